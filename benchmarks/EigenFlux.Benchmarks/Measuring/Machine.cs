using System.Globalization;
using System.Runtime.Intrinsics.X86;

namespace EigenFlux.Benchmarks.Measuring;

/// <summary>What the numbers were measured on, in general words.</summary>
internal static class Machine
{
    public static string Describe()
    {
        var vectors = Avx512F.IsSupported ? "AVX-512" : Avx2.IsSupported ? "AVX2" : "no AVX2";
        return $"{Environment.ProcessorCount} processors, {vectors}, .NET {Environment.Version}, load {Load()}";
    }

    /// <summary>The load average of the last minute: above the number of processors, absolute times are not to be trusted.</summary>
    public static string Load() => File.Exists("/proc/loadavg")
        ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture).ToString("0.0", CultureInfo.InvariantCulture)
        : "unknown";
}
