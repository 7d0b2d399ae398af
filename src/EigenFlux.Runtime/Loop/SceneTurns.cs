using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Stops;
using EigenFlux.Runtime.Turns;
using EigenFlux.Runtime.Windows;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Loop;

/// <summary>Takes the turns of a scene: those of models, of persons, and of coalitions that play.</summary>
/// <param name="run">The run.</param>
/// <param name="scene">The scene.</param>
/// <param name="cast">Who speaks for its characters.</param>
/// <param name="state">Its state.</param>
/// <param name="emit">Receives the events.</param>
internal sealed class SceneTurns(RunState run, SceneProgram scene, SceneCast cast, SceneState state, Action<FluxEvent> emit)
{
    /// <summary>Takes a turn.</summary>
    public async ValueTask RunAsync(Instruction.Generate generate)
    {
        var windows = state.Windows;
        var occurrence = state.Scope.Capture(generate.Capture).Items.Count + 1;
        var segment = SegmentNames.Turn(generate.Capture, occurrence);
        var candidates = generate.Speakers.Select(state.Speaker).ToList();
        var audience = Audiences.Of(generate.Audience, state.Evaluator);
        var isGenerated = candidates.Count == 0 || candidates.Exists(candidate => !IsWhole(generate, candidate));
        state.Memory.BeginTurn(segment, candidates, audience, isGenerated);
        if (state.Summary is { } summary && isGenerated)
        {
            await summary.FoldAsync(candidates.Select(SpeakerChoice.NameOf), audience, generate.Site).ConfigureAwait(false);
        }

        var speaker = await SpeakerChoice.RunAsync(run, windows, candidates, generate.Site, emit).ConfigureAwait(false);
        var on = ModelOf(generate, speaker);
        if (SceneCast.IsPerson(on))
        {
            await new PersonTurn(run, scene, windows, state.Memory, state.Scope, emit).RunAsync(generate, speaker, segment, occurrence, audience).ConfigureAwait(false);
        }
        else if (CoalitionTurn.Of(run.Image, speaker) is not null)
        {
            await new CoalitionTurn(
                run,
                windows,
                state.Memory,
                state.Evaluator,
                state.Scope,
                (played, arguments) => SceneCall.RunAsync(run, played, arguments, generate.Site, emit, playedBy: speaker.Id),
                emit).RunAsync(generate, speaker, segment, occurrence, audience, cast.Labels(windows.Writer)).ConfigureAwait(false);
        }
        else
        {
            await GenerateAsync(generate, cast.Find(on), speaker, segment, occurrence, audience).ConfigureAwait(false);
        }
    }

    private async ValueTask GenerateAsync(
        Instruction.Generate generate, ModelProgram program, FluxValue.Character speaker, string segment, int occurrence, Audience audience)
    {
        var windows = state.Windows;
        var window = await windows.BeginTurnAsync(program, speaker.Id).ConfigureAwait(false);
        var turn = TurnRunner.For(
            new TurnContext(run, window, windows.Writer, speaker, segment, generate, program.Sampler, state.Evaluator, emit)
            {
                SeenBy = audience,
                ModelStops = program.Stops,
            },
            cast.Labels(windows.Writer));
        var before = state.Scope.Capture(generate.Capture);
        var by = StopNames.Cut;
        try
        {
            by = await turn.GenerateAsync(test =>
            {
                state.Scope[generate.Capture] = new FluxValue.Capture([.. before.Items, turn.Partial("", occurrence)]);
                windows.Overhear(window, audience);
                return state.Evaluator.Test(test) == true;
            }).ConfigureAwait(false);
        }
        finally
        {
            var taken = turn.Partial(by, occurrence);
            state.Scope[generate.Capture] = new FluxValue.Capture([.. before.Items, taken]);
            var written = new WrittenSegment(
                segment, SegmentKind.Turn, windows.Writer.Turn(SpeakerChoice.NameOf(speaker), taken.Said), Speaker: speaker.Id)
            {
                SeenBy = audience,
            };
            windows.EndTurn(window, written);
            state.Memory.EndTurn(taken.Said, speaker, audience);
            emit(FluxEvent.Stopped.Of(generate.Capture, taken, taken.Tokens));
            await run.Log.FlushAsync().ConfigureAwait(false);
        }
    }

    private FluxValue ModelOf(Instruction.Generate generate, FluxValue.Character speaker) =>
        generate.Model is null ? cast.Of(speaker) : state.Evaluator.Evaluate(generate.Model);

    /// <summary>Whether the turn of a speaker is written as a whole when it has been said elsewhere, by a person or in a scene that is played.</summary>
    private bool IsWhole(Instruction.Generate generate, FluxValue.Character speaker) =>
        SceneCast.IsPerson(ModelOf(generate, speaker)) || CoalitionTurn.Of(run.Image, speaker) is not null;
}
