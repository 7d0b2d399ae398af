using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Trajectories;

namespace EigenFlux.Tests.Support;

/// <summary>Runs in which a person takes back what was said: a program for them, and what is left of their events.</summary>
public static class TakenBack
{
    /// <summary>A conversation whose window fills, with everything that draws and that writes.</summary>
    public const string Talk = """
        character Keeper { brief "The keeper counts stairs." full "The keeper counts the stairs again and again, and never comes to the same number." }
        character Guest { brief "A guest." }
        character You { brief "A visitor." }
        lore Lamp "the lamp" { brief "The lamp has gone out." also "light" }
        scene Aside(topic: text) {
          window 120 tokens, reserve 20
          cast Keeper
          setting "Aside: {topic}."
          Keeper -> thought until line, 12 tokens
          return thought
        }
        scene S(rounds: int = 4) {
          window 170 tokens, reserve 30
          delete by turn down to 80 %
          cast Keeper, Guest, You on input
          let weather = pick(["rain", "snow"])
          setting "A tower in {weather}."
          note "It is late." depth 2
          repeat rounds {
            Keeper | Guest -> word until line, 14 tokens
            You -> you until line, 40 tokens
            stop when you == "/leave"
            Keeper -> reply until line, 14 tokens
            choose 2 by reply.length { Guest -> remark until line, 10 tokens }
            call Aside(topic: you) -> aside
            narrator: "The light. {aside}"
            forget remark
          }
          return you: you.all, reply: reply.all, mood: pick([1, 2, 3, 4, 5, 6])
        }
        """;

    /// <summary>The events that are left when a person went back.</summary>
    public static List<FluxEvent> Kept(IReadOnlyList<FluxEvent> events)
    {
        var kept = new List<(int Index, FluxEvent Happened)>();
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i] is FluxEvent.Undone undone)
            {
                kept.RemoveAll(one => one.Index >= undone.To);
                continue;
            }

            kept.Add((i, events[i]));
        }

        return [.. kept.Select(one => one.Happened)];
    }

    /// <summary>Events without those of checkpoints.</summary>
    public static IEnumerable<FluxEvent> WithoutCheckpoints(IEnumerable<FluxEvent> events) => events.Where(happened => happened is not FluxEvent.Checkpointed);

    /// <summary>The state after an event, as one who follows the events has it.</summary>
    public static PageStateTracker Followed(IReadOnlyList<FluxEvent> events, int to)
    {
        var tracker = new PageStateTracker();
        for (var i = 0; i <= to; i++)
        {
            tracker.Apply(events[i]);
        }

        return tracker;
    }
}
