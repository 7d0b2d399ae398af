namespace EigenFlux.Cli.Terminal;

/// <summary>
/// Delays a prompt until the story before it has been printed: a run is ahead of its reader, and a person must not be asked before
/// they have read what they are to answer.
/// </summary>
internal sealed class TurnGate
{
    private readonly Lock gate = new();
    private TaskCompletionSource changed = New();
    private string? part;
    private long opened;
    private long passed;

    /// <summary>The story has come to the beginning of a part's turn.</summary>
    public void Open(string name) => Change(name, 1);

    /// <summary>The story goes on.</summary>
    public void Close() => Change(null, 0);

    /// <summary>Waits until the story has come to the beginning of that part's next turn.</summary>
    public async Task WaitAsync(string name, CancellationToken cancellation)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (part == name && opened > passed)
                {
                    passed = opened;
                    return;
                }

                next = changed.Task;
            }

            await next.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Change(string? name, int turns)
    {
        TaskCompletionSource waiting;
        lock (gate)
        {
            if (part is null && name is null)
            {
                return;
            }

            part = name;
            opened += turns;
            (waiting, changed) = (changed, New());
        }

        waiting.SetResult();
    }
}
