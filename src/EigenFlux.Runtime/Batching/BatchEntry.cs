namespace EigenFlux.Runtime.Batching;

/// <summary>A run that joins a <see cref="LiveBatch"/>.</summary>
/// <param name="body">What it does.</param>
/// <param name="around">The execution context of its caller, in which it executes; null for that of the batch.</param>
/// <param name="cancellation">Ends what is computed for it alone.</param>
internal sealed class BatchEntry(Func<Walker, Task> body, ExecutionContext? around, CancellationToken cancellation)
{
    public Func<Walker, Task> Body => body;

    public ExecutionContext? Around => around;

    public CancellationToken Cancellation => cancellation;

    /// <summary>Whether it begins without waiting for others to end: it was cancelled.</summary>
    public bool IsUrgent { get; set; }

    /// <summary>Completes when the run is over, and the batch has nothing more that needs it.</summary>
    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
