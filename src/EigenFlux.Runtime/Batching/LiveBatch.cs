using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Batching;

/// <summary>
/// Several runs whose tokens are computed together. Their walkers execute one at a time: each continues until it needs a distribution, and when all that
/// execute wait for one, all are computed in one batch. Walkers execute in the order in which they joined, so that the same walkers make the same batches.
/// A shared batch is joined and left at any time, between two steps; a batch of its own begins with all its runs. Safe to join from several threads.
/// </summary>
/// <param name="width">
/// The most runs that are computed at once, without their forks; the others wait and begin in the order in which they came. A run of a shared batch that waits
/// for a person or for its reader is not counted.
/// </param>
/// <param name="isShared">Whether runs join and leave that know nothing of each other.</param>
internal sealed class LiveBatch(int width, bool isShared) : IDisposable
{
    private readonly Lock gate = new();
    private readonly LinkedList<BatchEntry> waiting = [];
    private readonly List<Walker> returned = [];

    // Only the loop reads and writes these.
    private readonly List<Walker> walkers = [];
    private readonly Dictionary<Walker, BatchEntry> runs = [];

    private bool isLooping;
    private bool onlyOneExecutes;
    private volatile bool hasChanged;

    /// <summary>The contexts of its runs. Used by walkers while they execute.</summary>
    public ContextPool ContextPool { get; } = new(width);

    /// <summary>Whether runs join and leave that know nothing of each other.</summary>
    public bool IsShared => isShared;

    /// <summary>Whether one walker alone executes, which then need not wait for others.</summary>
    public bool IsAlone => onlyOneExecutes && !hasChanged;

    /// <summary>Adds runs that begin together, and waits until all are over.</summary>
    /// <param name="bodies">What each does. Each handles its own exceptions.</param>
    /// <param name="cancellation">When it is cancelled, runs that still wait begin at once, so that they can end.</param>
    public async Task RunAsync(IReadOnlyList<Func<Walker, Task>> bodies, CancellationToken cancellation)
    {
        var entries = bodies.Select(body => new BatchEntry(body, isShared ? ExecutionContext.Capture() : null, cancellation)).ToList();
        lock (gate)
        {
            entries.ForEach(entry => waiting.AddLast(entry));
        }

        Continue();
        var registration = cancellation.UnsafeRegister(_ => Hurry(entries), null);
        await using (registration.ConfigureAwait(false))
        {
            await Task.WhenAll(entries.Select(entry => entry.Ended.Task)).ConfigureAwait(false);
        }
    }

    /// <summary>Closes the contexts. All runs are over.</summary>
    public void Dispose() => ContextPool.Dispose();

    /// <summary>Puts the children of a walker after it.</summary>
    internal void Add(Walker parent, IEnumerable<Walker> children) => walkers.InsertRange(walkers.IndexOf(parent) + 1, children);

    /// <summary>A walker that was away can execute again.</summary>
    internal void Return(Walker walker)
    {
        lock (gate)
        {
            returned.Add(walker);
        }

        Continue();
    }

    private void Hurry(List<BatchEntry> entries)
    {
        lock (gate)
        {
            entries.ForEach(entry => entry.IsUrgent = true);
        }

        Continue();
    }

    /// <summary>Wakes the loop.</summary>
    private void Continue()
    {
        lock (gate)
        {
            hasChanged = true;
            if (isLooping)
            {
                return;
            }

            isLooping = true;
        }

        if (!isShared)
        {
            // Its only caller waits for it anyway.
            _ = LoopAsync();
            return;
        }

        // The loop belongs to none of those who wake it.
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(LoopAsync);
        }
    }

    private async Task LoopAsync()
    {
        while (Admit())
        {
            onlyOneExecutes = walkers.Count(walker => walker.State is not (WalkerState.Suspended or WalkerState.Away)) == 1;
            if (walkers.Find(walker => walker.State == WalkerState.Ready) is not { } ready)
            {
                await ComputeAsync().ConfigureAwait(false);
                continue;
            }

            await ready.GoAsync().ConfigureAwait(false);
            if (ready.State == WalkerState.Over)
            {
                Leave(ready);
            }
        }
    }

    /// <summary>Lets those execute who have come, or come back.</summary>
    /// <returns>Whether any walker executes; otherwise the loop ends.</returns>
    private bool Admit()
    {
        lock (gate)
        {
            if (hasChanged || waiting.Count > 0)
            {
                hasChanged = false;
                returned.ForEach(walker => walker.IsBack());
                returned.Clear();
                Begin();
            }

            return isLooping = walkers.Exists(walker => walker.State is WalkerState.Ready or WalkerState.Waiting);
        }
    }

    private void Begin()
    {
        var computed = runs.Keys.Count(root => root.State != WalkerState.Away);
        for (var node = waiting.First; node is not null;)
        {
            var (entry, next) = (node.Value, node.Next);
            if (computed < width || entry.IsUrgent)
            {
                computed++;
                waiting.Remove(node);
                var root = new Walker(this, entry.Body, null) { Around = entry.Around, Cancellation = entry.Cancellation };
                runs.Add(root, entry);
                walkers.Add(root);
            }

            node = next;
        }

        if (isShared)
        {
            // A run that stays alone gets a context for one. Where others come, more may: a context with room for them divides the batch least.
            var expected = runs.Count + waiting.Count;
            ContextPool.Runs = Math.Clamp(expected > 1 ? 2 * expected : 1, 1, width);
        }
    }

    private void Leave(Walker walker)
    {
        walkers.Remove(walker);
        walker.Parent?.ChildIsOver();
        if (!runs.Remove(walker, out var entry))
        {
            return;
        }

        if (isShared)
        {
            // The models of a run may be closed when it is over.
            bool isLast;
            lock (gate)
            {
                isLast = runs.Count + waiting.Count == 0;
            }

            try
            {
                ContextPool.Trim(isLast);
            }
            catch (Exception problem)
            {
                // The run that was the last to use a context reports that it could not be closed; the others go on.
                entry.Ended.SetException(problem);
                return;
            }
        }

        entry.Ended.SetResult();
    }

    private async ValueTask ComputeAsync()
    {
        foreach (var group in walkers.Where(walker => walker.State == WalkerState.Waiting).GroupBy(walker => walker.Wanted.Context).ToList())
        {
            Exception? failure = null;
            try
            {
                await group.Key.EvaluateAsync([.. group.SelectMany(walker => walker.Wanted.Sessions)]).ConfigureAwait(false);
            }
            catch (Exception problem)
            {
                // It is each waiting run's own failure, and not the batch's.
                failure = problem;
            }

            foreach (var walker in group)
            {
                walker.Computed(failure);
            }
        }
    }
}
