using System.Globalization;
using System.Runtime.Intrinsics.X86;

namespace EigenFlux.Benchmarks.Measuring;

/// <summary>What the numbers were measured on, in general words.</summary>
internal static class Machine
{
    /// <summary>
    /// Threads to compute with. The library's threads wait for each other by spinning, so that on a machine with other work one
    /// thread measures better than as many as there are processors.
    /// </summary>
    public static int Threads { get; } = int.TryParse(Environment.GetEnvironmentVariable("EFLUX_BENCHMARK_THREADS"), out var given) && given > 0
        ? given
        : Environment.ProcessorCount;

    public static string Describe()
    {
        var vectors = Avx512F.IsSupported ? "AVX-512" : Avx2.IsSupported ? "AVX2" : "no AVX2";
        return $"{Environment.ProcessorCount} processors, {vectors}, {Threads} {(Threads == 1 ? "thread" : "threads")}, .NET {Environment.Version}, load {Load()}";
    }

    /// <summary>The load average of the last minute: above the number of processors, absolute times are not to be trusted.</summary>
    public static string Load() => File.Exists("/proc/loadavg")
        ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture).ToString("0.0", CultureInfo.InvariantCulture)
        : "unknown";
}
