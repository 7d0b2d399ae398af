using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Batching;

/// <summary>
/// Runs several walkers, one at a time: each goes on until it needs a distribution, and when all that are under way wait for one, all
/// are computed in one batch. The order is always the same, so that the same walkers make the same batches.
/// </summary>
/// <param name="width">The most walkers under way at once, their forks apart; the next begins when one is over.</param>
internal sealed class Lockstep(int width)
{
    private readonly List<Walker> walkers = [];

    /// <summary>Whether one walker alone is under way, which then need not wait for others.</summary>
    public bool IsAlone { get; private set; }

    /// <summary>Runs all to their end.</summary>
    /// <param name="bodies">What each does. Its exceptions are its own affair.</param>
    public async Task RunAsync(IReadOnlyList<Func<Walker, Task>> bodies)
    {
        var roots = new HashSet<Walker>();
        var next = 0;
        while (true)
        {
            while (next < bodies.Count && roots.Count < width)
            {
                var root = new Walker(this, bodies[next++], null);
                roots.Add(root);
                walkers.Add(root);
            }

            if (walkers.Count == 0)
            {
                return;
            }

            IsAlone = walkers.Count(walker => walker.State != WalkerState.Suspended) == 1;
            if (walkers.Find(walker => walker.State == WalkerState.Ready) is not { } ready)
            {
                await ComputeAsync().ConfigureAwait(false);
                continue;
            }

            await ready.GoAsync().ConfigureAwait(false);
            if (ready.State == WalkerState.Over)
            {
                roots.Remove(ready);
                walkers.Remove(ready);
                ready.Parent?.ChildIsOver();
            }
        }
    }

    /// <summary>Puts the children of a walker beside it.</summary>
    internal void Add(Walker parent, IEnumerable<Walker> children) => walkers.InsertRange(walkers.IndexOf(parent) + 1, children);

    private async ValueTask ComputeAsync()
    {
        foreach (var group in walkers.Where(walker => walker.State == WalkerState.Waiting).GroupBy(walker => walker.Wanted.Context).ToList())
        {
            ModelException? failure = null;
            try
            {
                await group.Key.EvaluateAsync([.. group.SelectMany(walker => walker.Wanted.Sessions)]).ConfigureAwait(false);
            }
            catch (ModelException problem)
            {
                failure = problem;
            }

            foreach (var walker in group)
            {
                walker.Computed(failure);
            }
        }
    }
}
