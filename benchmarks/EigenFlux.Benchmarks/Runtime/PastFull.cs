using System.Diagnostics;

namespace EigenFlux.Benchmarks.Runtime;

/// <summary>What another program's generation past a full window came to.</summary>
/// <param name="Before">Tokens per second from the first token until the window was full.</param>
/// <param name="After">Tokens per second from then on.</param>
internal readonly record struct PastFull(double Before, double After)
{
    /// <summary>From when each token came, in seconds.</summary>
    /// <param name="times">The times.</param>
    /// <param name="full">How many tokens there were when the window was full.</param>
    public static PastFull Of(IReadOnlyList<double> times, int full) => new(
        (full - 1) / (times[full - 1] - times[0]),
        (times.Count - full) / (times[^1] - times[full - 1]));

    /// <summary>Waits for a process that should have ended by itself.</summary>
    public static async Task<string> OutputAsync(ProcessStartInfo start)
    {
        using var child = Process.Start(start)!;
        var errors = child.StandardError.ReadToEndAsync();
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return child.ExitCode == 0 ? output : throw new InvalidOperationException($"{start.FileName} failed: {await errors}");
    }
}
