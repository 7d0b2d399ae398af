using EigenFlux.Compiler;
using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Loop;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

public sealed class BranchTests : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    /// <summary>A conversation whose window fills, so that its beginning is deleted.</summary>
    private const string Talk = """
        character Ada { brief "Ada measures." }
        character Ben { brief "Ben doubts." }
        scene Talk(rounds: int = 6) {
          window 120 tokens, reserve 24
          cast Ada, Ben
          setting "A harbour at night."
          repeat rounds {
            Ada | Ben -> said until line, 20 tokens
            Ben -> reply until line, 20 tokens
          }
          return said: said, reply: reply, mood: pick(["calm", "angry", "tired"])
        }
        """;

    [Theory]
    [InlineData("builtin:mini", 1)]
    [InlineData("builtin:mini", 3)]
    [InlineData("builtin:mini", 16)]
    public async Task Runs_in_one_batch_are_the_runs_of_their_seeds(string model, int width)
    {
        var image = workshop.Image(Talk, new CompileOptions { Model = model });
        ulong[] seeds = [3, 4, 5, 17, 3, 900, 6, 7];
        var together = await ManyAsync(image, seeds, width);

        for (var i = 0; i < seeds.Length; i++)
        {
            var alone = await workshop.RunAsync(image, new RunOptions { Seed = seeds[i] });
            Traces.Of(together[i].Events).ShouldBe(Traces.Of(alone.Events));
        }

        together[0].Shown.ShouldNotBe(together[1].Shown);
    }

    [Fact]
    public async Task Recordings_are_said_in_every_branch()
    {
        workshop.Record(" One.", " Two.", " Three.");
        var image = workshop.Image(Workshop.Cast + """
            scene S() on Tape { cast Ada  repeat 3 { Ada -> a until line, 40 tokens }  return a: a }
            """);
        var runs = await ManyAsync(image, [1, 2, 3, 4], 4);

        runs.ShouldAllBe(run => run.Shown == "Dr. Ada: One.\nDr. Ada: Two.\nDr. Ada: Three.\n");
    }

    [Theory]
    [InlineData("choose 1000 by a.length { TURN }", 18)]
    [InlineData("choose 3 by a.length { choose 1000 by a.length { TURN } }", 56)]
    [InlineData("choose 1000 by a.length { choose 1000 by a.length { choose 1000 by a.length { choose 1000 by a.length { TURN } } } }", 1_400)]
    public async Task Branches_of_branches_are_not_all_there_at_once(string body, int most)
    {
        var image = workshop.Image($$"""
            character Ada { brief "Ada." }
            scene S() { cast Ada  {{body.Replace("TURN", "Ada -> a until line, 2 tokens", StringComparison.Ordinal)}}  return a: a }
            """);
        using var models = new WatchedModels(workshop.Folder);
        var events = new List<FluxEvent>();
        await foreach (var happened in FluxRunner.RunAsync(image, models, new RunOptions { Seed = 7, MaximumTokens = 400 }))
        {
            events.Add(happened);
        }

        new Recorded(events).Done.By.ShouldBe(RunEnd.Limit);
        models.MostSessions.ShouldBeLessThanOrEqualTo(most);
    }

    [Fact]
    public async Task The_innermost_of_many_branches_are_done_one_by_one_to_the_same_end()
    {
        const string Turn = "Ada -> a until line, 6 tokens";
        var image = workshop.Image($$"""
            character Ada { brief "Ada." }
            scene S() { cast Ada  choose 5 by a.length { choose 16 by a.length { choose 7 by a.length { {{Turn}} } } }  return a: a }
            """);
        var run = await workshop.RunAsync(image, new RunOptions { Seed = 3 });

        // Levels end from the inside out: 5 × 16 × 7 turns, then 5 × 16, then 5.
        var branches = run.Events.OfType<FluxEvent.Branched>().ToList();
        branches.Count.ShouldBe(7 + 16 + 5);
        run["a"].Length.ShouldBe((int)branches.Max(branch => branch.Value));
    }

    [Fact]
    public async Task A_run_that_fails_leaves_the_others_alone()
    {
        workshop.Record(" yes", " no");
        var image = workshop.Image(Workshop.Cast + """
            scene S() on Tape {
              cast Ada
              let rounds = pick([2, 5])
              repeat rounds { Ada -> a until line, 40 tokens }
              return a: a
            }
            """);
        var runs = await ManyAsync(image, [.. Enumerable.Range(1, 12).Select(i => (ulong)i)], 5);

        var failed = runs.Where(run => run.Done.Fault is not null).ToList();
        failed.Count.ShouldBeInRange(1, 11);
        failed.ShouldAllBe(run => ((RunFault.Model)run.Done.Fault!).Failure.Kind == ModelErrorKind.NothingToSay);
        failed.ShouldAllBe(run => run.Shown.EndsWith("Dr. Ada: yes\nDr. Ada: no\nDr. Ada: \n", StringComparison.Ordinal));
        runs.Except(failed).ShouldAllBe(run => run.Done.By == RunEnd.End && run["a"] == "no");
    }

    [Fact]
    public async Task The_branch_that_measures_most_goes_on()
    {
        var run = await workshop.RunAsync(
            """
            character Ada { brief "Ada measures." }
            scene S() {
              window 200 tokens
              cast Ada
              let mark = 0
              Ada: "Well."
              repeat 4 { choose 6 by mark { Ada -> said until line, 20 tokens  let mark = pick(1..1000) } }
              return said: said
            }
            """);

        var told = run.Events.OfType<FluxEvent.Branched>().Chunk(6).ToList();
        told.Count.ShouldBe(4);
        foreach (var branches in told)
        {
            branches.Select(branch => branch.Number).ShouldBe(Enumerable.Range(1, 6));
            var chosen = branches.Single(branch => branch.Chosen);
            chosen.Value.ShouldBe(branches.Max(branch => branch.Value));
            branches.Select(branch => branch.Value).Distinct().Count().ShouldBeGreaterThan(3);
        }

        // What is told of the chosen one is what the story goes on with.
        run.Turns.Select(turn => turn.Text).ShouldBe(told.Select(branches => branches.Single(branch => branch.Chosen).Text));
        run.Done.Generated.ShouldBe(told.Sum(branches => branches.Single(branch => branch.Chosen).Tokens));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task A_branch_says_what_a_run_says_that_takes_its_way(int favourite)
    {
        // The window, its policy, captures, definitions that come and go, notes with a depth: all of it forks.
        string Program(string choice) => $$"""
            character Ada { brief "Ada measures." full "Ada measures whatever she can reach, and says how far she has come." }
            character Ben { brief "Ben doubts." }
            character Cy { brief "Cy waits outside." full "Cy waits outside and has waited there since the morning of the day before." }
            lore Dam "the dam" { brief "The dam leaks." also "water" }
            scene S(favourite: int = {{favourite}}) {
              window 160 tokens, reserve 30
              cast Ada, Ben, Cy
              note "It is late." depth 2
              let turn = 0
              repeat 5 {
                {{choice}} {
                  let turn = turn + 1
                  let way = pick(1..5)
                  Ada | Ben -> said until line, 16 tokens
                  if turn == 2 { enter Cy }
                  if turn == 4 { exit Cy forget said }
                  Cy: "The water, {said}."
                  Ben -> reply until line, 16 tokens
                }
              }
              return said: said, reply: reply, way: way
            }
            """.Replace("let turn = 0", "let turn = 0\n  let way = 0", StringComparison.Ordinal);

        var chosen = await workshop.RunAsync(Program("choose 5 by turn"));
        chosen.Done.Fault.ShouldBeNull();
        chosen.Events.OfType<FluxEvent.Branched>().Where(branch => branch.Chosen).ShouldAllBe(branch => branch.Number == 1);

        // The first of equals goes on, and draws what the run draws without branches.
        var plain = await workshop.RunAsync(Program("repeat 1"));
        Traces.Of(chosen.Events.Where(happened => happened is not FluxEvent.Branched)).ShouldBe(Traces.Of(plain.Events));
    }

    [Fact]
    public async Task More_branches_than_are_computed_at_once_are_done_some_after_the_others()
    {
        var run = await workshop.RunAsync("""
            character Ada { brief "Ada measures." }
            scene S() {
              window 200 tokens
              cast Ada
              let mark = 0
              choose 40 by mark { Ada -> said until line, 8 tokens  let mark = pick(1..100000) }
              return said: said, mark: mark
            }
            """);

        var told = run.Events.OfType<FluxEvent.Branched>().ToList();
        told.Count.ShouldBe(40);
        told.Select(branch => branch.Text).Distinct().Count().ShouldBeGreaterThan(20);
        run.Result("mark").AsText().ShouldBe(told.Max(branch => branch.Value).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Branches_fork_within_branches_and_within_scenes_that_are_called()
    {
        var run = await workshop.RunAsync("""
            character Ada { brief "Ada measures." }
            scene Inner() {
              window 200 tokens
              cast Ada
              let mark = 0
              choose 3 by mark { Ada -> word until line, 8 tokens  let mark = pick(1..1000) }
              return word: word, mark: mark
            }
            scene S() {
              window 200 tokens
              cast Ada
              let best = 0
              choose 2 by best {
                let best = pick(1..1000)
                choose 3 by best { Ada -> said until line, 8 tokens  let best = pick(1..1000) }
                call Inner() -> inner
                if inner.mark > 0 { stop when said == "never" }
              }
              return said: said, inner: inner.word, best: best
            }
            """);

        run.Done.Fault.ShouldBeNull();
        var outer = run.Events.OfType<FluxEvent.Branched>().Where(branch => branch.Of == 2).ToList();
        outer.Count.ShouldBe(2);
        run.Result("best").AsText().ShouldBe(outer.Max(branch => branch.Value).ToString(System.Globalization.CultureInfo.InvariantCulture));

        // Of the branch that went on, its own branches and call are told; of the other, only what it said.
        run.Events.OfType<FluxEvent.Branched>().Count(branch => branch.Of == 3).ShouldBe(6);
        run.Events.OfType<FluxEvent.Called>().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_return_in_the_branch_that_goes_on_ends_the_scene()
    {
        var run = await workshop.RunAsync("""
            character Ada { brief "Ada measures." }
            scene S() {
              window 200 tokens
              cast Ada
              let mark = 0
              choose 3 by mark { let mark = pick(1..1000)  Ada -> said until line, 8 tokens  return said: said, mark: mark }
              Ada: "Never said."
            }
            """);

        run.Done.By.ShouldBe(RunEnd.End);
        run.Shown.ShouldNotContain("Never said.");
        run["mark"].ShouldBe(run.Events.OfType<FluxEvent.Branched>().Max(branch => branch.Value).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task What_was_said_in_the_branches_is_told_where_the_run_ends_among_them()
    {
        workshop.Record(" yes", " and");
        var run = await workshop.RunAsync(Workshop.Cast + """
            scene S() on Tape {
              cast Ada
              choose 2 by 1 { repeat 3 { Ada -> a until line, 40 tokens } }
              return a: a
            }
            """);

        run.Done.Fault.ShouldBeOfType<RunFault.Model>().Failure.Kind.ShouldBe(ModelErrorKind.NothingToSay);
        run.Events.OfType<FluxEvent.Branched>().Select(branch => (branch.Text, branch.Chosen)).ShouldBe([("yes\nand", false), ("yes\nand", false)]);
    }

    [SkippableFact]
    public async Task The_same_batch_gives_the_same_text_again_on_a_real_model()
    {
        var image = workshop.Image(Talk, new CompileOptions { Model = RealModel.Path(), Arguments = new Dictionary<string, string> { ["rounds"] = "3" } });
        ulong[] seeds = [1, 2, 3, 4];
        var first = await ManyAsync(image, seeds, 4);
        var second = await ManyAsync(image, seeds, 4);

        for (var i = 0; i < seeds.Length; i++)
        {
            Traces.Of(second[i].Events).ShouldBe(Traces.Of(first[i].Events));
        }

        first.Select(run => run.Shown).Distinct().Count().ShouldBe(4);
    }

    private async Task<List<Recorded>> ManyAsync(FluxImage image, ulong[] seeds, int width)
    {
        var events = seeds.Select(_ => new List<FluxEvent>()).ToArray();
        await foreach (var (run, happened) in workshop.Host.RunManyAsync(image, new RunOptions(), seeds, width))
        {
            events[run].Add(happened);
        }

        return [.. events.Select(own => new Recorded(own))];
    }
}
