namespace EigenFlux.Tests.Support;

/// <summary>A clock that stands until it is moved.</summary>
public sealed class Clock : TimeProvider
{
    private DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Moves it.</summary>
    public void Pass(int seconds) => now += TimeSpan.FromSeconds(seconds);
}
