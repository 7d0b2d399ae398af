using System.Runtime.ExceptionServices;
using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Batching;

/// <summary>One of several ways through a program that are walked in <see cref="Lockstep"/>.</summary>
/// <param name="lockstep">With whom.</param>
/// <param name="body">What it does.</param>
/// <param name="parent">The walker that forked it; null for none.</param>
internal sealed class Walker(Lockstep lockstep, Func<Walker, Task> body, Walker? parent)
{
    private readonly IModelSession[] one = new IModelSession[1];
    private TaskCompletionSource? mayGo;
    private TaskCompletionSource? halted;
    private ModelException? failure;
    private bool begun;
    private int children;

    /// <summary>The walker that forked it; null for none.</summary>
    public Walker? Parent => parent;

    /// <summary>What it is at.</summary>
    public WalkerState State { get; private set; } = WalkerState.Ready;

    /// <summary>What it waits for.</summary>
    public (IModelContext Context, IReadOnlyList<IModelSession> Sessions) Wanted { get; private set; }

    /// <summary>Sees to it that a session's next distribution is at hand, computed with what the other walkers want.</summary>
    /// <param name="context">Where it is.</param>
    /// <param name="session">The session.</param>
    /// <param name="cancellation">Ends the computation, if no other walker waits for the same batch.</param>
    /// <exception cref="ModelException">The engine failed.</exception>
    public ValueTask ComputeAsync(IModelContext context, IModelSession session, CancellationToken cancellation = default)
    {
        if (!lockstep.IsAlone)
        {
            return WaitAsync(context, [session]);
        }

        one[0] = session;
        return context.EvaluateAsync(one, cancellation);
    }

    /// <summary>The same, for several sessions of one context.</summary>
    public ValueTask ComputeAsync(IModelContext context, IModelSession[] sessions, CancellationToken cancellation = default)
    {
        if (!lockstep.IsAlone)
        {
            return WaitAsync(context, sessions);
        }

        return context.EvaluateAsync(sessions, cancellation);
    }

    /// <summary>Forks, and waits until all forks are over. The first exception of one is thrown here.</summary>
    public async Task ForkAsync(IReadOnlyList<Func<Walker, Task>> bodies)
    {
        var failures = new Exception?[bodies.Count];
        children = bodies.Count;
        lockstep.Add(this, [.. bodies.Select((child, i) => new Walker(lockstep, walker => GuardAsync(child, walker, i), this))]);
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
            _ = RunAsync();
        }

        await until.Task.ConfigureAwait(false);
    }

    /// <summary>What it waited for was computed, or could not be.</summary>
    internal void Computed(ModelException? problem)
    {
        failure = problem;
        State = WalkerState.Ready;
    }

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
        if (failure is not null)
        {
            throw new ModelException(failure.Kind, failure.Message, failure);
        }
    }

    private Task HaltAsync(WalkerState state)
    {
        State = state;
        var go = mayGo = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        halted!.SetResult();
        return go.Task;
    }
}
