using EigenFlux.Compiler;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Models.Ngram;
using EigenFlux.Models.Tokenizers;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Loop;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Values;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests.Amplitudes;

/// <summary>What watches hear, what programs read of them, and what happens where something leaves the window.</summary>
public sealed class WatchTests : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    /// <summary>Ada says yes or no; how often she says which, her definition tells. After a "!" all universes are alike.</summary>
    private static HandMadeHost Answers(bool shifts = false) => new(new HandMadeModel(page =>
    {
        var yes = page.Contains("glad", StringComparison.Ordinal) ? 0.8 : page.Contains("sad", StringComparison.Ordinal) ? 0.3 : 0.5;
        yes = page.EndsWith('!') ? 0.6 : yes;
        return [('y', yes), ('n', 0.9 - yes), ('!', 0.05), ('.', 0.05)];
    })
    { CanShift = shifts });

    private const string Cast = """
        character Ada { brief "Ada is here." }
        character Ben { brief "Ben asks." }
        premise Glad of Ada { brief "Ada is glad." }
        premise Sad of Ada { brief "Ada is sad." }

        """;

    [Fact]
    public async Task What_is_scripted_is_evidence_and_a_frame_is_none()
    {
        var run = await Answers().RunAsync(Cast + """
            scene S() {
              cast Ada, Ben
              watch Ada over Glad, Sad as a
              let before = a[Glad]
              Ben: "ynyn"
              let asked = a[Glad]
              Ada: "yyn"
              return before: before, asked: asked, glad: a[Glad], ever: a.ever[Glad]
            }
            """);
        Number(run, "before").ShouldBe(0.5);
        Number(run, "asked").ShouldBe(0.5);
        Number(run, "glad").ShouldBe(Odds(2, 1), 1e-6);
        Number(run, "ever").ShouldBe(Odds(2, 1), 1e-6);

        // Told once for the line, after its tokens.
        var at = run.Events.ToList().FindIndex(happened => happened is FluxEvent.Amplitude);
        run.Events.OfType<FluxEvent.Amplitude>().ShouldHaveSingleItem().Speaker.Id.ShouldBe("Ada");
        run.Events[at - 1].ShouldBeOfType<FluxEvent.Appended>().Text.ShouldContain("yyn");
    }

    [Fact]
    public async Task What_a_stop_takes_back_was_never_said()
    {
        var run = await Answers().RunAsync(Cast + """
            scene S() {
              cast Ada
              watch Ada over Glad, Sad as a
              repeat 6 { Ada -> said until /n.*n$/, 30 tokens }
              return said: said.all, glad: a[Glad], ever: a.ever[Glad]
            }
            """, new RunOptions { Seed = 5 });
        run.Events.OfType<FluxEvent.Deleted>().ShouldNotBeEmpty();

        // The marks are as likely in all universes, and what comes after one of them.
        var said = run.Turns.Select(turn => turn.Text).ToList();
        var (yes, no) = (0, 0);
        foreach (var text in said)
        {
            for (var i = 0; i < text.Length; i++)
            {
                var told = i == 0 || text[i - 1] != '!';
                yes += told && text[i] == 'y' ? 1 : 0;
                no += told && text[i] == 'n' ? 1 : 0;
            }
        }

        Number(run, "glad").ShouldBe(Odds(yes, no), 1e-9);
        Number(run, "ever").ShouldBe(Odds(yes, no), 1e-9);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_said_is_weighed_anew_though_another_who_is_watched_said_nothing(bool isFirst)
    {
        // While a "#" is on the page, all universes are alike; without it what was said tells them apart.
        string[] watches = ["watch Ada over Glad, Sad as a", "watch Ben over Kind, Cold as b"];
        var host = new HandMadeHost(new HandMadeModel(page =>
        {
            var yes = page.Contains('#') ? 0.6 : page.Contains("glad", StringComparison.Ordinal) ? 0.8 : page.Contains("sad", StringComparison.Ordinal) ? 0.3 : 0.5;
            return [('y', yes), ('n', 0.9 - yes), ('!', 0.05), ('.', 0.05)];
        })
        { CanShift = false });
        var run = await host.RunAsync(Cast + $$"""
            premise Kind of Ben { brief "Ben is kind." }
            premise Cold of Ben { brief "Ben is cold." }
            scene S() {
              cache exact
              cast Ada, Ben
              {{string.Join("\n  ", isFirst ? watches : watches.Reverse())}}
              note "#"
              Ada: "yy"
              let before = a[Glad]
              forget note
              let after = a[Glad]
              Ada: "n"
              return before: before, after: after, last: a[Glad]
            }
            """);

        Number(run, "before").ShouldBe(0.5, 1e-9);
        Number(run, "after").ShouldBe(Odds(2, 0), 1e-6);
        Number(run, "last").ShouldBe(Odds(2, 1), 1e-6);
    }

    [Fact]
    public async Task What_was_forgotten_counts_no_longer_and_what_is_recalled_counts_again()
    {
        var run = await Answers().RunAsync(Cast + """
            scene S() {
              cast Ada
              watch Ada over Glad, Sad as a
              Ada: "y"
              Ada -> said until /z/, 8 tokens
              let all = a[Glad]
              forget said
              let less = a[Glad]
              let ever = a.ever[Glad]
              recall said
              return all: all, less: less, ever: ever, again: a[Glad], still: a.ever[Glad]
            }
            """);
        Number(run, "less").ShouldBe(Odds(1, 0), 1e-6);
        Number(run, "all").ShouldNotBeInRange(Odds(1, 0) - 0.01, Odds(1, 0) + 0.01);
        Number(run, "ever").ShouldBe(Number(run, "all"), 1e-9);
        Number(run, "again").ShouldBe(Number(run, "all"), 1e-6);
        Number(run, "still").ShouldBe(Number(run, "ever"), 1e-12);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Exact_what_stays_is_scored_anew_and_with_a_shift_it_counts_as_it_was_said(bool shifts)
    {
        // A universe in which she says the more "y" the more "b" there are in the window.
        var host = new HandMadeHost(new HandMadeModel(page =>
        {
            var yes = page.Contains("glad", StringComparison.Ordinal) ? 0.5 + (0.05 * page.Count(c => c == 'b')) : 0.5;
            return [('y', yes), ('n', 1 - yes)];
        })
        { CanShift = shifts });
        var run = await host.RunAsync(Cast + $$"""
            scene S() {
              cache {{(shifts ? "shift" : "exact")}}
              cast Ada, Ben
              watch Ada over Glad, Sad as a
              note "bbbb"
              Ada: "yy"
              let before = a[Glad]
              forget note
              return before: before, after: a[Glad], ever: a.ever[Glad]
            }
            """);
        var before = 0.49 / (0.49 + 0.25);
        Number(run, "before").ShouldBe(before, 1e-6);
        Number(run, "after").ShouldBe(shifts ? before : 0.5, 1e-6);
        Number(run, "ever").ShouldBe(before, 1e-6);
    }

    [Fact]
    public async Task The_amplitude_of_bits_rises_again_when_the_3_is_deleted()
    {
        // Remark 9: bits are sequences of 0 and 1, numbers of any digit, and a 3 is no bit.
        workshop.Write("digits.txt", string.Join("\n---\n", Enumerable.Range(0, 400).Select(i => i % 2 == 0
            ? "Source B\n" + Digits(i, 2)
            : "Source N\n" + Digits(i, 10))) + "\n");
        var bare = workshop.Write("bare.json", """
            { "name": "bare", "line": "{text}", "narration": "{text}", "definition": "{text}", "prefixClose": "" }
            """);
        using var host = new FluxHost(new FluxHostOptions { BaseFolder = workshop.Folder, Threads = 1, TargetFiles = [bare] });
        var compiled = host.Compile(host.Load(workshop.Write("bits.eflux", $$"""
            model Digits = "ngram:digits.txt?order=16"
            character Source { full "Source N" }
            premise Bits of Source { full "Source B" prior 0.5 }
            premise Numbers of Source { full "Source N" }
            scene S() on Digits {
              window 18 tokens, reserve 0
              target bare
              delete by token
              cast Source
              watch Source over Bits, Numbers as a
              {{string.Join("\n", "3111010111011".Select(digit => $"Source: \"{digit}\""))}}
              return a[Bits]
            }
            """)), new CompileOptions());
        compiled.HasErrors.ShouldBeFalse(string.Join('\n', compiled.Diagnostics));
        var run = await workshop.RunAsync(compiled.Image!);
        run.Done.Fault.ShouldBeNull();
        var bits = run.Events.OfType<FluxEvent.Amplitude>().Select(e => e.Found.Of("Bits", ever: false)).ToList();
        var ever = run.Events.OfType<FluxEvent.Amplitude>().Select(e => e.Found.Of("Bits", ever: true)).ToList();
        var gone = run.Events.TakeWhile(e => e is not FluxEvent.Deleted).OfType<FluxEvent.Amplitude>().Count();

        bits[0].ShouldBeLessThan(0.1);
        bits[gone - 1].ShouldBeLessThan(bits[gone] / 2);
        bits[gone].ShouldBeGreaterThan(0.9);
        ever[^1].ShouldBeLessThan(bits[^1] / 2);

        // By hand, over what is in the window.
        var model = new NgramLanguageModel("", await File.ReadAllBytesAsync(Path.Combine(workshop.Folder, "digits.txt")), NgramUnit.Bytes, 16).Model;
        var window = HandMadeModel.TextOf([.. run.LastPage.Select(one => one.Token)])[9..];
        window.Length.ShouldBe(9);
        bits[^1].ShouldBe(Likelihood("Source B\n") / (Likelihood("Source B\n") + Likelihood("Source N\n")), 1e-6);

        double Likelihood(string universe)
        {
            var product = 1.0;
            for (var i = 0; i < window.Length; i++)
            {
                product *= model.Probability(ByteTokenizer.Instance.Tokenize(universe + window[..i]), new Models.Contract.TokenId(window[i]));
            }

            return product;
        }

        static string Digits(int seed, int radix)
        {
            var random = new Models.Decoding.SeededRandom((ulong)seed);
            return string.Concat(Enumerable.Range(0, 40).Select(_ => random.NextInt32(radix)));
        }
    }

    [Fact]
    public async Task The_numbers_in_the_document_are_those_of_its_program()
    {
        var docs = Path.Combine(RealModel.Root, "docs");
        using var host = new FluxHost(new FluxHostOptions { BaseFolder = docs, Threads = 1, TargetFiles = [Path.Combine(docs, "digits.json")] });
        var run = new List<FluxEvent>();
        await foreach (var happened in host.RunAsync(host.Compile(host.Load("bits.eflux"), new CompileOptions()).Image!, new RunOptions { Seed = 7 }))
        {
            run.Add(happened);
        }

        var table = string.Concat(new Recorded(run).Pages().Where(step => step.Happened is FluxEvent.Amplitude).Select(step =>
        {
            var found = ((FluxEvent.Amplitude)step.Happened).Found;
            var digits = HandMadeModel.TextOf([.. step.Page.Skip(3).Select(one => one.Token)]);
            return string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"{digits,-10} {found.Of("Bits", false):0.0000} {found.Of("Bits", true):0.0000}\n");
        }));
        File.ReadAllText(Path.Combine(docs, "amplitudes.md")).ReplaceLineEndings("\n").ShouldContain($"```text\n{table}```");
    }

    [Fact]
    public async Task Programs_read_amplitudes_wherever_a_number_may_stand()
    {
        var run = await Answers().RunAsync(Cast + """
            scene S() {
              cast Ada, Ben
              watch Ada over Glad, Sad as a
              Ada -> said until 6 tokens, a[Glad] > 0.999
              let first = said.stop
              while a[Glad] < 0.99 at most 40 { Ada: "y" }
              if a[Glad] >= 0.99 { Ben: "She is sad by {a[Sad]}." }
              note "Glad {a[Glad]}."
              stop when a[Sad] < 0.01
              Ben: "Never said."
              return first: first, said: said, glad: a[Glad]
            }
            """);
        run.Done.By.ShouldBe(RunEnd.Stop);
        Number(run, "glad").ShouldBeInRange(0.99, 1);
        run.Shown.ShouldMatch(@"She is sad by 0\.00\d*\.");
        run.Shown.ShouldMatch(@"Glad 0\.99\d*\.");
        run.Shown.ShouldNotContain("Never said");
    }

    [Fact]
    public async Task A_branch_has_evidence_of_its_own_and_the_best_goes_on()
    {
        var run = await Answers().RunAsync(Cast + """
            scene S() {
              cast Ada
              watch Ada over Glad, Sad as a
              Ada: "n"
              choose 6 by a[Glad] { Ada -> said until 6 tokens }
              return said: said, glad: a[Glad]
            }
            """);
        var branches = run.Events.OfType<FluxEvent.Branched>().ToList();
        branches.Count.ShouldBe(6);
        branches.Select(branch => branch.Value).Distinct().Count().ShouldBeGreaterThan(2);
        branches.Single(branch => branch.Chosen).Value.ShouldBe(branches.Max(branch => branch.Value));
        Number(run, "glad").ShouldBe(branches.Max(branch => branch.Value), 1e-12);
        foreach (var branch in branches.Where(branch => !branch.Text.Contains('!') && branch.Text.Length == 6))
        {
            branch.Value.ShouldBe(Odds(branch.Text.Count(c => c == 'y'), 1 + branch.Text.Count(c => c == 'n')), 1e-6);
        }
    }

    [Fact]
    public async Task Two_watches_hear_each_their_own()
    {
        var run = await Answers().RunAsync(Cast + """
            premise Merry of Ben { brief "Ben is glad." }
            premise Grim of Ben { brief "Ben is sad." prior 0.25 }
            scene S() {
              cast Ada, Ben
              watch Ada over Glad, Sad as a
              watch Ben over Merry, Grim as b
              repeat 2 { watch Ada over Glad, Sad as c  Ada: "y" }
              Ben: "nn"
              return a: a[Glad], b: b[Grim], c: c.ever[Glad]
            }
            """);
        Number(run, "a").ShouldBe(Odds(2, 0), 1e-6);
        Number(run, "c").ShouldBe(Odds(2, 0), 1e-6);
        Number(run, "b").ShouldBe(0.25 * 0.36 / ((0.25 * 0.36) + (0.75 * 0.01)), 1e-6);
    }

    [Theory]
    [InlineData("cache exact", 1)]
    [InlineData("cache shift", 3)]
    public async Task A_run_that_is_taken_up_within_a_watched_turn_goes_on_as_it_was(string cache, int every)
    {
        var host = Answers(cache == "cache shift");
        var image = host.Image(Cast + $$"""
            scene S() {
              window 150 tokens, reserve 30
              {{cache}}
              delete by token
              cast Ada, Ben
              watch Ada over Glad, Sad as a
              note "It is late." depth 1
              repeat 3 {
                Ben: "Well?"
                Ada -> said until /nn/, 20 tokens, a[Glad] > 0.98
                choose 2 by a[Sad] { Ada -> more until 7 tokens }
                forget said
              }
              return glad: a[Glad], ever: a.ever[Glad], rest: a.rest
            }
            """);
        await CheckpointWalk.ShouldGoOnFromEachAsync(
            options => host.RunAsync(image, options), (checkpoint, options) => FluxRunner.ResumeAsync(checkpoint, host, options), every, atLeast: 7, step: 3);
    }

    [Fact]
    public async Task A_model_without_probabilities_is_refused()
    {
        workshop.Record(" One.");
        const string watch = "watch Ada over P, Q as a  Ada -> said until line, 9 tokens } ";
        const string premises = "premise P of Ada { full \"Ada lies.\" }  premise Q { full \"A dream.\" }  ";
        workshop.Compile(Workshop.Cast + premises + "scene S() on Tape { cast Ada " + watch).Diagnostics
            .ShouldContain(d => d.Code.Id == "EF5601" && d.Message.Contains("replay:turns.txt"));

        // What the compiler cannot know the run tells, and ends as any other.
        var run = await workshop.RunAsync(
            Workshop.Cast + premises + "scene Sub(m: model) on m { cast Ada " + watch + "scene S() { call Sub(m: Tape) -> it }");
        run.Done.By.ShouldBe(RunEnd.Failed);
        FluxHost.Explain(run.Done.Fault!).ToString().ShouldContain("EF5601");
    }

    [SkippableFact]
    public async Task On_a_real_model_it_moves_the_right_way()
    {
        var run = await workshop.RunAsync(
            """
            character Cook { brief "A person." }
            premise Baker of Cook { brief "The Cook is a baker and talks of bread, flour, dough and ovens." prior 0.5 }
            premise Sailor of Cook { brief "The Cook is a sailor and talks of ships, sails, the sea and harbours." prior 0.5 }
            scene S() {
              window 200 tokens, reserve 20
              cast Cook
              watch Cook over Baker, Sailor as a
              Cook: "I put the dough into the oven, and the bread smells of flour."
              let bread = a[Baker]
              Cook: "The ship came into the harbour with all its sails, home from the sea."
              Cook: "We sailed the ship over the sea to another harbour."
              Cook -> said until 12 tokens
              return bread: bread, ever: a.ever[Baker], now: a[Sailor], rest: a.rest
            }
            """,
            compile: new CompileOptions { Model = RealModel.Path() });
        run.Done.Fault.ShouldBeNull();
        Number(run, "bread").ShouldBeInRange(0.6, 1);
        Number(run, "ever").ShouldBeLessThan(Number(run, "bread"));
        double.IsFinite(Number(run, "now")).ShouldBeTrue();
        Number(run, "rest").ShouldBeInRange(0, 20);
        run.Events.OfType<FluxEvent.Amplitude>().ShouldAllBe(e => e.Found.Now.All(double.IsFinite) && Math.Abs(e.Found.Now.Sum() - 1) < 1e-9);
    }

    /// <summary>The posterior of the glad universe after so many answers.</summary>
    private static double Odds(int yes, int no)
    {
        var odds = Math.Pow(0.8 / 0.3, yes) * Math.Pow(0.1 / 0.6, no);
        return odds / (1 + odds);
    }

    private static double Number(Recorded run, string name) => ((FluxValue.Number)run.Result(name)).Value;
}
