using EigenFlux.Runtime.Amplitudes;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Stops;
using EigenFlux.Runtime.Turns;
using EigenFlux.Runtime.Windows;
using EigenFlux.Scenes.Planning;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Planning.Views;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Loop;

/// <summary>Runs one scene in a window of its own.</summary>
internal sealed class SceneRunner : IDisposable
{
    private readonly RunState run;
    private readonly SceneProgram scene;
    private readonly ModelProgram model;
    private readonly IReadOnlyDictionary<string, FluxValue?> cast;
    private SceneState state;
    private Instruction? at;

    public SceneRunner(
        RunState run, SceneProgram scene, IReadOnlyDictionary<string, FluxValue> arguments, ScenePlan? plan, bool sumsUp = false, string? playedBy = null)
    {
        (this.run, this.scene) = (run, scene);
        var scope = run.Scope(arguments);
        var evaluator = new Evaluator(scope);
        cast = Casting.Of(scene, evaluator);
        model = ModelBinding.Find(run.Image.Models, evaluator.Evaluate(scene.Model));
        var opened = run.Services.Models.Open(model);
        Plan = plan ?? ScenePages.Plan(run, scene, arguments, opened);
        if (run.Budget.Depth > 0)
        {
            Emit(new FluxEvent.Called(scene.Name, run.Budget.Depth, model.Uri, Plan.Window, sumsUp) { PlayedBy = playedBy });
        }

        var views = SceneViews.Of(scene, cast.Keys, run.Image.Characters, evaluator);
        var sessions = Branching.SessionsFor(scene, evaluator, hasViews: views is not null, run.Width);
        var pages = new ScenePages(run, scene, arguments, opened, Plan, views, sessions, Emit);
        foreach (var watch in PremisePlanner.WatchesOf(scene))
        {
            scope[watch.Slot] = Watch.Before(watch);
        }

        state = new SceneState
        {
            Scope = scope,
            Evaluator = evaluator,
            Pages = pages,
            Memory = new SceneMemory(pages, new LiveCast(cast.Keys, run.Image.Characters, run.Image.Lore.Values), scope, evaluator),
            Summary = scene.Deletion.Summary is { } writer
                ? new SceneSummary(run, scene, writer, new FluxValue.Model(model.Name), pages, Emit)
                : null,
        };
    }

    private SceneRunner(SceneRunner other, RunState branch)
    {
        (run, scene, model, cast, Plan, at) = (branch, other.scene, other.model, other.cast, other.Plan, other.at);
        state = other.state.Fork(branch, Emit);
    }

    public ScenePlan Plan { get; }

    /// <summary>The values of the scene's names, by slot.</summary>
    public IReadOnlyDictionary<string, FluxValue> Values => state.Scope.All;

    /// <summary>The number of the beat, from 0.</summary>
    public int Beat => Math.Max(0, state?.Beat ?? 0);

    /// <summary>The statement that was being executed, for what goes wrong there.</summary>
    public SourceSite? Site => at?.Site;

    private Evaluator Evaluator => state.Evaluator;

    private ScenePages Pages => state.Pages;

    public void Dispose() => state.Dispose();

    /// <summary>The scene where it is now, for a branch.</summary>
    public SceneRunner Fork(RunState branch) => new(this, branch);

    /// <summary>Goes on where a branch has come to.</summary>
    public void Adopt(SceneRunner branch)
    {
        state.Dispose();
        state = branch.state.Fork(run, Emit);
    }

    /// <summary>A whole number, for a branch.</summary>
    public long Count(Expression count) => Evaluator.Integer(count) ?? 0;

