using EigenFlux.Runtime.Amplitudes;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Windows;
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
    private readonly SceneCast cast;
    private SceneState state;
    private Instruction? at;

    public SceneRunner(
        RunState run, SceneProgram scene, IReadOnlyDictionary<string, FluxValue> arguments, ScenePlan? plan, bool sumsUp = false, string? playedBy = null)
    {
        (this.run, this.scene) = (run, scene);
        var scope = run.Scope(arguments);
        var evaluator = new Evaluator(scope);
        cast = new SceneCast(run.Image, scene, evaluator);
        var opened = run.Services.Models.Open(cast.Model);
        Plan = plan ?? SceneLayouts.Plan(run, scene, arguments, opened);
        if (run.Budget.Depth > 0)
        {
            Emit(new FluxEvent.Called(scene.Name, run.Budget.Depth, cast.Model.Uri, Plan.Window, sumsUp) { PlayedBy = playedBy });
        }

        var views = SceneViews.Of(scene, cast.Names, run.Image.Characters, evaluator);
        var sessions = Branching.SessionsFor(scene, evaluator, hasViews: views is not null, run.Width);
        var windows = new SceneWindows(run, new SceneLayouts(run, scene, arguments, sessions), opened, Plan, views, Emit);
        state = SceneState.Begin(run, scene, cast, scope, windows, Emit);
    }

    private SceneRunner(SceneRunner other, RunState branch)
    {
        (run, scene, cast, Plan, at) = (branch, other.scene, other.cast, other.Plan, other.at);
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

    private SceneWindows Windows => state.Windows;

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
        foreach (var window in Windows.Common)
        {
            await window.ComputeAllAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Reports the end of a branch.</summary>
    public void Report(FluxEvent.Branched branch) => Emit(branch);

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
            Windows.Settle();
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
                state.Beat++;
                await new SceneTurns(run, scene, cast, state, Emit).RunAsync(generate).ConfigureAwait(false);
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
            : state.Speaker(write.Speaker);
        var said = AuthorText.Of(write.Text, Evaluator);
        var audience = Audiences.Of(write.Audience, Evaluator);
        state.Memory.Write(write, speaker, said, audience);
        Emit(new FluxEvent.Said(write.Segments, speaker, said.Text) { SeenBy = audience });
    }

    /// <summary>A watch is on from where it is reached, on the window of the model that the watched one is cast on.</summary>
    private void Begin(Instruction.Watch watch)
    {
        if (Windows.Watches(watch.Slot))
        {
            return;
        }

        var who = state.Speaker(watch.Who);
        var program = cast.Watched(who);
        var window = Windows.CommonFor(program);
        if (window.Premises is not { } premises)
        {
            throw new RunFaultException(
                new RunFault.WatchNeedsProbabilities(watch.Slot, program.Uri, who.Display) { Site = watch.Site });
        }

        premises.Add(new Watch(watch, who, state.Scope, Emit));
    }

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

    private void Emit(FluxEvent happened) => run.Log.Emit(happened, Beat);
}
