using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Layout;
using EigenFlux.Compiler.Liveness;
using EigenFlux.Compiler.Lowering;
using EigenFlux.Compiler.Schedule;
using EigenFlux.Compiler.Values;
using EigenFlux.Models;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Pages;
using EigenFlux.Runtime.Stops;

namespace EigenFlux.Runtime.Loop;

/// <summary>Runs one scene in a window of its own.</summary>
internal sealed class SceneRunner : IDisposable
{
    private readonly RunState run;
    private readonly SceneProgram scene;
    private readonly RunScope scope;
    private readonly Evaluator evaluator;
    private readonly ModelProgram model;
    private readonly IReadOnlyDictionary<string, FluxValue?> cast;
    private readonly ScenePages pages;
    private readonly SceneMemory memory;
    private readonly SceneSummary? summary;
    private int beat = -1;
    private Instruction? at;

    public SceneRunner(
        RunState run, SceneProgram scene, IReadOnlyDictionary<string, FluxValue> arguments, ScenePlan? plan, bool sumsUp = false)
    {
        (this.run, this.scene) = (run, scene);
        scope = new RunScope(run, arguments);
        evaluator = new Evaluator(scope);
        cast = Casting.Of(scene, evaluator);
        model = ModelBinding.Find(run.Image.Models, evaluator.Evaluate(scene.Model));
        var opened = run.Open(model);
        Plan = plan ?? ScenePages.Plan(run, scene, arguments, opened);
        if (run.Depth > 0)
        {
            Emit(new FluxEvent.Called(scene.Name, run.Depth, model.Uri, Plan.Window, sumsUp));
        }

        pages = new ScenePages(run, scene, arguments, opened, Plan, Emit);
        memory = new SceneMemory(pages, new LiveCast(cast.Keys, run.Image.Characters), new LoreMentions(run.Image.Lore.Values), scope, evaluator);
        summary = scene.Deletion.Summary is { } writer ? new SceneSummary(run, scene, writer, new FluxValue.Model(model.Name), pages, Emit) : null;
    }

    public ScenePlan Plan { get; }

    public string ModelUri => model.Uri;

    /// <summary>The values of the scene's names, by slot.</summary>
    public IReadOnlyDictionary<string, FluxValue> Values => scope.All;

    /// <summary>The number of the beat, from 0.</summary>
    public int Beat => Math.Max(0, beat);

    /// <summary>The statement that was being executed, for what goes wrong there.</summary>
    public SourceSite? Site => at?.Site;

    public void Dispose() => pages.Dispose();

