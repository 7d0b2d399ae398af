namespace EigenFlux.Fuzz.Support;

/// <summary>A clock that goes on by the same step whenever it is read, so that a run does not depend on the machine.</summary>
internal sealed class Ticking : TimeProvider
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);
    private long now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Add(ref now, Step.Ticks);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(GetTimestamp());
}
