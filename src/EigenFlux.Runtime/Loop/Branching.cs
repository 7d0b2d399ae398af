using EigenFlux.Runtime.Batching;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Planning;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Loop;

/// <summary>
/// <c>choose</c>: several branches begin with the same state, are computed in one batch, and the one that measures most goes on. Of two
/// that measure the same the first does.
/// </summary>
internal sealed class Branching(RunState run, SceneRunner scene)
{
    /// <summary>The most branches that are computed at once; where there are more, they are done some after the others.</summary>
    public const int Width = 16;

    /// <summary>The most branches of branches that there are at once: one <c>choose</c> within another computes fewer at a time.</summary>
    public const int MostAtOnce = 256;

    /// <summary>
    /// How many sessions one window of a scene may need at once: each of its states has one, one for each premise beside it, and one for the
    /// view that is spoken from.
    /// </summary>
    /// <param name="scene">The scene.</param>
    /// <param name="evaluator">Knows its arguments.</param>
    /// <param name="hasViews">Whether somebody sees what others do not.</param>
    /// <param name="around">How many branches there may be at once of which this is one.</param>
    public static int SessionsFor(SceneProgram scene, Evaluator evaluator, bool hasViews, int around) =>
        Most(scene.Body, evaluator, around) * (1 + (hasViews ? 1 : 0) + PremisePlanner
            .WatchesOf(scene).SelectMany(watch => watch.Premises).Select(premise => premise.Premise).Distinct().Count());

    /// <summary>Runs the branches, and goes on with the best of them.</summary>
    /// <returns>What ended the scene there, and its result where it gave one; null where the scene goes on.</returns>
    public async ValueTask<(RunEnd? End, FluxValue.Result? Result)> RunAsync(Instruction.Choose choose)
    {
        var asked = scene.Count(choose.Count);
        if (asked > Limits.Branches)
        {
            throw new RunFaultException(new RunFault.TooManyBranches(asked, Limits.Branches) { Site = choose.Site });
        }

        var count = (int)Math.Max(asked, 1);
        return await run.Drawing.Current.RunAsync(() => ChooseAsync(choose, count), () => ReplayAsync(choose, count)).ConfigureAwait(false);
    }

    /// <summary>How many branches of one <c>choose</c> are computed at once.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="around">How many there may be at once of that of which they are branches.</param>
    private static int AtOnce(long count, int around) => (int)Math.Clamp(count, 1, Math.Clamp(MostAtOnce / around, 1, Width));

    private static int Most(IReadOnlyList<Instruction> body, Evaluator evaluator, int around) => body.Select(instruction =>
    {
        var width = instruction is Instruction.Choose choose ? AtOnce(Foreseen(choose.Count, evaluator), around) : 0;
        var inner = instruction.Bodies.Select(block => Most(block, evaluator, around * Math.Max(1, width))).DefaultIfEmpty(1).Max();

        // The state that they begin with, the best so far, and each of them with what it needs itself.
        return width == 0 ? inner : 2 + (width * inner);
    }).DefaultIfEmpty(1).Max();

    /// <summary>How many branches there will be, as far as it is known before the scene runs.</summary>
    private static long Foreseen(Expression count, Evaluator evaluator)
    {
        try
        {
            return count.Draws || count.Variables.Any() ? Width : evaluator.Integer(count) ?? Width;
        }
        catch (EvaluationException)
        {
            return Width; // The run reports the error.
        }
    }

    private async ValueTask<(RunEnd? End, FluxValue.Result? Result)> ChooseAsync(Instruction.Choose choose, int count)
    {
        // What the branches begin with is computed once.
        await scene.ComputeAsync().ConfigureAwait(false);
        await run.Log.FlushAsync().ConfigureAwait(false);
        var branches = new FluxEvent.Branched[count];
        var width = AtOnce(count, run.Width);
        Branch? best = null;
        try
        {
            for (var first = 1; first <= count; first += width)
            {
                var wave = new Branch?[Math.Min(width, count - first + 1)];
                try
                {
                    await run.Services.Walker.ForkAsync([.. wave.Select((_, i) => (Func<Walker, Task>)(async walker =>
                    {
                        var branch = wave[i] = new Branch(run.Fork(walker, first + i, width), scene, first + i);
                        await branch.RunAsync(choose).ConfigureAwait(false);
                    }))]).ConfigureAwait(false);
                }
                finally
                {
                    foreach (var branch in wave.OfType<Branch>())
                    {
                        branches[branch.Number - 1] = branch.ToEvent(run.Budget.Generated, count);
                    }
                }

                foreach (var branch in wave.OfType<Branch>())
                {
                    var loser = best is null || branch.Value > best.Value ? best : branch;
                    best = loser == branch ? best : branch;
                    loser?.Dispose();
                }
            }
        }
        catch
        {
            // The branches are reported, although the run continues with none of them.
            best?.Dispose();
            Report([.. branches.OfType<FluxEvent.Branched>()], 0);
            throw;
        }

        var journal = run.Drawing.Journal;
        journal.Write(best!.Number);
        foreach (var branch in branches)
        {
            journal.Write(branch.Value);
            journal.Write(branch.Tokens);
            journal.Write(branch.Text);
        }

        Report(branches, best.Number);
        run.Adopt(best.Run);
        scene.Adopt(best.Scene);
        best.Dispose();
        await run.Log.FlushAsync().ConfigureAwait(false);
        return best.Outcome;
    }

    /// <summary>Goes again the way that went on.</summary>
    private async ValueTask<(RunEnd? End, FluxValue.Result? Result)> ReplayAsync(Instruction.Choose choose, int count)
    {
        // Branches are counted from 1.
        var journal = run.Drawing.Journal;
        var chosen = journal.ReadInteger();
        if (chosen < 1 || chosen > count)
        {
            throw new InvalidDataException("The journal is of another run.");
        }

        var branches = new List<FluxEvent.Branched>();
        for (var i = 0; i < count; i++)
        {
            branches.Add(new FluxEvent.Branched(
                i + 1, count, journal.ReadNumber(), journal.ReadInteger(), journal.ReadText(), Chosen: false));
        }

        Report(branches, chosen);
        run.Budget.CountLost(branches.Where(branch => branch.Number != chosen).Sum(branch => branch.Tokens));
        var before = run.EnterBranch(chosen);
        try
        {
            return await scene.BranchAsync(choose.Body).ConfigureAwait(false);
        }
        finally
        {
            run.LeaveBranch(before);
        }
    }

    private void Report(IReadOnlyList<FluxEvent.Branched> branches, int chosen)
    {
        foreach (var branch in branches)
        {
            scene.Report(branch with { Chosen = branch.Number == chosen });
        }
    }

    /// <summary>One of the branches.</summary>
    private sealed class Branch(RunState run, SceneRunner from, int number) : IDisposable
    {
        public RunState Run => run;

        public SceneRunner Scene { get; } = from.Fork(run);

        public int Number => number;

        public double Value { get; private set; } = double.NegativeInfinity;

        public (RunEnd? End, FluxValue.Result? Result) Outcome { get; private set; }

        public async Task RunAsync(Instruction.Choose choose)
        {
            Outcome = await Scene.BranchAsync(choose.Body).ConfigureAwait(false);
            Value = Scene.Measure(choose.By);
        }

        public FluxEvent.Branched ToEvent(int before, int of) =>
            new(number, of, Value, run.Budget.Generated - before, run.Log.Text(), Chosen: false);

        public void Dispose() => Scene.Dispose();
    }
}
