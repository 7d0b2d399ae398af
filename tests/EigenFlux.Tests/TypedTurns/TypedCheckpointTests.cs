using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests.TypedTurns;

/// <summary>That runs with typed turns go on from everywhere as if nothing had happened, and in a batch as alone.</summary>
public sealed class TypedCheckpointTests : IDisposable
{
    private const string Everything = """
        record Ticket { k: "low" | "high" days: int }
        character Ada { brief "Ada measures." }
        character Ben { brief "Ben doubts." }
        scene S() {
          window 150 tokens, reserve 30
          delete by turn down to 80 %
          cast Ada, Ben
          repeat 3 {
            Ada | Ben -> row: Ticket until 40 tokens
            choose 3 by verdict.p("a long way to say it") { Ben -> verdict: "a long way to say it" | "no" }
            if verdict.p("no") > 0.2 or row.days > 5 { Ada -> sure: bool }
            Ben -> n: int until 2 tokens, 5 seconds
            Ada -> reply until line, 12 tokens
          }
          return rows: row.all, verdicts: verdict.all, p: verdict.p("no"), sure: sure.all, nats: verdict.logprob + row.logprob
        }
        """;

    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task A_run_goes_on_from_every_checkpoint(int every)
    {
        var image = workshop.Image(Everything);
        var kept = new List<Checkpoint>();
        var whole = await workshop.RunAsync(image, new RunOptions
        {
            Seed = 7,
            AuditCacheEvery = 4,
            Checkpoints = new CheckpointOptions(checkpoint =>
            {
                kept.Add(checkpoint);
                return null;
            }) { Every = every },
        });
        whole.Done.Fault.ShouldBeNull();
        kept.Count.ShouldBeGreaterThan(8);

        foreach (var checkpoint in kept.Where((_, i) => i % Math.Max(1, kept.Count / 15) == 0).Append(kept[^1]))
        {
            var read = Checkpoint.FromBytes(checkpoint.ToBytes());
            var events = new List<FluxEvent>();
            await foreach (var happened in workshop.Host.ResumeAsync(read, new RunOptions
            {
                Checkpoints = new CheckpointOptions(_ => null) { Every = every },
            }))
            {
                events.Add(happened);
            }

            Traces.Of(events).ShouldBe(Traces.Of(whole.Events), $"after {checkpoint.Generated} tokens");
        }
    }

    [Fact]
    public async Task Runs_in_one_batch_are_the_runs_of_their_seeds()
    {
        var image = workshop.Image(Everything);
        ulong[] seeds = [3, 4, 5, 900];
        var together = seeds.Select(_ => new List<FluxEvent>()).ToArray();
        await foreach (var happened in workshop.Host.RunManyAsync(image, new RunOptions(), seeds, 3))
        {
            together[happened.Run].Add(happened.Event);
        }

        for (var i = 0; i < seeds.Length; i++)
        {
            var alone = await workshop.RunAsync(image, new RunOptions { Seed = seeds[i] });
            Traces.Of(together[i]).ShouldBe(Traces.Of(alone.Events));
        }
    }

    [Fact]
    public void An_image_keeps_the_types_of_turns()
    {
        var image = workshop.Image(Everything);
        var bytes = ImageSerializer.Write(image);

        ImageSerializer.Write(ImageSerializer.Read(bytes)).ShouldBe(bytes);
        System.Text.Encoding.UTF8.GetString(bytes).ShouldContain("\"shape\":\"record\"");
    }
}
