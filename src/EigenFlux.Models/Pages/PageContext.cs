using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Pages;

/// <summary>
/// The context of engines that keep no cache: it counts the open sessions, and there is nothing to share or to evaluate ahead.
/// </summary>
internal sealed class PageContext : IModelContext
{
    private readonly Func<PageContext, PageSession> create;
    private int open;
    private bool disposed;

    public PageContext(ContextOptions options, int maximumWindow, Func<PageContext, PageSession> create)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Window);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Sessions);
        if (options.Window > maximumWindow)
        {
            throw new ModelException(
                ModelErrorKind.WindowTooLarge,
                $"the window of {options.Window} tokens is larger than this model's {maximumWindow}; ask for at most that.");
        }

        Options = options;
        this.create = create;
    }

    public ContextOptions Options { get; }

    // Nothing is cached, so nothing can be moved: whatever is asked for, the next distribution is that of the page-state itself.
    public CacheMode ShiftsAs => CacheMode.Exact;

    public IModelSession CreateSession()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (open >= Options.Sessions)
        {
            throw new ModelException(
                ModelErrorKind.OutOfMemory,
                $"all {Options.Sessions} sessions of this context are open; close one, or make the context for more.");
        }

        var session = create(this);
        open++;
        return session;
    }

    public void Evaluate(ReadOnlySpan<IModelSession> sessions) => ObjectDisposedException.ThrowIf(disposed, this);

    public void Restore(ReadOnlySpan<IModelSession> sessions, IReadOnlyList<byte[]> states)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(states.Count, sessions.Length, nameof(states));
        for (var i = 0; i < sessions.Length; i++)
        {
            sessions[i].Load(states[i]);
        }
    }

    public void Dispose() => disposed = true;

    public void Closed() => open--;
}
