namespace EigenFlux.Baselines.Tests.Scenarios;

/// <summary>A clock that stands still, so that no baseline depends on the speed of a machine.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;

    public override long GetTimestamp() => 0;
}