    /// <summary>Sees to it that all that is in the windows is computed.</summary>
    public async ValueTask ComputeAsync()
    {
        foreach (var page in Pages.Common)
        {
            await page.ComputeAllAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Tells of a branch.</summary>
    public void Tell(FluxEvent.Branched branch) => Emit(branch);

    /// <summary>Does a branch's block.</summary>
    /// <returns>What ended the scene there, and its result where it gave one; null where the scene goes on.</returns>
    public ValueTask<(RunEnd? End, FluxValue.Result? Result)> BranchAsync(IReadOnlyList<Instruction> body) => WalkAsync(body);

    /// <summary>What a branch is chosen by.</summary>
    public double Measure(Expression by) => Evaluator.Number(by) ?? 0;

    /// <summary>Runs the scene to its end.</summary>
    public async ValueTask<(FluxValue.Result Result, RunEnd End)> RunAsync()
    {
        var (end, result) = await WalkAsync(scene.Body).ConfigureAwait(false);
        await run.Log.FlushAsync().ConfigureAwait(false);
        return (result ?? Result(), end ?? RunEnd.End);
    }

    /// <summary>What the scene would return now.</summary>
    public FluxValue.Result Result()
    {
        var last = FindReturn(scene.Body);
        return last is null ? new FluxValue.Result([]) : Evaluate(last);
    }

    private static Instruction.Return? FindReturn(IReadOnlyList<Instruction> body) =>
        body.OfType<Instruction.Return>().LastOrDefault();

    private FluxValue.Result Evaluate(Instruction.Return values) => new(
    [
        .. values.Values.Select(value => new KeyValuePair<string, FluxValue>(value.Name, Evaluator.Single(Evaluator.Evaluate(value.Value)))),
    ]);

    /// <summary>Runs a block.</summary>
    /// <returns>What ended the scene there, and its result where it gave one; null where the scene goes on.</returns>
    private async ValueTask<(RunEnd? End, FluxValue.Result? Result)> WalkAsync(IReadOnlyList<Instruction> body)
    {
        foreach (var instruction in body)
        {
            run.Budget.CountStep();
            at = instruction;
            var (end, result) = await StepAsync(instruction).ConfigureAwait(false);
            Pages.Settle();
            if (end is not null)
            {
                return (end, result);
            }
        }

        return (null, null);
    }

    private async ValueTask<(RunEnd? End, FluxValue.Result? Result)> StepAsync(Instruction instruction)
    {
        switch (instruction)
        {
            case Instruction.Write write:
                await WriteAsync(write).ConfigureAwait(false);
                await run.Log.FlushAsync().ConfigureAwait(false);
                break;
            case Instruction.Generate generate:
                await GenerateAsync(generate).ConfigureAwait(false);
                break;
            case Instruction.Assign assign:
                state.Scope[assign.Name] = Evaluator.Evaluate(assign.Value);
                break;
            case Instruction.Repeat repeat:
                return await LoopAsync(Evaluator.Integer(repeat.Count) ?? 0, repeat.Body, _ => true).ConfigureAwait(false);
            case Instruction.While loop:
                return await LoopAsync(
                    Evaluator.Integer(loop.AtMost) ?? 0, loop.Body, _ => Evaluator.Test(loop.Test) == true).ConfigureAwait(false);
            case Instruction.ForEach each:
                var items = Evaluator.Items(each.List) ?? [];
                return await LoopAsync(items.Count, each.Body, i =>
                {
                    state.Scope[each.Name] = items[(int)i];
                    return true;
                }).ConfigureAwait(false);
            case Instruction.If choice:
                return await WalkAsync(choice.Arms.FirstOrDefault(arm => Evaluator.Test(arm.Test) == true)?.Body ?? choice.Else)
                    .ConfigureAwait(false);
            case Instruction.Choose choose:
                return await new Branching(run, this).RunAsync(choose).ConfigureAwait(false);
            case Instruction.Call call:
                await CallAsync(call).ConfigureAwait(false);
                break;
            case Instruction.Presence presence:
                state.Memory.Presence(presence);
                await run.Log.FlushAsync().ConfigureAwait(false);
                break;
            case Instruction.Retain retain:
                state.Memory.Retain(retain, () => state.Beat++);
                await run.Log.FlushAsync().ConfigureAwait(false);
                break;
            case Instruction.Watch watch:
                Begin(watch);
                await run.Log.FlushAsync().ConfigureAwait(false);
                break;
            case Instruction.StopWhen stop:
                return Evaluator.Test(stop.Test) == true ? (RunEnd.Stop, null) : (null, null);
            case Instruction.Return values:
                return (RunEnd.End, Evaluate(values));
            default:
                throw new InvalidOperationException($"{instruction.GetType().Name} is no statement.");
        }

        return (null, null);
    }

    private async ValueTask<(RunEnd? End, FluxValue.Result? Result)> LoopAsync(
        long count, IReadOnlyList<Instruction> body, Func<long, bool> before)
    {
        for (var i = 0L; i < count; i++)
        {
            run.Budget.CountStep();
            if (!before(i))
            {
                break;
            }

            var (end, result) = await WalkAsync(body).ConfigureAwait(false);
            if (end is not null)
            {
                return (end, result);
            }
        }

        return (null, null);
    }

    private async ValueTask WriteAsync(Instruction.Write write)
    {
        state.Beat++;
        var speaker = write.Speaker is null
            ? FluxValue.Character.Narrator
            : Speaker(write.Speaker);
        var said = AuthorText.Of(write.Text, Evaluator);
        var audience = Audiences.Of(write.Audience, Evaluator);
        state.Memory.Write(write, speaker, said, audience);
        Emit(new FluxEvent.Said(write.Segments, speaker, said.Text) { SeenBy = audience });
    }

    private async ValueTask GenerateAsync(Instruction.Generate generate)
    {
        state.Beat++;
        var occurrence = state.Scope.Capture(generate.Capture).Items.Count + 1;
        var segment = SegmentNames.Turn(generate.Capture, occurrence);
        var candidates = generate.Speakers.Select(Speaker).ToList();
        var audience = Audiences.Of(generate.Audience, Evaluator);
        state.Memory.BeginTurn(segment, candidates, audience);
        if (state.Summary is { } summary && !(candidates.Count > 0 && candidates.TrueForAll(candidate => IsWhole(generate, candidate))))
        {
            await summary.FoldAsync(candidates.Select(SpeakerChoice.NameOf), audience, generate.Site).ConfigureAwait(false);
        }

        var speaker = await SpeakerChoice.RunAsync(run, Pages, candidates, generate.Site, Emit).ConfigureAwait(false);
        var on = ModelOf(generate, speaker);
        if (IsPerson(on))
        {
            await new PersonTurn(run, scene, Pages, state.Memory, state.Scope, Emit).RunAsync(generate, speaker, segment, occurrence, audience).ConfigureAwait(false);
            return;
        }

        if (CoalitionTurn.Of(run.Image, speaker) is not null)
        {
            await new CoalitionTurn(
                run,
                Pages,
                state.Memory,
                Evaluator,
                state.Scope,
                (played, arguments) => SceneCall.RunAsync(run, played, arguments, generate.Site, Emit, playedBy: speaker.Id),
                Emit).RunAsync(generate, speaker, segment, occurrence, audience, Labels()).ConfigureAwait(false);
            return;
        }

        var program = ModelBinding.Find(run.Image.Models, on);
        var page = await Pages.BeginTurnAsync(program, speaker.Id).ConfigureAwait(false);
        var turn = TurnRunner.For(
            new TurnContext(run, page, Pages.Writer, speaker, segment, generate, program.Sampler, Evaluator, Emit)
            {
                SeenBy = audience,
                ModelStops = program.Stops,
            },
            Labels());
        var before = state.Scope.Capture(generate.Capture);
        var by = StopNames.Cut;
        try
        {
            by = await turn.GenerateAsync(test =>
            {
                state.Scope[generate.Capture] = new FluxValue.Capture([.. before.Items, turn.Partial("", occurrence)]);
                Pages.Overhear(page, audience);
                return Evaluator.Test(test) == true;
            }).ConfigureAwait(false);
        }
        finally
        {
            var taken = turn.Partial(by, occurrence);
            state.Scope[generate.Capture] = new FluxValue.Capture([.. before.Items, taken]);
            var written = new WrittenSegment(
                segment, SegmentKind.Turn, Pages.Writer.Turn(SpeakerChoice.NameOf(speaker), taken.Said), Speaker: speaker.Id)
            {
                SeenBy = audience,
            };
            Pages.EndTurn(page, written);
            state.Memory.EndTurn(taken.Said, speaker, audience);
            Emit(FluxEvent.Stopped.Of(generate.Capture, taken, taken.Tokens));
            await run.Log.FlushAsync().ConfigureAwait(false);
        }
    }

    /// <summary>A watch is on from where it is reached, on the page of the model that the watched one is cast on.</summary>
    private void Begin(Instruction.Watch watch)
    {
        if (Pages.Watches(watch.Slot))
        {
            return;
        }

        var who = Speaker(watch.Who);
        var own = cast.GetValueOrDefault(who.Id);
        var program = own is null || IsPerson(own) ? model : ModelBinding.Find(run.Image.Models, own);
        var page = Pages.For(program);
        if (page.Premises is not { } premises)
        {
            throw new RunFaultException(
                new RunFault.WatchNeedsProbabilities(watch.Slot, program.Uri, who.Display) { Site = watch.Site });
        }

        premises.Add(new Watch(watch, who, state.Scope, Emit));
    }

    private FluxValue ModelOf(Instruction.Generate generate, FluxValue.Character speaker) => generate.Model is not null
        ? Evaluator.Evaluate(generate.Model)
        : cast.GetValueOrDefault(speaker.Id) ?? new FluxValue.Model(model.Name);

    /// <summary>Whether somebody's turn is written as a whole when it has been said elsewhere, by a person or in a scene that is played.</summary>
    private bool IsWhole(Instruction.Generate generate, FluxValue.Character speaker) =>
        IsPerson(ModelOf(generate, speaker)) || CoalitionTurn.Of(run.Image, speaker) is not null;

    private static bool IsPerson(FluxValue model) => Evaluator.Single(model) is FluxValue.Model { Name: FluxValue.Model.Input };

    private IEnumerable<string> Labels() => cast.Keys
        .Select(id => run.Image.Characters[id].Display)
        .Select(display => Pages.Writer.Label(display))
        .Append(Pages.Writer.Label(null))
        .OfType<string>();

    private async ValueTask CallAsync(Instruction.Call call)
    {
        var arguments = new Dictionary<string, FluxValue>(StringComparer.Ordinal);
        foreach (var argument in call.Arguments)
        {
            arguments[argument.Name] = Evaluator.Single(Evaluator.Evaluate(argument.Value));
        }

        var result = await SceneCall.RunAsync(run, call.Scene, arguments, call.Site, Emit).ConfigureAwait(false);
        if (call.Capture is not null)
        {
            state.Scope.Add(call.Capture, result);
        }

        await run.Log.FlushAsync().ConfigureAwait(false);
    }

    private FluxValue.Character Speaker(Expression expression) => Evaluator.Single(Evaluator.Evaluate(expression)) as FluxValue.Character
        ?? throw new EvaluationException("A character is needed here, to speak.");

    private void Emit(FluxEvent happened) => run.Log.Emit(happened, Beat);
}
