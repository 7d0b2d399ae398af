using System.Runtime.ExceptionServices;
using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Batching;

/// <summary>One path of execution through a program: a run, or a branch of one. Its tokens are computed in a <see cref="LiveBatch"/>.</summary>
/// <param name="batch">The batch.</param>
/// <param name="body">What it does.</param>
/// <param name="parent">The walker that forked it; null for none.</param>
internal sealed class Walker(LiveBatch batch, Func<Walker, Task> body, Walker? parent)
{
    private readonly IModelSession[] one = new IModelSession[1];
    private TaskCompletionSource? mayGo;
    private TaskCompletionSource? halted;
    private Exception? failure;
    private bool begun;
    private int children;

    /// <summary>The walker that forked it; null for none.</summary>
    public Walker? Parent => parent;

    /// <summary>The contexts that its sessions are in.</summary>
    public ContextPool ContextPool => batch.ContextPool;

    /// <summary>The execution context that it begins in; null for the batch's.</summary>
    public ExecutionContext? Around { get; init; }

    /// <summary>Ends the computation of a batch that is for this walker alone.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>What it is at.</summary>
    public WalkerState State { get; private set; } = WalkerState.Ready;

    /// <summary>What it waits for.</summary>
    public (IModelContext Context, IReadOnlyList<IModelSession> Sessions) Wanted { get; private set; }

    /// <summary>Sees to it that a session's next distribution is at hand, computed with what the other walkers want.</summary>
    /// <param name="context">Where it is.</param>
    /// <param name="session">The session.</param>
    /// <exception cref="ModelException">The engine failed.</exception>
    public ValueTask ComputeAsync(IModelContext context, IModelSession session)
    {
        if (!batch.IsAlone)
        {
            return WaitAsync(context, [session]);
        }

        one[0] = session;
        return context.EvaluateAsync(one, Cancellation);
    }

    /// <summary>The same, for several sessions of one context.</summary>
    public ValueTask ComputeAsync(IModelContext context, IModelSession[] sessions)
    {
        if (!batch.IsAlone)
        {
            return WaitAsync(context, sessions);
        }

        return context.EvaluateAsync(sessions, Cancellation);
    }

    /// <summary>
    /// Waits for something that is not a model: a person, or the reader of the events. In a shared batch the other runs continue meanwhile; in a batch of
    /// its own they wait, so that what is computed together does not depend on the time that it takes.
    /// </summary>
    /// <param name="outside">What it waits for, already begun. Its exception is thrown here.</param>
    public ValueTask AwayAsync(ValueTask outside) =>
        outside.IsCompletedSuccessfully || !batch.IsShared ? outside : new ValueTask(AwayAsync(outside.AsTask()));

    /// <inheritdoc cref="AwayAsync(ValueTask)"/>
    public async ValueTask<T> AwayAsync<T>(ValueTask<T> outside)
    {
        var task = outside.AsTask();
        await AwayAsync(new ValueTask(task)).ConfigureAwait(false);
        return await task.ConfigureAwait(false);
    }

    /// <summary>Forks, and waits until all forks are over. The first exception of one is thrown here.</summary>
    public async Task ForkAsync(IReadOnlyList<Func<Walker, Task>> bodies)
    {
        var failures = new Exception?[bodies.Count];
        children = bodies.Count;
        batch.Add(this, [.. bodies.Select((child, i) => new Walker(batch, walker => GuardAsync(child, walker, i), this) { Cancellation = Cancellation })]);
        await HaltAsync(WalkerState.Suspended).ConfigureAwait(false);
        if (Array.Find(failures, failure => failure is not null) is { } first)
        {
            ExceptionDispatchInfo.Throw(first);
        }

        async Task GuardAsync(Func<Walker, Task> child, Walker walker, int number)
        {
            try
            {
                await child(walker).ConfigureAwait(false);
            }
            catch (Exception problem)
            {
                failures[number] = problem;
            }
        }
    }

    /// <summary>Lets it go on until it halts.</summary>
    internal async Task GoAsync()
    {
        var until = halted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (begun)
        {
            mayGo!.SetResult();
        }
        else
        {
            begun = true;
            if (Around is null)
            {
                _ = RunAsync();
            }
            else
            {
                ExecutionContext.Run(Around, _ => _ = RunAsync(), null);
            }
        }

        await until.Task.ConfigureAwait(false);
    }

    /// <summary>What it waited for was computed, or could not be.</summary>
    internal void Computed(Exception? problem)
    {
        failure = problem;
        State = WalkerState.Ready;
    }

    /// <summary>What it was away for is there.</summary>
    internal void IsBack() => State = WalkerState.Ready;

    /// <summary>One of its children is over.</summary>
    internal void ChildIsOver()
    {
        if (--children == 0)
        {
            State = WalkerState.Ready;
        }
    }

    private async Task RunAsync()
    {
        try
        {
            await body(this).ConfigureAwait(false);
        }
        finally
        {
            State = WalkerState.Over;
            halted!.SetResult();
        }
    }

    private async ValueTask WaitAsync(IModelContext context, IReadOnlyList<IModelSession> sessions)
    {
        Wanted = (context, sessions);
        await HaltAsync(WalkerState.Waiting).ConfigureAwait(false);
        if (failure is ModelException problem)
        {
            throw new ModelException(problem.Kind, problem.Message, problem);
        }

        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private async Task AwayAsync(Task outside)
    {
        var go = HaltAsync(WalkerState.Away);
        await outside.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        batch.Return(this);
        await go.ConfigureAwait(false);
        await outside.ConfigureAwait(false);
    }

    private Task HaltAsync(WalkerState state)
    {
        State = state;
        var go = mayGo = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        halted!.SetResult();
        return go.Task;
    }
}
