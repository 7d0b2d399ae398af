using EigenFlux.Compiler;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Engines;
using EigenFlux.Models.Opening;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Values;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests.TypedTurns;

/// <summary>Turns that are one of a few texts, whose probabilities are known exactly.</summary>
public sealed class ChoiceTests : IDisposable
{
    private const string Ada = """
        character Ada { brief "Ada." }
        scene S() {
          cast Ada
          Ada -> verdict: "sell" | "hold" | "so"
          return verdict: verdict, sell: verdict.p("sell"), hold: verdict.p("hold"), so: verdict.p("so"), stop: verdict.stop
        }
        """;

    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task The_probabilities_are_the_models_own_shared_among_the_alternatives()
    {
        var run = await new HandMadeHost(Verdicts()).RunAsync(Ada);

        // " sell" has 0.9 · 0.4 · 0.25 · 0.5 · 1, " hold" 0.9 · 0.3 · 1 · 1 · 1, " so" 0.9 · 0.4 · 0.75.
        double sell = 0.4 * 0.25 * 0.5, hold = 0.3, so = 0.4 * 0.75;
        var total = sell + hold + so;
        Number(run, "sell").ShouldBe(sell / total, 1e-6);
        Number(run, "hold").ShouldBe(hold / total, 1e-6);
        Number(run, "so").ShouldBe(so / total, 1e-6);
        run["stop"].ShouldBe("value");
        var stopped = run.Turns.ShouldHaveSingleItem();
        stopped.Value.ShouldBe(run.Result("verdict") is FluxValue.Turn turn ? turn.Value : run.Result("verdict"));
        stopped.Probabilities!.Sum(pair => pair.Value).ShouldBe(1, 1e-12);
        run.TextOf("verdict[1]").ShouldBe($"Ada: {stopped.Text}\n");
    }

    [Fact]
    public async Task An_alternative_is_drawn_as_often_as_the_sampler_makes_it_likely()
    {
        const int runs = 600;
        var done = await new HandMadeHost(Verdicts()).RunManyAsync(Ada, runs);

        // The default settings: what has less than 0.05 of the likeliest is not drawn, and the temperature is 0.8.
        double[] shares = [0.05, 0.3, 0.3];
        var weights = shares.Select(share => Math.Pow(share / 0.65, 1 / 0.8)).ToArray();
        foreach (var (name, weight) in new[] { "sell", "hold", "so" }.Zip(weights))
        {
            var expected = weight / weights.Sum();
            var margin = 4.5 * Math.Sqrt(expected * (1 - expected) / runs);
            (done.Count(one => one.Result["verdict"].AsText() == name) / (double)runs).ShouldBeInRange(expected - margin, expected + margin);
        }
    }

    [Fact]
    public async Task An_interruption_is_seen_between_two_of_many_alternatives()
    {
        using var source = new CancellationTokenSource();
        var asked = 0;
        var model = new HandMadeModel(_ =>
        {
            if (++asked == 20)
            {
                source.Cancel();
            }

            return [(' ', 0.5), ('0', 0.5)];
        });
        var host = new HandMadeHost(model);
        var texts = string.Join(" | ", Enumerable.Range(0, 900).Select(i => $"\"0{i:000}\""));
        var run = await host.RunAsync(
            host.Image($$"""
            character Ada { brief "Ada." }
            scene S() { cast Ada Ada -> verdict: {{texts}} }
            """),
            cancellation: source.Token);

        run.Done.By.ShouldBe(RunEnd.Interrupted);
        asked.ShouldBeLessThan(60);
    }

    [Fact]
    public async Task On_an_ngram_model_they_are_what_its_distributions_say_token_by_token()
    {
        workshop.Write("talk.txt", string.Concat(Enumerable.Repeat("Ada: sell it now.\nBen: hold it.\nAda: hold.\nBen: sell, sell at once!\n", 30)));
        const string uri = "ngram:talk.txt?order=5";
        var run = await workshop.RunAsync($$"""
            model Talk = "{{uri}}" { temperature 0 }
            character Ada { brief "Ada." }
            character Ben { brief "Ben." }
            scene S() on Talk {
              cast Ada, Ben
              Ben: "hold it."
              Ada -> verdict: "sell" | "hold" | "wait a while"
              return verdict, a: verdict.p("sell"), b: verdict.p("hold"), c: verdict.p("wait a while")
            }
            """);

        using var registry = new ModelRegistry(ManagedEngines.All);
        var model = registry.Open(uri, new ModelOptions { BaseFolder = workshop.Folder });
        var page = run.Pages().Last(step => step.Happened is FluxEvent.TurnStarted).Page.Select(token => token.Token).ToArray();
        var scores = new[] { " sell", " hold", " wait a while" }.Select(text => Score(model, page, text)).ToArray();
        var total = scores.Sum();
        foreach (var (name, score) in new[] { "a", "b", "c" }.Zip(scores))
        {
            Number(run, name).ShouldBe(score / total, 1e-6);
        }

        run["verdict"].ShouldBe(scores[0] > scores[1] ? "sell" : "hold");
    }

