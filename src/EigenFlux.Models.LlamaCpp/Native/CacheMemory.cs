using EigenFlux.Models.Contract;

namespace EigenFlux.Models.LlamaCpp.Native;

/// <summary>
/// The memory that the caches of all contexts take together. The system may grant more memory than there is and end the process later, so that
/// only what can be had is asked for. Safe to use from several threads.
/// </summary>
/// <param name="available">The bytes that the machine has for this process.</param>
internal sealed class CacheMemory(Func<long> available)
{
    private readonly Lock gate = new();
    private long taken;

    /// <summary>The memory of this process.</summary>
    public static CacheMemory OfProcess { get; } = new(() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <summary>The bytes that are taken.</summary>
    public long Taken
    {
        get
        {
            lock (gate)
            {
                return taken;
            }
        }
    }

    /// <summary>Takes memory for a cache.</summary>
    /// <param name="bytes">How much.</param>
    /// <param name="cells">The tokens of the cache.</param>
    /// <exception cref="ModelException">The machine has not so much, or other caches have it.</exception>
    public void Take(long bytes, long cells)
    {
        lock (gate)
        {
            var most = available();
            if (bytes > most - taken)
            {
                var others = taken == 0 ? "" : $", of which other caches take {taken >> 20} MB";
                throw new ModelException(
                    ModelErrorKind.OutOfMemory,
                    $"A cache of {cells} tokens takes {bytes >> 20} MB, and this machine has {most >> 20} MB{others}. Ask for a smaller window or fewer sessions.");
            }

            taken += bytes;
        }
    }

    /// <summary>Gives memory back that was taken.</summary>
    public void Return(long bytes)
    {
        lock (gate)
        {
            taken -= bytes;
        }
    }
}
