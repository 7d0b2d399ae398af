namespace EigenFlux.Tests.Support;

/// <summary>Threads that begin at one moment.</summary>
public static class OwnThreads
{
    /// <summary>Runs an action on so many threads, of which each waits until all are there.</summary>
    /// <param name="count">How many.</param>
    /// <param name="act">What each does, with its number from 0.</param>
    /// <returns>What each has returned. The first exception of one is thrown.</returns>
    public static async Task<T[]> AtOnceAsync<T>(int count, Func<int, Task<T>> act)
    {
        using var start = new Barrier(count);
        return await Task.WhenAll(Enumerable.Range(0, count).Select(number => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return act(number).GetAwaiter().GetResult();
            },
            TaskCreationOptions.LongRunning)));
    }
}
