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

    public ValueTask EvaluateAsync(IReadOnlyList<IModelSession> sessions, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return ValueTask.CompletedTask;
    }

    public void Dispose() => disposed = true;

    public void Closed() => open--;
}
