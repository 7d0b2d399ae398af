using System.Text.Json;
using System.Text.RegularExpressions;
using EigenFlux.Compiler;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Values;
using EigenFlux.Testing;
using EigenFlux.Testing.Execution;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests.TypedTurns;

/// <summary>Turns whose value is a record, a list, a number or what a regex matches.</summary>
public sealed class RecordTests : IDisposable
{
    private const string Records = """
        record Ticket { product: text severity: "low" | "high" code: /[A-Z]{3}-\d{4}/ tags: list of text meta: Meta }
        record Meta { lang: "en" | "de" minutes: int }
        character Generator { brief "A tool that writes one record." }

        """;

    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Theory]
    [InlineData("builtin:mini", "chat")]
    [InlineData("builtin:mini", "screenplay")]
    [InlineData("builtin:mini", "novel")]
    [InlineData("ngram:story.txt", "screenplay")]
    [InlineData("ngram:story.txt?unit=words", "screenplay")]
    public async Task A_program_reads_the_fields_of_what_was_said(string model, string target)
    {
        workshop.Write("story.txt", string.Concat(Enumerable.Repeat("""The modem {"is": ["dead", "ABC-1234"], 12} and "low", en: the RTR-0042 was high. """ + "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ - 0123456789 true false de \n", 12)));
        var run = await workshop.RunAsync(
            Records + $$"""
            scene Tickets(products: list of text = ["modem", "router"]) {
              window 600 tokens, reserve 200
              target {{target}}
              cast Generator
              let grave = 0
              for product in products {
                repeat 2 {
                  narrator: "A record about {product}."
                  Generator -> row: Ticket until 160 tokens
                  if row.severity == "high" { narrator: "That was grave." let grave = grave + 1 }
                }
              }
              narrator: "The last was {row} of {row.meta.minutes} minutes."
              return rows: row.all, grave: grave, high: row.any.severity == "high", first: row[1].meta.lang, tags: row.tags.count,
                minutes: row.meta.minutes + 0, last: row
            }
            """,
            compile: new CompileOptions { Model = model, Template = target == "chat" ? "chatml" : null });

        run.Done.Fault.ShouldBeNull();
        run.Events.OfType<FluxEvent.Noticed>().ShouldBeEmpty();
        var rows = ((FluxValue.List)run.Result("rows")).Items.Cast<FluxValue.Record>().ToList();
        rows.Count.ShouldBe(4);
        rows.ForEach(row => CheckTicket(JsonDocument.Parse(row.AsText()).RootElement));
        run.Turns.Select(turn => turn.Value).ShouldBe(rows);
        run.Turns.ShouldAllBe(turn => turn.Tokens <= 160 && (turn.By == "value" || turn.By == "tokens"));
        run.Turns.ShouldAllBe(turn => turn.Text.StartsWith('{') && turn.Text.EndsWith('}'));
        run.Shown.ShouldContain($"The last was {rows[^1].AsText()} of ");
        run["grave"].ShouldBe($"{rows.Count(row => row["severity"].AsText() == "high")}");
        run["first"].ShouldBe(((FluxValue.Record)rows[0]["meta"])["lang"].AsText());
        run["tags"].ShouldBe($"{((FluxValue.List)rows[^1]["tags"]).Items.Count}");
        run["minutes"].ShouldBe(((FluxValue.Record)rows[^1]["meta"])["minutes"].AsText());
    }

    [Fact]
    public async Task A_regex_may_have_blanks_that_mean_nothing_and_a_remark_at_its_end()
    {
        var run = await workshop.RunAsync(
            """
            record Plate { code: /(?x) [A-F]{2} \ \d # two letters and a digit/ }
            character Ada { brief "Ada." }
            character You { brief "You." }
            scene S() {
              window 300 tokens, reserve 40
              cast Ada, You on input
              Ada -> code: /(?x) [A-F]{2} (?: - \d )+ # (never closed/ until 9 tokens
              Ada -> plate: Plate
              You -> own: /(?x) x | x y # one or two/
              return code: code, plate: plate.code, own: own
            }
            """,
            new RunOptions { Person = new Scripted("x y", "xy") });

        run.Done.Fault.ShouldBeNull();
        run["code"].ShouldMatch(@"\A[A-F]{2}(-\d)+\z");
        run["plate"].ShouldMatch(@"\A[A-F]{2} \d\z");
        run["own"].ShouldBe("xy");
    }

    [Theory]
    [InlineData(96, "exact", "token")]
    [InlineData(110, "shift", "token")]
    [InlineData(140, "exact", "block 5")]
    [InlineData(101, "shift", "turn")]
    public async Task A_bound_is_kept_strictly_and_the_value_is_whole_though_its_beginning_was_deleted(int bound, string cache, string policy)
    {
        // A ticket that is longer than the window: what was said first is gone when it ends.
        var run = await workshop.RunAsync(Records + $$"""
            scene Tickets() {
              window 80 tokens, reserve 8
              delete by {{policy}}
              cache {{cache}}
              cast Generator
              repeat 6 { Generator -> row: Ticket until {{bound}} tokens }
              return rows: row.all, tokens: row.every.tokens <= {{bound}}
            }
            """);

        run.Done.Fault.ShouldBeNull();
        ((FluxValue.List)run.Result("rows")).Items.Count.ShouldBe(6);
        foreach (var row in ((FluxValue.List)run.Result("rows")).Items)
        {
            CheckTicket(JsonDocument.Parse(row.AsText()).RootElement);
        }

        run["tokens"].ShouldBe("true");
        run.Turns.ShouldContain(turn => turn.By == "tokens");
        run.Events.OfType<FluxEvent.Deleted>().ShouldNotBeEmpty();
        var written = run.Events.OfType<FluxEvent.Appended>().Where(e => e.Segment.StartsWith("row[", StringComparison.Ordinal))
            .GroupBy(e => e.Segment).Select(turn => turn.Sum(e => e.Tokens.Count) - Frame(turn)).ToList();
        written.ShouldAllBe(tokens => tokens <= bound);
    }

    [Theory]
    [InlineData("delete by turn")]
    [InlineData("delete by turn down to 60 %")]
    [InlineData("delete by token")]
    [InlineData("delete by block 9")]
    public async Task The_schedule_is_what_a_run_does(string policy)
    {
        var image = workshop.Image($$"""
            record Mood { kind: "calm" | "cross" n: int }
            character Ada { brief "Ada." }
            character Ben { brief "Ben." }
            scene S() {
              window 90 tokens, reserve 20
              {{policy}}
              cast Ada, Ben
              repeat 6 {
                Ada: "What is it?"
                Ben -> verdict: "a thing that nobody has a word for" | "no"
                Ada -> mood: Mood until 50 tokens
                Ben -> sure: bool
                Ada -> n: int until 3 tokens
                Ben -> said until line, 9 tokens
              }
            }
            """);
        var run = await workshop.RunAsync(image);

        run.Done.Fault.ShouldBeNull();
        run.Events.OfType<FluxEvent.Deleted>().Count().ShouldBeGreaterThan(10);
        Replanned.Of(image, run).ShouldBeTheWindowsOf(run, image.Plan);
    }

    [Fact]
    public async Task Numbers_lists_and_regexes_alone_are_values_of_their_types()
    {
        var run = await workshop.RunAsync("""
            character Ada { brief "Ada counts." }
            scene S() {
              window 400 tokens, reserve 60
              cast Ada
              Ada -> whole: int
              Ada -> real: number
              Ada -> word: /[a-z]+( [a-z]+){0,3}/ until 9 tokens
              Ada -> code: /[A-F]{2}\d{3}/
              Ada -> marks: list of int until 30 tokens
              Ada -> names: list of text until 30 tokens
              let sum = 0
              for mark in marks[1] { let sum = sum + mark }
              return whole: whole, more: whole > -1000000000000000000, real: real + 0.5, word: word, code: code, marks: marks, names: names,
                third: marks[99], stop: whole.stop, sum: sum, n: marks[1].count, first: marks[1][1]
            }
            """);

        run.Done.Fault.ShouldBeNull();
        Typed(run, "whole").ShouldBeOfType<FluxValue.Integer>();
        run["more"].ShouldBe("true");
        run.Result("real").ShouldBeOfType<FluxValue.Number>();
        run["word"].ShouldMatch(@"\A[a-z]+( [a-z]+){0,3}\z");
        run["code"].ShouldMatch(@"\A[A-F]{2}[0-9]{3}\z");
        var marks = ((FluxValue.List)Typed(run, "marks")).Items;
        marks.ShouldAllBe(item => item is FluxValue.Integer);
        run["n"].ShouldBe($"{marks.Count}");
        run["first"].ShouldBe(marks.Count == 0 ? "" : marks[0].AsText());
        run["sum"].ShouldBe($"{marks.Sum(mark => ((FluxValue.Integer)mark).Value)}");
        ((FluxValue.List)Typed(run, "names")).Items.ShouldAllBe(item => item is FluxValue.Text);
        run["third"].ShouldBe("");
        run["stop"].ShouldBe("value");
    }

    [Fact]
    public async Task What_stops_a_turn_early_closes_it_too()
    {
        var run = await workshop.RunAsync(Records + """
            scene S() {
              window 400 tokens, reserve 200
              cast Generator
              Generator -> a: Ticket until a.length > 30, 160 tokens
              Generator -> b: Ticket until 0 seconds, 160 tokens
              Generator -> n: int until n > 9, 10 tokens
              return a: a, b: b, by: a.stop + b.stop
            }
            """);

        run.Done.Fault.ShouldBeNull();
        run["by"].ShouldBe("conditionseconds");
        CheckTicket(JsonDocument.Parse(run["a"]).RootElement);
        CheckTicket(JsonDocument.Parse(run["b"]).RootElement);
    }

    [Fact]
    public async Task Where_not_even_the_shortest_value_fits_the_turn_is_empty()
    {
        var run = await workshop.RunAsync(Records + """
            scene S() {
              window 400 tokens, reserve 200
              cast Generator
              let n = pick([5])
              Generator -> row: Ticket until n tokens
              if row.severity == "high" or row.meta.minutes > 3 { narrator: "Never." }
              return row: row, lang: row.meta.lang, tags: row.tags.count, stop: row.stop
            }
            """);

        run.Done.Fault.ShouldBeNull();
        var fault = run.Events.OfType<FluxEvent.Noticed>().ShouldHaveSingleItem().Fault;
        fault.ShouldBeOfType<RunFault.ValueTooLong>();
        (run["row"], run["lang"], run["tags"], run["stop"]).ShouldBe(("", "", "0", "tokens"));
        run.Shown.ShouldNotContain("Never.");
    }

    [Fact]
    public async Task A_run_that_reaches_its_limit_in_a_turn_keeps_what_was_said_as_text()
    {
        var run = await workshop.RunAsync(
            Records + "scene S() { window 400 tokens, reserve 200 cast Generator Generator -> row: Ticket until 150 tokens return row: row }",
            new RunOptions { Seed = 7, MaximumTokens = 12 });

        run.Done.By.ShouldBe(RunEnd.Limit);
        var turn = run.Turns.ShouldHaveSingleItem();
        (turn.By, turn.Value).ShouldBe(("cut", null));
        turn.Text.ShouldStartWith("{\"product\":");
        run["row"].ShouldBe(turn.Text);
    }

    [Fact]
    public async Task Records_are_given_from_scene_to_scene_and_on_the_command_line()
    {
        const string source = Records + """
            scene Read(row: Ticket, mood: "calm" | "cross" = "calm", marks: list of int = []) {
              cast Generator
              narrator: "{row.product}, {mood}, {row.meta.minutes}."
              return minutes: row.meta.minutes + 1, row: row
            }
            scene Write() {
              window 400 tokens, reserve 200
              cast Generator
              Generator -> row: Ticket until 160 tokens
              call Read(row) -> told
              return told: told.minutes, minutes: row.meta.minutes
            }
            """;
        var run = await workshop.RunAsync(source);
        long.Parse(run["told"]).ShouldBe(long.Parse(run["minutes"]) + 1);

        const string ticket = """{"severity":"low","product":"a \"modem\"","code":"ABC-0001","tags":[],"meta":{"minutes":7,"lang":"de"}}""";
        var given = await workshop.RunAsync(source, compile: new CompileOptions
        {
            Scene = "Read",
            Arguments = new Dictionary<string, string> { ["row"] = ticket, ["mood"] = "cross" },
        });
        given.Shown.ShouldBe("Narrator: a \"modem\", cross, 7.\n");
        given["row"].ShouldBe("""{"product":"a \"modem\"","severity":"low","code":"ABC-0001","tags":[],"meta":{"lang":"de","minutes":7}}""");

        foreach (var (name, text) in new[] { ("mood", "sad"), ("row", ticket.Replace("ABC-0001", "abc", StringComparison.Ordinal)), ("row", "{}") })
        {
            var arguments = new Dictionary<string, string> { ["row"] = ticket, [name] = text };
            workshop.Compile(source, new CompileOptions { Scene = "Read", Arguments = arguments })
                .Diagnostics.ShouldHaveSingleItem().ToString().ShouldContain($"EF5008: '{name}' is of type");
        }
    }

    [Fact]
    public async Task Tests_measure_fields_and_probabilities()
    {
        var program = workshop.Load(Records + """
            scene S() {
              window 400 tokens, reserve 200
              cast Generator
              Generator -> row: Ticket until 150 tokens
              Generator -> verdict: "sell" | "hold"
              return row
            }
            test "a test" {
              run S() times 12 seed 3
              expect P(row.severity == "high" or row.severity == "low") >= 1
              expect mean(row.meta.minutes) >= -1000000000000000000
              expect mean(verdict.p("sell")) + mean(verdict.p("hold")) >= 0.999999
              expect P(verdict.p("sell") > 2) >= 0.5
              report P(verdict == "sell"), mean(verdict.p("sell")), row.meta.lang
            }
            """);
        var test = (await new TestRunner(workshop.Host, new TestOptions()).RunAsync(program)).Tests.ShouldHaveSingleItem();

        test.Cases[0].Expectations.Select(expectation => expectation.Verdict)
            .ShouldBe([TestVerdict.Holds, TestVerdict.Holds, TestVerdict.Holds, TestVerdict.Fails]);
        test.Cases[0].Expectations[3].Counterexamples.ShouldNotBeEmpty();
        test.Cases[0].Expectations[3].Counterexamples[0].Reads.ShouldContain(value => value.Name == "verdict.p(\"sell\")");
    }

    [Fact]
    public async Task A_trace_tells_the_value_and_is_read_back()
    {
        var run = await workshop.RunAsync(Records + """
            scene S() {
              window 400 tokens, reserve 200
              cast Generator
              Generator -> row: Ticket until 150 tokens
              Generator -> verdict: "sell" | "hold"
              Generator -> free until 3 tokens
            }
            """);
        var lines = Traces.Of(run.Events).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).Where(line => line.GetProperty("e").GetString() == "stopped").ToList();

        CheckTicket(lines[0].GetProperty("value"));
        lines[1].GetProperty("value").GetString().ShouldBe(lines[1].GetProperty("text").GetString());
        lines[1].GetProperty("p").EnumerateObject().Select(pair => pair.Name).ShouldBe(["sell", "hold"]);
        lines[1].GetProperty("p").EnumerateObject().Sum(pair => pair.Value.GetDouble()).ShouldBe(1, 1e-9);
        lines[2].TryGetProperty("value", out _).ShouldBeFalse();
    }

    [SkippableFact]
    public async Task A_real_model_says_whole_records()
    {
        var run = await workshop.RunAsync(
            Records + """
            scene S() {
              window 320 tokens, reserve 100
              cache shift
              cast Generator
              narrator: "A ticket about a modem that is dead since Monday."
              repeat 2 { Generator -> row: Ticket until 70 tokens }
              Generator -> days: int until 4 tokens
              return rows: row.all, days: days
            }
            """,
            compile: new CompileOptions { Model = RealModel.Path() });

        run.Done.Fault.ShouldBeNull();
        foreach (var row in ((FluxValue.List)run.Result("rows")).Items)
        {
            CheckTicket(JsonDocument.Parse(row.AsText()).RootElement);
        }

        Typed(run, "days").ShouldBeOfType<FluxValue.Integer>();
    }

    private static FluxValue Typed(Recorded run, string name) => run.Result(name);

    private static int Frame(IEnumerable<FluxEvent.Appended> turn) => turn.First().Tokens.Count + turn.Last().Tokens.Count;

    private static void CheckTicket(JsonElement ticket)
    {
        ticket.EnumerateObject().Select(field => field.Name).ShouldBe(["product", "severity", "code", "tags", "meta"]);
        ticket.GetProperty("product").ValueKind.ShouldBe(JsonValueKind.String);
        ticket.GetProperty("severity").GetString().ShouldBeOneOf("low", "high");
        Regex.IsMatch(ticket.GetProperty("code").GetString()!, @"\A(?:[A-Z]{3}-\d{4})\z").ShouldBeTrue();
        ticket.GetProperty("tags").EnumerateArray().ShouldAllBe(tag => tag.ValueKind == JsonValueKind.String);
        ticket.GetProperty("meta").EnumerateObject().Select(field => field.Name).ShouldBe(["lang", "minutes"]);
        ticket.GetProperty("meta").GetProperty("lang").GetString().ShouldBeOneOf("en", "de");
        ticket.GetProperty("meta").GetProperty("minutes").TryGetInt64(out _).ShouldBeTrue();
    }
}
