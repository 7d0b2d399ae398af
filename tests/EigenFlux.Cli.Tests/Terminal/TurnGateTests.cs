using EigenFlux.Cli.Terminal;

namespace EigenFlux.Cli.Tests.Terminal;

public sealed class TurnGateTests
{
    [Fact]
    public async Task A_person_is_asked_only_when_the_story_has_come_to_their_turn()
    {
        var gate = new TurnGate();
        var asked = gate.WaitAsync("You", CancellationToken.None);
        gate.Open("Ada");
        gate.Close();
        asked.IsCompleted.ShouldBeFalse();
        gate.Open("You");
        await asked;

        var again = gate.WaitAsync("You", CancellationToken.None);
        again.IsCompleted.ShouldBeFalse();
        gate.Close();
        gate.Open("You");
        await again;
    }

    [Fact]
    public async Task An_interruption_ends_the_waiting()
    {
        using var source = new CancellationTokenSource();
        var asked = new TurnGate().WaitAsync("You", source.Token);
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => asked);
    }
}
