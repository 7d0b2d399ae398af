using System.Globalization;

namespace EigenFlux.Benchmarks.Measuring;

/// <summary>What the system knows of a process's memory.</summary>
internal static class ProcessMemory
{
    public static bool IsKnown => File.Exists("/proc/self/status");

    /// <summary>One number of a process's status, in bytes; null where the process is over.</summary>
    public static long? Read(string name, int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.Ordinal));
            return line is null
                ? null
                : long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
