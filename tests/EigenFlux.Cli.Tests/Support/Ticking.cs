namespace EigenFlux.Cli.Tests.Support;

/// <summary>A clock that goes on by one step whenever it is looked at.</summary>
internal sealed class Ticking : TimeProvider
{
    private long now;

    public TimeSpan Step { get; init; } = TimeSpan.FromSeconds(1);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => now += Step.Ticks;

    /// <summary>Moves it.</summary>
    public void Pass(TimeSpan time) => now += time.Ticks;
}