    /// <summary>Runs the scene to its end.</summary>
    public async ValueTask<(FluxValue.Result Result, RunEnd End)> RunAsync()
    {
        var (end, result) = await WalkAsync(scene.Body).ConfigureAwait(false);
        await run.FlushAsync().ConfigureAwait(false);
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
        .. values.Values.Select(value => new KeyValuePair<string, FluxValue>(value.Name, Evaluator.Single(evaluator.Evaluate(value.Value)))),
    ]);

    /// <summary>Runs a block.</summary>
    /// <returns>What ended the scene there, and its result where it gave one; null where the scene goes on.</returns>
    private async ValueTask<(RunEnd? End, FluxValue.Result? Result)> WalkAsync(IReadOnlyList<Instruction> body)
    {
        foreach (var instruction in body)
        {
            run.CountStep();
            at = instruction;
            var (end, result) = await StepAsync(instruction).ConfigureAwait(false);
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
                Write(write);
                await run.FlushAsync().ConfigureAwait(false);
                break;
            case Instruction.Generate generate:
                await GenerateAsync(generate).ConfigureAwait(false);
                break;
            case Instruction.Assign assign:
                scope[assign.Name] = evaluator.Evaluate(assign.Value);
                break;
            case Instruction.Repeat repeat:
                return await LoopAsync(evaluator.Integer(repeat.Count) ?? 0, repeat.Body, _ => true).ConfigureAwait(false);
            case Instruction.While loop:
                return await LoopAsync(
                    evaluator.Integer(loop.AtMost) ?? 0, loop.Body, _ => evaluator.Test(loop.Test) == true).ConfigureAwait(false);
            case Instruction.ForEach each:
                var items = evaluator.Items(each.List) ?? [];
                return await LoopAsync(items.Count, each.Body, i =>
                {
                    scope[each.Name] = items[(int)i];
                    return true;
                }).ConfigureAwait(false);
            case Instruction.If choice:
                return await WalkAsync(choice.Arms.FirstOrDefault(arm => evaluator.Test(arm.Test) == true)?.Body ?? choice.Else)
                    .ConfigureAwait(false);
            case Instruction.Call call:
                await CallAsync(call).ConfigureAwait(false);
                break;
            case Instruction.Presence presence:
                memory.Presence(presence);
                await run.FlushAsync().ConfigureAwait(false);
                break;
            case Instruction.Retain retain:
                memory.Retain(retain, () => beat++);
                await run.FlushAsync().ConfigureAwait(false);
                break;
            case Instruction.StopWhen stop:
                return evaluator.Test(stop.Test) == true ? (RunEnd.Stop, null) : (null, null);
            case Instruction.Return values:
                return (RunEnd.End, Evaluate(values));
        }

        return (null, null);
    }

    private async ValueTask<(RunEnd? End, FluxValue.Result? Result)> LoopAsync(
        long count, IReadOnlyList<Instruction> body, Func<long, bool> before)
    {
        for (var i = 0L; i < count; i++)
        {
            run.CountStep();
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

    private void Write(Instruction.Write write)
    {
        beat++;
        var speaker = write.Speaker is null
            ? FluxValue.Character.Narrator
            : Speaker(write.Speaker);
        var said = AuthorText.Of(write.Text, evaluator);
        memory.Write(write, speaker, said);
        Emit(new FluxEvent.Said(write.Segments, speaker, said.Text));
    }

    private async ValueTask GenerateAsync(Instruction.Generate generate)
    {
        beat++;
        var occurrence = scope.Capture(generate.Capture).Items.Count + 1;
        var segment = SegmentNames.Turn(generate.Capture, occurrence);
        var candidates = generate.Speakers.Select(Speaker).ToList();
        memory.BeginTurn(segment, candidates);
        if (summary is not null && !(candidates.Count > 0 && candidates.TrueForAll(candidate => IsPerson(ModelOf(generate, candidate)))))
        {
            await summary.FoldAsync(candidates.Select(NameOf), generate.Site).ConfigureAwait(false);
        }

        var speaker = await ChooseAsync(generate, candidates).ConfigureAwait(false);
        var on = ModelOf(generate, speaker);
        if (IsPerson(on))
        {
            await AskAsync(generate, speaker, segment, occurrence).ConfigureAwait(false);
            return;
        }

        var program = ModelBinding.Find(run.Image.Models, on);
        var page = pages.For(program);
        var turn = new TurnRunner(run, page, pages.Writer, speaker, segment, generate, Labels(), evaluator, Emit)
        {
            Settings = program.Sampler,
        };
        var before = scope.Capture(generate.Capture);
        var by = StopNames.Cut;
        try
        {
            by = await turn.GenerateAsync(test =>
            {
                scope[generate.Capture] = new FluxValue.Capture([.. before.Items, turn.Partial("", occurrence)]);
                return evaluator.Test(test) == true;
            }).ConfigureAwait(false);
        }
        finally
        {
            var taken = turn.Partial(by, occurrence);
            scope[generate.Capture] = new FluxValue.Capture([.. before.Items, taken]);
            var written = new WrittenSegment(segment, SegmentKind.Turn, pages.Writer.Turn(NameOf(speaker), taken.Said));
            pages.Write(written, again: false, except: page);
            memory.EndTurn(taken.Said);
            Emit(new FluxEvent.Stopped(generate.Capture, by, taken.Said, taken.Tokens));
            await run.FlushAsync().ConfigureAwait(false);
        }
    }

    private FluxValue ModelOf(Instruction.Generate generate, FluxValue.Character speaker) => generate.Model is not null
        ? evaluator.Evaluate(generate.Model)
        : cast.GetValueOrDefault(speaker.Id) ?? new FluxValue.Model(model.Name);

    private static bool IsPerson(FluxValue model) => Evaluator.Single(model) is FluxValue.Model { Name: FluxValue.Model.Input };

    /// <summary>A turn that a person takes.</summary>
    private async ValueTask AskAsync(Instruction.Generate generate, FluxValue.Character speaker, string segment, int occurrence)
    {
        Emit(new FluxEvent.TurnStarted(speaker, generate.Capture, segment));
        await run.FlushAsync().ConfigureAwait(false);
        var person = run.Options.Person
            ?? throw new RunFaultException(new RunFault(RunFaultKind.NoPerson, speaker.Display, generate.Site));
        var line = await person.AskAsync(speaker.Display, run.Cancellation).ConfigureAwait(false)
            ?? throw new RunEndedException(RunEnd.Input, null);
        var said = line.Trim();
        var text = pages.Writer.Write(speaker == FluxValue.Character.Narrator ? WriteKind.Narration : WriteKind.Line, speaker.Display, said);
        pages.Write(new WrittenSegment(segment, SegmentKind.Turn, text), again: false);
        memory.EndTurn(said);
        scope.Add(generate.Capture, new FluxValue.Turn(
            said, speaker, StopNames.Line, pages.Main.Tokenizer.Tokenize(said).Length, occurrence));
        Emit(new FluxEvent.Stopped(generate.Capture, StopNames.Line, said, 0));
        await run.FlushAsync().ConfigureAwait(false);
    }

    /// <summary>Who speaks: where several may, the model says whose label comes next.</summary>
    private async ValueTask<FluxValue.Character> ChooseAsync(Instruction.Generate generate, List<FluxValue.Character> candidates)
    {
        if (candidates.Count < 2)
        {
            return candidates.Count == 0 ? FluxValue.Character.Narrator : candidates[0];
        }

        var main = pages.Main;
        double[] scores;
        if (main.Model.Info.Capabilities.HasFlag(ModelCapabilities.LogProbabilities))
        {
            scores = main.Score([.. candidates.Select(candidate => pages.Writer.OpenTurn(NameOf(candidate)).Tokenize(main.Tokenizer))]);
        }
        else
        {
            scores = new double[candidates.Count];
            Emit(new FluxEvent.Noticed(new RunFault(RunFaultKind.SpeakerDrawn, ModelUri, generate.Site)
            {
                Details = [string.Join(", ", candidates.Select(candidate => candidate.Display))],
            }));
        }

        await run.FlushAsync().ConfigureAwait(false);
        var largest = scores.Max();
        var weights = scores.Select(score => Math.Exp(score - largest)).ToArray();
        var drawn = run.Draw() * weights.Sum();
        for (var i = 0; i < weights.Length; i++)
        {
            drawn -= weights[i];
            if (drawn < 0)
            {
                return candidates[i];
            }
        }

        return candidates[^1];
    }

    private static string? NameOf(FluxValue.Character speaker) => speaker == FluxValue.Character.Narrator ? null : speaker.Display;

    private IEnumerable<string> Labels() => cast.Keys
        .Select(id => run.Image.Characters[id].Display)
        .Select(display => pages.Writer.Label(display))
        .Append(pages.Writer.Label(null))
        .OfType<string>();

    private async ValueTask CallAsync(Instruction.Call call)
    {
        var arguments = new Dictionary<string, FluxValue>(StringComparer.Ordinal);
        foreach (var argument in call.Arguments)
        {
            arguments[argument.Name] = Evaluator.Single(evaluator.Evaluate(argument.Value));
        }

        var result = await SceneCall.RunAsync(run, call.Scene, arguments, call.Site, Emit).ConfigureAwait(false);
        if (call.Capture is not null)
        {
            scope.Add(call.Capture, result);
        }

        await run.FlushAsync().ConfigureAwait(false);
    }

    private FluxValue.Character Speaker(Expression expression) => Evaluator.Single(evaluator.Evaluate(expression)) as FluxValue.Character
        ?? throw new EvaluationException("A character is needed here, to speak.");

    private void Emit(FluxEvent happened) => run.Emit(happened, Beat);
}
