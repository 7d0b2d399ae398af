using System.Diagnostics;
using System.Globalization;

namespace EigenFlux.Fuzz.Engine;

/// <summary>
/// Looks at the input that is running, from a thread of its own. One that takes too long or too much memory cannot be stopped within a
/// process: it is handed over, and whoever receives it ends the process.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    public const string TookTooLong = "the input does not end in time";
    public const string TooMuchMemory = "the input takes too much memory";

    // Threads that wait for each other take no processor time.
    private const int WallFactor = 30;

    private const long MostHeld = 1L << 30;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly Action<FuzzTarget, FuzzInput, string, string> handOver;
    private readonly ManualResetEventSlim ended = new();
    private readonly Thread thread;
    private volatile Watched? watched;

    /// <summary>Starts to look.</summary>
    /// <param name="handOver">Receives the target, the input, the fault's signature and its details.</param>
    public Watchdog(Action<FuzzTarget, FuzzInput, string, string> handOver)
    {
        this.handOver = handOver;
        thread = new Thread(Look) { IsBackground = true, Name = "watchdog", Priority = ThreadPriority.AboveNormal };
        thread.Start();
    }

    public void Begin(FuzzTarget target, FuzzInput input, long allocated) => watched = new Watched(target, input, allocated);

    public void End() => watched = null;

    public void Dispose()
    {
        ended.Set();
        thread.Join();
        ended.Dispose();
    }

    private void Look()
    {
        using var process = Process.GetCurrentProcess();
        Watched? last = null;
        var (since, processor) = (0L, TimeSpan.Zero);
        while (!ended.Wait(Interval))
        {
            var now = watched;
            if (now is null || now != last)
            {
                last = now;
                since = Stopwatch.GetTimestamp();
                process.Refresh();
                processor = process.TotalProcessorTime;
                continue;
            }

            process.Refresh();
            var (took, wall) = (process.TotalProcessorTime - processor, Stopwatch.GetElapsedTime(since));
            if (took > now.Target.MostTime || wall > now.Target.MostTime * WallFactor)
            {
                handOver(now.Target, now.Input, TookTooLong, string.Create(
                    CultureInfo.InvariantCulture, $"{took.TotalSeconds:N1} s of processor time, {wall.TotalSeconds:N1} s on the wall"));
                last = watched = null;
            }
            else if (GC.GetTotalMemory(forceFullCollection: false) > MostHeld && GC.GetTotalMemory(forceFullCollection: true) > MostHeld)
            {
                handOver(now.Target, now.Input, TooMuchMemory, string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalMemory(false):N0} bytes are held"));
                last = watched = null;
            }
        }
    }

    private sealed record Watched(FuzzTarget Target, FuzzInput Input, long Allocated)
    {
        public bool Equals(Watched? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
