using EigenFlux.Compiler;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Statistics;
using EigenFlux.Testing;
using EigenFlux.Testing.Execution;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests.Testing;

public sealed class TestRunnerTests : IDisposable
{
    /// <summary>A coin that falls by the seed alone, and a turn that is always the same.</summary>
    private const string Scenes = Workshop.Cast + """
        scene Toss(sides: list of text = ["heads", "tails"], who: character = Ada) on Tape {
          cast who
          let side = pick(sides)
          narrator: "{side}."
          repeat 3 { who -> reply until line, 40 tokens }
          return side: side, last: reply
        }

        """;

    private readonly Workshop workshop = new();

    public TestRunnerTests() => workshop.Record("It was heads, please.", "No.", "Thank you.");

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task A_plain_share_is_compared_over_all_runs()
    {
        var test = await OneAsync("run Toss() times 40 expect P(side == \"heads\") >= 0.2 expect P(side == \"heads\") <= 0.9");

        test.Outcome.ShouldBe(TestOutcome.Passed);
        var made = test.Cases.ShouldHaveSingleItem();
        made.Call.ShouldBe("Toss()");
        made.Planned.ShouldBe(40);
        made.Done.ShouldBeLessThan(40); // Both are foregone before the last run.
        made.Expectations.ShouldAllBe(expectation => expectation.Verdict == TestVerdict.Holds && expectation.DecidedBy == TestDecision.Foregone);
        made.Tokens.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task What_is_sure_is_shown_after_a_few_runs_and_what_is_false_refuted()
    {
        var test = await OneAsync("""
            run Toss() times 500 seed 3
            expect P(reply.any ~ /please/) >= 0.8 confidence 0.95
            expect P(reply.count == 3) <= 0.3 confidence 0.9
            report P(side == "heads"), mean(reply.count), side, reply.stop
            """);

        test.Outcome.ShouldBe(TestOutcome.Failed);
        var made = test.Cases[0];
        made.Done.ShouldBeLessThan(40);
        made.Expectations[0].Verdict.ShouldBe(TestVerdict.Holds);
        made.Expectations[0].DecidedBy.ShouldBe(TestDecision.Look);
        made.Expectations[0].Bounds!.Value.Lower.ShouldBeGreaterThanOrEqualTo(0.8);
        made.Expectations[1].Verdict.ShouldBe(TestVerdict.Fails);
        made.Expectations[1].Runs.ShouldBeLessThan(made.Done);
        made.Reports[1].Value.ShouldBe(3);
        made.Reports[2].Shares.Sum(share => share.Value).ShouldBe(made.Done);
        made.Reports[3].Shares.ShouldBe([KeyValuePair.Create("line", made.Done)]);
    }

    [Fact]
    public async Task What_is_neither_shown_nor_refuted_counts_as_failed()
    {
        var test = await OneAsync("run Toss(sides: [\"x\", \"y\"]) times 12 seed 1 expect P(side == \"x\") >= 0.5 confidence 0.99");

        test.Outcome.ShouldBe(TestOutcome.Failed);
        test.Cases[0].Expectations[0].Verdict.ShouldBe(TestVerdict.Undecided);
    }

    [Fact]
    public async Task The_counterexamples_are_the_commonest_kinds_each_with_what_was_read()
    {
        var test = await OneAsync("""run Toss(sides: ["a", "b", "b", "b", "longer"]) times 60 seed 1 expect P(side == "a" or reply.any ~ /nothing/) >= 0.99""");

        var counterexamples = test.Cases[0].Expectations[0].Counterexamples;
        counterexamples.Count.ShouldBe(2);
        counterexamples[0].Reads.Select(read => (read.Name, read.Text)).ShouldBe(
            [("side", "b"), ("reply", "It was heads, please. / No. / Thank you.")]);
        counterexamples[0].Alike.ShouldBeGreaterThan(counterexamples[1].Alike);
        counterexamples[1].Reads[0].Text.ShouldBe("longer");

        // A run with that seed ends so again.
        var run = await workshop.RunAsync(
            Scenes, new EigenFlux.Runtime.Run.RunOptions { Seed = counterexamples[1].Seed },
            new CompileOptions { Arguments = new Dictionary<string, string> { ["sides"] = """["a","b","b","b","longer"]""" } });
        run["side"].ShouldBe("longer");
    }

    [Fact]
    public async Task Of_kinds_that_are_equally_common_and_long_the_one_that_came_first_is_told_first()
    {
        // Four seeds in a row of which the first and the last, and the two between them, end alike.
        var sides = new List<string>();
        bool IsFound() => sides.Count >= 4 && sides[^4] == sides[^1] && sides[^3] == sides[^2] && sides[^4] != sides[^3];
        var compile = new CompileOptions { Arguments = new Dictionary<string, string> { ["sides"] = """["x","y"]""" } };
        for (var seed = 1UL; !IsFound(); seed++)
        {
            sides.Add((await workshop.RunAsync(Scenes, new EigenFlux.Runtime.Run.RunOptions { Seed = seed }, compile))["side"]);
        }

        var first = (ulong)sides.Count - 3;
        var test = await OneAsync($"run Toss(sides: [\"x\", \"y\"]) times 4 seed {first} expect P(side == \"z\") >= 0.99");
        test.Cases[0].Expectations[0].Counterexamples.Select(run => (run.Seed, run.Alike)).ShouldBe([(first, 2), (first + 1, 2)]);
    }

    [Fact]
    public async Task Where_too_many_runs_hold_the_turn_that_held_is_shown_with_its_place()
    {
        var test = await OneAsync("run Toss() times 8 expect P(reply.any ~ /h[ea]+ds/) <= 0.1");

        var read = test.Cases[0].Expectations[0].Counterexamples.ShouldHaveSingleItem().Reads.ShouldHaveSingleItem();
        read.ShouldBe(new ObservedValue("reply", "It was heads, please.", 7, 5));
    }

    [Fact]
    public async Task Everything_that_a_run_leaves_can_be_asked_for()
    {
        var test = await OneAsync("""
            run Toss(who: Ben) times 4
            expect P(reply.every ~ /[a-z]/) >= 1
            expect P(reply[2] == "No.") >= 1
            expect P(reply.count("No.") == 1) >= 1
            expect P(reply.stop == "line" and reply.any.stop == "line") >= 1
            expect P(reply.speaker == Ben and who == Ben) >= 1
            expect P(last contains "THANK") >= 1
            expect P(reply.tokens > 5 and reply[2].tokens < reply.tokens) >= 1
            expect mean(reply.tokens) <= 40
            expect P(sides.count == 2) == 1
            """);

        test.Diagnostics.ShouldBeEmpty();
        test.Cases[0].Expectations.Where(expectation => expectation.Verdict != TestVerdict.Holds).ShouldBeEmpty();
        test.Cases[0].Expectations.Count.ShouldBe(9);
    }

    [Fact]
    public async Task A_mean_with_a_confidence_has_the_bounds_that_the_program_gives_its_numbers()
    {
        var test = await OneAsync("""
            run Toss() times 60
            expect mean(reply.tokens) <= 40 confidence 0.99
            expect mean(reply.count) >= 1.5 confidence 0.99
            expect mean(reply.tokens) >= 39 confidence 0.9
            expect mean(sides.count * 2) <= 4 confidence 0.99
            """);

        var made = test.Cases[0].Expectations;
        made.Select(expectation => expectation.Verdict).ShouldBe([TestVerdict.Holds, TestVerdict.Holds, TestVerdict.Fails, TestVerdict.Holds]);
        made[0].Bounds!.Value.Lower.ShouldBeGreaterThanOrEqualTo(0);
        made[0].Bounds!.Value.Upper.ShouldBeLessThanOrEqualTo(40);
        made[1].Bounds!.Value.Upper.ShouldBe(3);
        made[3].Bounds.ShouldBe(Interval.Of(4)); // An argument that is known has no other value.
        made.ShouldAllBe(expectation => expectation.DecidedBy == TestDecision.Look && expectation.Runs < 60);
    }

    [Fact]
    public async Task That_all_runs_gave_the_same_number_shows_nothing()
    {
        var test = await OneAsync("run Toss() times 20 expect mean(reply.length, max: 1000) <= 12 confidence 0.99");

        var expectation = test.Cases[0].Expectations.ShouldHaveSingleItem();
        expectation.Measured.ShouldBe(10);
        expectation.Verdict.ShouldBe(TestVerdict.Undecided);
        expectation.Bounds!.Value.Lower.ShouldBeInRange(0, 9.9);
        expectation.Bounds!.Value.Upper.ShouldBeInRange(50, 1000);
    }

    [Fact]
    public async Task Declared_bounds_take_the_place_of_wider_ones_and_may_be_values_of_the_test()
    {
        var test = await OneAsync("""
            let most = 4
            run Toss() times 200
            let spoken = mean(reply.length, min: most * 2, max: 12)
            run Toss(who: Ben) times 200
            expect spoken - mean(reply.length, max: 20) >= -20 confidence 0.95
            expect mean(reply.length, min: most * 2, max: 12) * 2 <= 23.5 confidence 0.95
            report mean(reply.length, max: 11)
            """);

        test.Outcome.ShouldBe(TestOutcome.Passed);
        test.Cases[1].Expectations[1].Bounds!.Value.Lower.ShouldBeGreaterThanOrEqualTo(16);
        test.Cases[1].Reports[0].Value.ShouldBe(10);
    }

    [Theory]
    [InlineData("run Toss() times 5 expect mean(reply.length) <= 9 confidence 0.9", "EF5211", "An upper bound", "mean(reply.length, max: …)")]
    [InlineData("run Toss() times 5 let m = mean(1 - reply.length) expect m - P(side == \"x\") <= 9 confidence 0.9", "EF5211", "A lower bound", "mean(1 - reply.length, min: …)")]
    [InlineData("run Toss() times 5 expect mean(reply.logprob) - P(side == \"x\") <= 9 confidence 0.9", "EF5211", "The range of 'reply.logprob'", "mean(reply.logprob, min: …, max: …)")]
    [InlineData("run Toss() times 5 expect mean(reply.logprob, max: 0) <= 9 confidence 0.9", "EF5211", "A lower bound", "mean(reply.logprob, min: …)")]
    [InlineData("run Toss() times 5 expect mean(reply.length, max: 9) <= 9 confidence 0.9", "EF5212", "with seed 1, the value is 10", "are 0 to 9")]
    [InlineData("run Toss() times 5 expect mean(reply.length, min: 11) <= 9", "EF5212", "Toss()", "are 11 to ∞")]
    [InlineData("run Toss() times 5 seed 3 expect mean(reply.tokens, min: 39) <= 9 confidence 0.9", "EF5212", "with seed 3", "are 39 to 40")]
    [InlineData("run Toss() times 5 report mean(reply.length, max: 9)", "EF5212", "mean(reply.length)", "are −∞ to 9")]
    [InlineData("run Toss() times 5 expect mean(reply.length, min: 3, max: 2) <= 9", "EF5206", "'max:'", "but is 2")]
    [InlineData("run Toss() times 5 let m = P(side == \"heads\") expect mean(reply.length, max: m) <= 9", "EF5014", "known before the runs", "")]
    public async Task A_mean_whose_numbers_are_not_bounded_as_they_should_be_has_no_verdict(string body, string code, string says, string says2)
    {
        var report = await RunAsync($"{Scenes}test \"t\" {{ {body} }}");

        var found = report.Diagnostics.Concat(report.Tests.SelectMany(test => test.Diagnostics)).ShouldHaveSingleItem();
        found.Code.Id.ShouldBe(code, found.ToString());
        found.Message.ShouldContain(says);
        found.Message.ShouldContain(says2);
        found.Location.ShouldNotBeNull();
        report.Tests[0].Outcome.ShouldBe(TestOutcome.Error);
        report.Tests[0].Cases.SelectMany(made => made.Expectations).ShouldAllBe(expectation => expectation.Verdict == TestVerdict.Unfinished);
    }

    [Fact]
    public async Task Loops_lets_and_conditions_make_cases()
    {
        var test = await OneAsync("""
            let least = 0.1
            for who in Pair {
              for side in ["x", "y"] {
                run Toss(sides: [side, "z"], who: who) times 30
                expect P(side == reply) <= 0.5
                if P(reply.count == 3) > 0.5 { report P(reply.any contains side) }
              }
            }
            repeat 2 { run Toss() times 2 + 1 }
            """);

        test.Outcome.ShouldBe(TestOutcome.Passed);
        test.Cases.Select(made => made.Call).ShouldBe(
        [
            "Toss(sides: [\"x\", \"z\"], who: Ada)", "Toss(sides: [\"y\", \"z\"], who: Ada)",
            "Toss(sides: [\"x\", \"z\"], who: Ben)", "Toss(sides: [\"y\", \"z\"], who: Ben)", "Toss()", "Toss()",
        ]);
        test.Cases[0].Done.ShouldBe(30); // What an 'if' asks is measured over all runs.
        test.Cases[0].Reports.ShouldHaveSingleItem().Source.ShouldBe("P(reply.any contains side)");
        test.Cases[4].Done.ShouldBe(3);
    }

    [Fact]
    public async Task Two_runs_are_compared()
    {
        var test = await OneAsync("""
            run Toss(sides: ["a", "b"]) times 200
            let before = P(side == "a")
            run Toss(sides: ["b", "b", "b", "a"]) times 200
            expect before - P(side == "a") >= 0 confidence 0.9
            expect P(side == "a") <= 0.9
            report before - P(side == "a")
            """);

        test.Outcome.ShouldBe(TestOutcome.Passed);
        var expectation = test.Cases[1].Expectations[0];
        expectation.Measured!.Value.ShouldBeInRange(0.1, 0.4);
        expectation.Bounds!.Value.Lower.ShouldBeGreaterThanOrEqualTo(0);
        expectation.Planned.ShouldBe(400);
        test.Cases[1].Reports[0].Value!.Value.ShouldBeInRange(0.05, 0.5);
    }

    [Fact]
    public async Task Seeds_and_runs_come_from_the_command_line_before_the_file()
    {
        const string body = "run Toss() times 5 seed 11 report side run Toss() times 2 report side";
        var own = await OneAsync(body);
        own.Cases.Select(made => (made.FirstSeed, made.Done)).ShouldBe([(11, 5), (1, 2)]);

        var told = await OneAsync(body, new TestOptions { Seed = 70, Runs = 3 });
        told.Cases.Select(made => (made.FirstSeed, made.Done)).ShouldBe([(70, 3), (70, 3)]);
        told.Cases[0].Reports[0].Shares.ShouldBe(told.Cases[1].Reports[0].Shares);

        // The runs do not depend on how many are done between two looks.
        var waves = await OneAsync(body, new TestOptions { Wave = 4 });
        waves.Cases.SelectMany(made => made.Reports[0].Shares).ShouldBe(own.Cases.SelectMany(made => made.Reports[0].Shares));
    }

    [Fact]
    public async Task Every_test_is_run_or_those_with_a_word_in_their_name()
    {
        const string source = Scenes + "test \"one coin\" { run Toss() } test \"Two coins\" { run Toss() times 2 }";
        (await RunAsync(source)).Tests.Select(test => test.Name).ShouldBe(["one coin", "Two coins"]);
        (await RunAsync(source, new TestOptions { Filter = "TWO" })).Tests.Select(test => test.Name).ShouldBe(["Two coins"]);

        var none = await RunAsync(source, new TestOptions { Filter = "one coim" });
        none.Passed.ShouldBeFalse();
        none.Diagnostics.ShouldHaveSingleItem().ToString().ShouldContain("EF5202");
        none.Diagnostics[0].Message.ShouldContain("Did you mean 'one coin'?");
        (await RunAsync(Scenes)).Diagnostics.Select(found => found.Code).ShouldBe([DiagnosticCodes.NoTests]);
    }

    [Theory]
    [InlineData("EF5203", "run Toss() times 2 expect mean(reply.tokens, max: reply.count) <= 3")]
    [InlineData("EF2403", "run Toss() expect mean(reply.tokens, most: 3) <= 3")]
    [InlineData("EF2405", "run Toss() expect mean(reply.tokens, 3) <= 3")]
    [InlineData("EF2406", "run Toss() expect mean(reply.tokens, max: 3, max: 4) <= 3")]
    [InlineData("EF2404", "run Toss() expect mean(max: 4) <= 3")]
    [InlineData("EF5203", "run Toss() times 2 let x = reply.count expect P(reply.count == x) >= 0")]
    [InlineData("EF5204", "expect P(1 == 1) >= 0.5")]
    [InlineData("EF5204", "if true { run Toss() } expect P(sides.count == 2) >= 0.5")]
    [InlineData("EF5204", "if true { run Toss() } let x = sides")]
    [InlineData("EF5205", "run Other() run Toss() expect P(word == reply) >= 0.5")]
    [InlineData("EF5206", "run Toss() times 1 - 1 expect P(reply.count == 1) >= 0.5")]
    [InlineData("EF5206", "run Toss() seed 0 - 5")]
    [InlineData("EF5207", "run Toss() expect P(reply.count == 1) == 0.5 confidence 0.9")]
    [InlineData("EF5208", "run Person() times 3 expect P(word == \"x\") >= 0.5")]
    [InlineData("EF5014", "run Toss() expect mean(reply[9].tokens * 9007199254740992 * 9007199254740992 - reply.tokens * 9007199254740992 * 9007199254740992) >= 0")]
    public async Task A_mistake_is_told_at_its_place(string code, string body)
    {
        const string scenes = """
            scene Other() on Tape { cast Ada Ada -> word until line, 40 tokens }
            scene Person() { cast Ada on input Ada -> word until line, 40 tokens }

            """;
        var report = await RunAsync(Scenes + scenes + $"test \"t\" {{ {body} }}");
        report.Passed.ShouldBeFalse();
        var found = report.Diagnostics.Concat(report.Tests.SelectMany(test => test.Diagnostics)).ShouldHaveSingleItem();
        found.Code.Id.ShouldBe(code, found.ToString());
        found.Location.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_test_that_is_interrupted_says_what_was_found()
    {
        using var source = new CancellationTokenSource();
        var program = workshop.Load(Scenes + "test \"t\" { run Toss() times 50 expect P(reply.count == 3) >= 0.99 } test \"u\" { run Toss() }");
        var runner = new TestRunner(workshop.Host, new TestOptions { Wave = 3 })
        {
            Advanced = progress =>
            {
                if (progress.Done == 6)
                {
                    source.Cancel();
                }
            },
        };

        var report = await runner.RunAsync(program, source.Token);

        report.IsInterrupted.ShouldBeTrue();
        var test = report.Tests.ShouldHaveSingleItem();
        test.Outcome.ShouldBe(TestOutcome.Interrupted);
        test.Cases[0].Done.ShouldBe(6);
        test.Cases[0].Expectations[0].Verdict.ShouldBe(TestVerdict.Unfinished);
        test.Cases[0].Expectations[0].Measured.ShouldBe(1);
    }

    [Fact]
    public async Task Runs_that_reach_a_limit_are_judged_and_told()
    {
        var test = await OneAsync("run Toss() times 2 expect P(reply.count <= 3) >= 1", new TestOptions { MaximumTokens = 10 });

        test.Outcome.ShouldBe(TestOutcome.Passed);
        test.Diagnostics.ShouldHaveSingleItem().Message.ShouldBe(
            "2 of 2 runs of Toss() ended at 10 generated tokens, and are judged by their text so far. Raise it with --max-tokens if the scene is meant to continue.");
    }

    private async Task<TestResult> OneAsync(string body, TestOptions? options = null)
    {
        var report = await RunAsync($"{Scenes}test \"it\" {{\n{body}\n}}\n", options);
        report.Diagnostics.Select(found => found.ToString()).ShouldBeEmpty();
        return report.Tests.ShouldHaveSingleItem();
    }

    private Task<TestReport> RunAsync(string source, TestOptions? options = null) =>
        new TestRunner(workshop.Host, options ?? new TestOptions()).RunAsync(workshop.Load(source));
}
