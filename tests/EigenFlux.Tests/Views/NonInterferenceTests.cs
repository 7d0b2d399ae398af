using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Loop;
using EigenFlux.Runtime.Run;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests.Views;

/// <summary>What one alone knows changes no bit of what others' turns are drawn from, until its owner says something different.</summary>
public sealed class NonInterferenceTests : IDisposable
{
    private const string Aloud = "Ada -> a until line, 12 tokens";
    // It names nobody: whom a text of the program names is counted when it is decided where definitions stand.
    private const string InPrivate = "Ada: \"SECRET\" seen by Ada  Ada -> t seen by Ada until line, 20 tokens";

    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    /// <summary>A scene in which Ada knows something.</summary>
    private static string Scene(string model, string knows, string policy, string aside, int window, int rounds) => $$"""
        model M = "{{model}}" { temperature 1.1 }
        character Ada { brief "Ada measures." knows "{{knows}}" }
        character Ben { brief "Ben doubts." knows "The harbour is closed." }
        character Cyd { brief "Cyd waits." }
        scene S() on M {
          window {{window}} tokens, reserve 60
          {{policy}}
          cast Ada, Ben, Cyd
          repeat {{rounds}} {
            Cyd -> c until line, 16 tokens
            Ben -> b until line, 16 tokens
            {{aside.Replace("SECRET", knows)}}
            Ada: "I would not know."
          }
          return b: b.all
        }
        """;

    public static TheoryData<string, string> Policies => new()
    {
        { "delete by turn", "exact" }, { "delete by turn", "shift" }, { "delete by token", "exact" }, { "delete by token", "shift" },
    };

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task On_an_ngram_model(string policy, string cache)
    {
        workshop.Write("text.txt", string.Concat(Enumerable.Repeat(
            "Ada measures the harbour. Ben doubts it. Cyd waits for the boat. The dam leaks since spring. I would not know. Who told you so? ", 40)));
        var told = await CompareAsync("ngram:text.txt", "The dam leaks.", "It was Cyd, and long ago, and nobody but you has seen it or will.", $"{policy} cache {cache}");
        told.ByOthers.ShouldBeGreaterThanOrEqualTo(2);
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task On_an_ngram_model_where_the_secret_is_spoken_of_in_private(string policy, string cache)
    {
        workshop.Write("text.txt", string.Concat(Enumerable.Repeat(
            "Ada measures the harbour. Ben doubts it. Cyd waits for the boat. The dam leaks since spring. I would not know. Who told you so? ", 40)));
        var told = await CompareAsync(
            "ngram:text.txt", "The dam leaks.", "It was long ago, by night.", $"{policy} cache {cache}", InPrivate);
        told.ByOthers.ShouldBe(10);
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task On_a_recording(string policy, string cache)
    {
        workshop.Record([.. Enumerable.Range(0, 40).Select(i => $" Line {i}, as it is.")]);
        var told = await CompareAsync("replay:turns.txt", "The dam leaks.", "It was Cyd, and long ago, and nobody has seen it.", $"{policy} cache {cache}");
        told.ByOthers.ShouldBe(10);
    }

    [SkippableTheory]
    [MemberData(nameof(Policies))]
    public async Task On_the_real_model(string policy, string cache)
    {
        var told = await CompareAsync(
            RealModel.Path().Replace("\\", "/", StringComparison.Ordinal), "The dam leaks.", "It was Cyd, long ago, and nobody has seen it.", $"{policy} cache {cache}");
        told.ByOthers.ShouldBeGreaterThanOrEqualTo(2);
        told.OwnDiffers.ShouldBeTrue("the secret must change what its owner's turns are drawn from");
    }

    [SkippableTheory]
    [MemberData(nameof(Policies))]
    public async Task On_the_real_model_where_the_secret_is_spoken_of_in_private(string policy, string cache)
    {
        var told = await CompareAsync(
            RealModel.Path().Replace("\\", "/", StringComparison.Ordinal),
            "The dam leaks.",
            "It was long ago, by night, and nobody but you has seen it or will.",
            $"{policy} cache {cache}",
            InPrivate,
            window: policy.EndsWith("token", StringComparison.Ordinal) ? 105 : 165,
            rounds: 3);
        told.ByOthers.ShouldBe(6);
        told.OwnDiffers.ShouldBeTrue("the secret must change what its owner's turns are drawn from");
        told.WasFull.ShouldBeTrue("others' windows must have been full");
    }

    /// <summary>Runs the scene with one secret and with another.</summary>
    /// <returns>How many turns of others were compared, whether the owner's turns were drawn from something else, and whether others' windows were full.</returns>
    private async Task<(int ByOthers, bool OwnDiffers, bool WasFull)> CompareAsync(
        string model, string one, string other, string policy, string aside = Aloud, int window = 300, int rounds = 5)
    {
        var (first, firstTurns, second, secondTurns) = (
            new List<FluxEvent>(), new List<List<DrawnModels.Draw>>(), new List<FluxEvent>(), new List<List<DrawnModels.Draw>>());
        foreach (var (knows, events, turns) in new[] { (one, first, firstTurns), (other, second, secondTurns) })
        {
            using var models = new DrawnModels(workshop.Folder);
            await foreach (var happened in FluxRunner.RunAsync(workshop.Image(Scene(model, knows, policy, aside, window, rounds)), models, new RunOptions { Seed = 7 }))
            {
                events.Add(happened);
            }

            ((FluxEvent.Done)events[^1]).Fault.ShouldBeNull();
            turns.AddRange(models.Turns);
        }

        var speakers = first.OfType<FluxEvent.TurnStarted>().Select(turn => (turn.Speaker.Id, turn.Capture)).ToList();
        second.OfType<FluxEvent.TurnStarted>().Select(turn => (turn.Speaker.Id, turn.Capture)).ShouldBe(speakers);
        var (byOthers, ownDiffers) = (0, false);
        for (var turn = 0; turn < speakers.Count; turn++)
        {
            var (a, b) = (firstTurns[turn], secondTurns[turn]);
            if (speakers[turn].Id == "Ada")
            {
                ownDiffers |= a.Count > 0 && b.Count > 0 && !a[0].Distribution.AsSpan().SequenceEqual(b[0].Distribution);
                a[0].Tokens.ShouldNotBe(b[0].Tokens);
                if (speakers[turn].Capture == "a" && Said(first, turn) != Said(second, turn))
                {
                    break; // From here on the others have heard something else.
                }

                continue;
            }

            a.Count.ShouldBe(b.Count, $"turn {turn} of {speakers[turn].Id}");
            for (var i = 0; i < a.Count; i++)
            {
                a[i].IsSameAs(b[i]).ShouldBeTrue($"turn {turn} of {speakers[turn].Id}, token {i}");
            }

            byOthers++;
        }

        return (byOthers, ownDiffers, first.OfType<FluxEvent.Deleted>().Any(gone => gone.View == "Cyd"));
    }

    private static string Said(List<FluxEvent> events, int turn) => events.OfType<FluxEvent.Stopped>().ElementAt(turn).Text;
}