    [Fact]
    public async Task A_bool_is_a_choice_of_two()
    {
        var run = await workshop.RunAsync("""
            character Ada { brief "Ada." }
            scene S() {
              cast Ada
              repeat 4 {
                Ada -> sure: bool
                if sure { Ada: "Sure." } else { Ada: "Not sure." }
              }
              return sure: sure, all: sure.all, p: sure.p(true) + sure.p(false), any: sure.any.p(true) > 1
            }
            """);

        run.Result("sure").ShouldBeOfType<FluxValue.Boolean>();
        ((FluxValue.List)run.Result("all")).Items.ShouldAllBe(item => item is FluxValue.Boolean);
        Number(run, "p").ShouldBe(1, 1e-9);
        run["any"].ShouldBe("false");
        run.Shown.Split("Sure.\n").Length.ShouldBe(((FluxValue.List)run.Result("all")).Items.Count(item => item.AsText() == "true") + 1);
    }

    [Fact]
    public async Task Before_the_first_turn_an_alternative_has_no_probability()
    {
        var run = await workshop.RunAsync("""
            character Ada { brief "Ada." }
            scene S() {
              cast Ada
              let before = verdict.p("yes")
              if verdict == "yes" or not verdict == "" { narrator: "No." }
              Ada -> verdict: "yes" | "no"
              return before: before, after: verdict.p("yes")
            }
            """);

        run["before"].ShouldBe("0");
        Number(run, "after").ShouldBeInRange(1e-9, 1 - 1e-9);
        run.Shown.ShouldNotContain("No.");
    }

    [Fact]
    public async Task A_recording_keeps_to_the_alternatives_and_has_no_probabilities()
    {
        workshop.Record(" sell", "hold");
        const string turns = """scene S() on Tape { cast Ada  repeat 2 { Ada -> verdict: "sell" | "hold" } """;
        var run = await workshop.RunAsync(Workshop.Cast + turns + "return verdict.all }");
        run["verdict"].ShouldBe("sell\nhold");
        run.Turns.ShouldAllBe(turn => turn.Probabilities == null && turn.By == "value");

        var refused = workshop.Compile(Workshop.Cast + turns + """stop when verdict.p("sell") > 0.5 }""");
        refused.Image.ShouldBeNull();
        refused.Diagnostics.ShouldHaveSingleItem().ToString().ShouldContain("error EF2815: 'verdict.p' needs probabilities");
    }

    [Fact]
    public async Task A_bound_leaves_the_alternatives_that_it_has_room_for()
    {
        var run = await workshop.RunAsync("""
            model Bytes = "ngram:bytes.txt?unit=bytes" { temperature 1 }
            character Ada { brief "Ada." }
            scene S(most: int = 4) on Bytes {
              cast Ada
              let n = pick([most])
              repeat 20 { Ada -> word: "a long one" | "no" until n tokens }
              return word.all, p: word.p("a long one")
            }
            """.Replace("ngram:bytes.txt?unit=bytes", Bytes("a long one, no. "), StringComparison.Ordinal));

        ((FluxValue.List)run.Result("word")).Items.Select(item => item.AsText()).Distinct().ShouldBe(["no"]);
        Number(run, "p").ShouldBeGreaterThan(0);
        run.Turns.ShouldAllBe(turn => turn.Tokens <= 4);
    }

