using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp.Native;

namespace EigenFlux.Models.LlamaCpp.Tests;

public sealed class CacheMemoryTests
{
    private const long Megabyte = 1 << 20;

    [Fact]
    public void A_cache_that_fits_beside_those_of_other_runs_is_had_and_one_that_does_not_is_refused_with_both_numbers()
    {
        var memory = new CacheMemory(() => 100 * Megabyte);
        Should.Throw<ModelException>(() => memory.Take(101 * Megabyte, 5000)).Message
            .ShouldBe("A cache of 5000 tokens takes 101 MB, and this machine has 100 MB. Ask for a smaller window or fewer sessions.");
        memory.Take(60 * Megabyte, 3000);
        var refused = Should.Throw<ModelException>(() => memory.Take(41 * Megabyte, 2050));
        refused.Kind.ShouldBe(ModelErrorKind.OutOfMemory);
        refused.Message.ShouldBe(
            "A cache of 2050 tokens takes 41 MB, and this machine has 100 MB, of which other caches take 60 MB. Ask for a smaller window or fewer sessions.");
        memory.Take(40 * Megabyte, 2000);
        memory.Return(60 * Megabyte);
        memory.Take(60 * Megabyte, 3000);
        memory.Taken.ShouldBe(100 * Megabyte);
    }

    [Fact]
    public void Of_threads_that_want_memory_at_once_no_more_get_it_than_there_is()
    {
        var memory = new CacheMemory(() => 10 * Megabyte);
        var had = 0;
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 16 }, _ =>
        {
            try
            {
                memory.Take(Megabyte, 1);
                Interlocked.Increment(ref had);
            }
            catch (ModelException)
            {
            }
        });
        had.ShouldBe(10);
    }
}