    [Fact]
    public async Task Where_no_alternative_fits_the_turn_is_empty_and_that_is_told()
    {
        var run = await workshop.RunAsync("""
            model Bytes = "ngram:bytes.txt?unit=bytes"
            character Ada { brief "Ada." }
            scene S() on Bytes {
              cast Ada
              let n = pick([2])
              Ada -> word: "yes" | "nay" until n tokens
              if word == "" { Ada: "Nothing." }
              return word: word, stop: word.stop
            }
            """.Replace("ngram:bytes.txt?unit=bytes", Bytes("yes nay"), StringComparison.Ordinal));

        var noticed = run.Events.OfType<FluxEvent.Noticed>().ShouldHaveSingleItem();
        FluxHost.Explain(noticed.Fault).ToString().ShouldContain("EF5701: The shortest value of 'word' takes 4 tokens, but the turn is limited to 2");
        (run["word"], run["stop"]).ShouldBe(("", "tokens"));
        run.Shown.ShouldContain("Nothing.");
        run.Done.Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_may_speak_on_whatever_model_gives_the_same_kind_of_turn()
    {
        workshop.Write("talk.txt", string.Concat(Enumerable.Repeat("Ben: yes.\nAda: no.\n", 50)));
        var run = await workshop.RunAsync("""
            model Talk = "ngram:talk.txt?unit=words"
            model Cold : Talk { temperature 0 }
            character Ada { brief "Ada." }
            character Ben { brief "Ben." }
            scene S() {
              cast Ada, Ben on Talk
              repeat 3 {
                Ada | Ben -> vote: "yes" | "no"
                choose 3 by vote.p("yes") { Ben -> again: "yes" | "no" on Cold  Ada -> vote: "yes" | "no" }
              }
              narrator -> verdict: "yes" | "no"
              return votes: vote.all, n: vote.count("yes") + vote.count("no"), verdict: verdict
            }
            """);

        run.Done.Fault.ShouldBeNull();
        run["n"].ShouldBe("6");
        run["verdict"].ShouldBeOneOf("yes", "no");
        run.Turns.ShouldAllBe(turn => turn.Probabilities!.Count == 2);
    }

    [Theory]
    [InlineData("builtin:mini", "screenplay")]
    [InlineData("builtin:mini", "novel")]
    [InlineData("ngram:court.txt", "screenplay")]
    public async Task Jurors_vote_each_from_what_they_alone_know(string model, string target)
    {
        workshop.Write("court.txt", string.Concat(Enumerable.Repeat("guilty, not guilty. The lock. A minute? It was kind.\n", 40)));
        var run = await workshop.RunAsync(
            $$"""
            character Nina { brief "Nina, a nurse." knows "You once met the accused. He was kind to you. Never say so." }
            character Otto { brief "Otto, a locksmith." knows "That lock cannot be picked in under a minute." }
            character Petra { brief "Petra, an actuary." knows "You saw the judge take an envelope." }
            character Foreman "the Foreman" { brief "The foreman." }
            coalition Jury(Nina, Otto, Petra) { brief "Three jurors." }
            scene Deliberation(case: text = "A lock, a minute, a necklace.", rounds: int = 3) {
              window 900 tokens, reserve 100
              target {{target}}
              cast Foreman, Jury
              pin "{case}"
              repeat rounds {
                Foreman -> question until line, 30 tokens
                for j in Jury { j -> view until line, 30 tokens }
                for j in Jury { j -> vote: "guilty" | "not guilty" seen by j }
                stop when vote.count("guilty") == 3
              }
              return votes: vote.all, n: vote.count, guilty: vote.count("guilty"), p: vote.p("guilty") + vote.p("not guilty")
            }
            """,
            compile: new CompileOptions { Model = model });

        run.Done.Fault.ShouldBeNull();
        var votes = ((FluxValue.List)run.Result("votes")).Items.Select(item => item.AsText()).ToList();
        votes.ShouldAllBe(vote => vote == "guilty" || vote == "not guilty");
        run["n"].ShouldBe($"{votes.Count}");
        run["guilty"].ShouldBe($"{votes.Count(vote => vote == "guilty")}");
        Number(run, "p").ShouldBe(1, 1e-9);
    }

    [Theory]
    [InlineData("builtin:mini")]
    [InlineData("ngram:talk.txt?order=4")]
    public async Task What_is_chosen_is_evidence_as_a_line_is(string model)
    {
        workshop.Write("talk.txt", string.Concat(Enumerable.Repeat("Ada is sure: it is warm. Ada doubts: it is cold, she says.\n", 40)));
        const string cast = """
            character Ada { brief "Ada." }
            premise Sure of Ada { full "Ada is sure that it is warm." prior 0.4 }
            premise Doubts of Ada { full "Ada doubts, and it is cold." prior 0.3 }

            """;
        const string end = " return said: said, sure: a[Sure], ever: a.ever[Doubts] }";
        var options = new CompileOptions { Model = model };
        var chosen = await workshop.RunAsync(
            cast + """scene S() { cast Ada watch Ada over Sure, Doubts as a  Ada -> said: "it is warm" | "it is cold" """ + end, compile: options);
        var line = await workshop.RunAsync(
            cast + $$"""scene S() { cast Ada watch Ada over Sure, Doubts as a  let said = "" Ada: "{{chosen["said"]}}" """ + end, compile: options);

        Number(chosen, "sure").ShouldBe(Number(line, "sure"), 1e-5);
        Number(chosen, "ever").ShouldBe(Number(line, "ever"), 1e-5);
        Number(chosen, "sure").ShouldNotBe(0.4);
        var typed = await workshop.RunAsync(
            cast + "scene S() { cast Ada watch Ada over Sure, Doubts as a  Ada -> said: list of text until a[Sure] > 0.999999, 40 tokens" + end, compile: options);
        typed.Done.Fault.ShouldBeNull();
        typed.Events.OfType<FluxEvent.Amplitude>().Count().ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_person_chooses_and_is_certain()
    {
        workshop.Record(" Mind the stairs.", " Mind the lamp.");
        var run = await workshop.RunAsync(
            Workshop.Cast + """
            character You { brief "You." }
            scene Lighthouse(player: model = input) on Tape {
              cast Ada, You on player
              repeat 2 {
                Ada -> reply until line, 40 tokens
                You -> road: "up" | "down" | "back to the boat"
                if road == "back to the boat" { narrator: "The lamp turns." } else if road == "up" { narrator: "Ninety steps." }
              }
              return road.all, up: road[1].p("up"), down: road[1].p("down")
            }
            """,
            new RunOptions { Seed = 7, Person = new Scripted("up", "back to the boat") });

        run.Done.Fault.ShouldBeNull();
        run["road"].ShouldBe("up\nback to the boat");
        (run["up"], run["down"]).ShouldBe(("1", "0"));
        run.Shown.ShouldContain("Ninety steps.");
        run.Shown.ShouldContain("The lamp turns.");
    }

    [SkippableFact]
    public async Task A_real_model_chooses_and_says_how_sure_it_is()
    {
        var run = await workshop.RunAsync(
            """
            character Ada { brief "Ada, who answers with one word." }
            scene S() {
              window 256 tokens, reserve 32
              cast Ada
              narrator: "Is the sun hot or cold?"
              Ada -> sun: "hot" | "cold"
              return sun: sun, hot: sun.p("hot"), cold: sun.p("cold")
            }
            """,
            compile: new CompileOptions { Model = RealModel.Path() });

        (Number(run, "hot") + Number(run, "cold")).ShouldBe(1, 1e-9);
        Number(run, "hot").ShouldBeGreaterThan(0.5);
        run.LastPage.Count.ShouldBeLessThan(256);
    }

    private string Bytes(string text)
    {
        workshop.Write("bytes.txt", string.Concat(Enumerable.Repeat(text, 40)));
        return "ngram:bytes.txt?unit=bytes";
    }

    private static HandMadeModel Verdicts() => new(text => text switch
    {
        _ when text.EndsWith("Ada:", StringComparison.Ordinal) => [(' ', 0.9), ('x', 0.1)],
        _ when text.EndsWith(": ", StringComparison.Ordinal) => [('s', 0.4), ('h', 0.3), ('z', 0.3)],
        _ when text.EndsWith(" s", StringComparison.Ordinal) => [('e', 0.25), ('o', 0.75)],
        _ when text.EndsWith(" se", StringComparison.Ordinal) => [('l', 0.5), ('e', 0.5)],
        _ when text.EndsWith(" sel", StringComparison.Ordinal) => [('l', 1)],
        _ when text.EndsWith(" h", StringComparison.Ordinal) => [('o', 1)],
        _ when text.EndsWith(" ho", StringComparison.Ordinal) => [('l', 1)],
        _ when text.EndsWith(" hol", StringComparison.Ordinal) => [('d', 1)],
        _ => [('\n', 1)],
    });

    /// <summary>The probability of a text, from the whole distribution at each of its tokens.</summary>
    private static double Score(ILanguageModel model, TokenId[] page, string text)
    {
        using var context = model.CreateContext(new ContextOptions(1024, 1));
        using var session = context.CreateSession();
        session.Append(page);
        var next = new float[model.Tokenizer.VocabularySize];
        var product = 1.0;
        foreach (var token in model.Tokenizer.Tokenize(text))
        {
            session.NextLogProbabilities(next);
            product *= Math.Exp(next[token.Value]);
            session.Append([token]);
        }

        return product;
    }

    private static double Number(Recorded run, string name) => ((FluxValue.Number)run.Result(name)).Value;
}
