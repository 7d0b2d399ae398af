using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Tokenizers;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Tests.Lowering;

public sealed class TypedTurnTests
{
    private const string Records = """
        record Ticket { product: text severity: "low" | "high" code: /[A-Z]{3}/ meta: Meta answers: list of Ticket }
        record Meta { minutes: int share: number whole: bool }

        """;

    [Fact]
    public void Types_are_lowered_with_the_records_they_are_made_of()
    {
        var image = Programs.Image(Program("Ada -> a: list of Ticket until 200 tokens Ada -> b until 5 tokens", Records));
        var turns = image.Scenes["Main"].Body.OfType<Instruction.Generate>().ToList();
        var shape = turns[0].Shape!;
        shape.Value.ShouldBe(new ValueShape.ListOf(new ValueShape.RecordOf("Ticket")));
        shape.Records.Keys.ShouldBe(["Ticket", "Meta"], ignoreOrder: true);
        shape.Records["Ticket"].Fields.Select(field => (field.Name, field.Value.GetType().Name)).ShouldBe(
        [
            ("product", "Prose"), ("severity", "Choice"), ("code", "Pattern"), ("meta", "RecordOf"), ("answers", "ListOf"),
        ]);
        shape.Records["Meta"].Fields.Select(field => field.Value.GetType().Name).ShouldBe(["WholeNumber", "Real", "Truth"]);
        turns[1].Shape.ShouldBeNull();
    }

    [Fact]
    public void Fields_and_probabilities_are_lowered()
    {
        var image = Programs.Image(Program(
            "Ada -> a: Ticket until 200 tokens Ada -> v: \"yes\" | \"no\" stop when a.meta.minutes > 3 or v.p(\"yes\") > 0.5", Records));
        var body = image.Scenes["Main"].Body;
        var test = (Expression.Binary)body.OfType<Instruction.StopWhen>().Single().Test;
        ((Expression.Binary)test.Left).Left.ShouldBe(new Expression.Field(new Expression.Field(new Expression.Variable("a"), "meta"), "minutes"));
        ((Expression.Binary)test.Right).Left.ShouldBe(new Expression.ProbabilityOf(
            new Expression.Variable("v"), new Expression.Constant(new FluxValue.Text("yes"))));
        body.OfType<Instruction.Generate>().Select(turn => turn.ReadsProbabilities).ShouldBe([false, true]);
    }

    [Theory]
    [InlineData("Ada -> a: \"yes\" | \"certainly\"", 4, 10)]
    [InlineData("Ada -> a: bool", 5, 6)]
    [InlineData("Ada -> a: \"yes\" | \"certainly\" until 7 tokens", 4, 7)]
    [InlineData("Ada -> a: int", 1, 20)]
    [InlineData("Ada -> a: int until 6 tokens", 1, 6)]
    [InlineData("Ada -> a: Meta", 1, 101)]
    [InlineData("Ada -> a: Ticket until 200 tokens", 1, 200)]
    public void The_bound_of_a_turn_is_that_of_its_type_where_it_has_one(string turn, int min, int max)
    {
        var result = Programs.Compile(Program(turn, Records));
        result.Diagnostics.ShouldBeEmpty();
        var tokens = result.Image!.Plan.Beats.ShouldHaveSingleItem().Tokens;

        // With what opens and closes the turn: "Ada:" and a line break.
        (tokens.Min, tokens.Max).ShouldBe((min + 5, max + 5));
        tokens.Expected.ShouldBeInRange(tokens.Min, tokens.Max);
    }

    [Theory]
    [InlineData("Ada -> a: Ticket")]
    [InlineData("Ada -> a: list of int")]
    public void A_turn_whose_type_has_no_bound_is_told(string turn) =>
        Programs.CodesOfAll(Program(turn, Records)).ShouldBe(["EF3004"]);

    [Theory]
    [InlineData("Ada -> a: /[A-Z]^[0-9]/", "EF2811", "/[A-Z]^[0-9]/")]
    [InlineData("Ada -> a: /a(?=b)b/", "EF2812", "/a(?=b)b/")]
    [InlineData("Ada -> a: /(a)\\1/", "EF2812", "/(a)\\1/")]
    [InlineData("Ada -> a: B until 40 tokens Ada -> b: list of B until 40 tokens", "EF2812", "/x(?<!y)/")]
    public void A_regex_that_cannot_be_followed_is_told_once_where_it_is_written(string turns, string code, string place)
    {
        var told = Programs.Compile(Program(turns, "record B { ok: int, x: /x(?<!y)/ }\n")).Diagnostics.ShouldHaveSingleItem();
        (told.Code.Id, told.Location!.Value.Text).ShouldBe((code, place));
    }

    [Theory]
    [InlineData("if a ~ /(/ { Ada: \"x\" }", "EF2409", "/(/", "at offset 1: Not enough )'s.")]
    [InlineData("if a ~ /[😀-🙏]/ { Ada: \"x\" }", "", "", "")]
    [InlineData("if a ~ /[🙏-😀]/ { Ada: \"x\" }", "EF2409", "/[🙏-😀]/", "[x-y] range in reverse order.")]
    [InlineData("if a ~ /(?=b)(a*?)*?b/ { Ada: \"x\" }", "EF2817", "/(?=b)(a*?)*?b/", "repeats '(a*?)*?'")]
    [InlineData("Ada -> b until /(a)?(?(1)(?:|a)*|b)c/, 5 tokens", "EF2817", "/(a)?(?(1)(?:|a)*|b)c/", "repeats '(?:|a)*'")]
    [InlineData("if a ~ /((a{0,100}){0,100}){0,100}b/ { Ada: \"x\" }", "EF2817", "/((a{0,100}){0,100}){0,100}b/", "repeats")]
    [InlineData("if a ~ /(((((a{0,5}){0,5}){0,5})))/ { Ada: \"x\" }", "", "", "")]
    public void A_regex_that_nothing_can_be_searched_with_is_refused_wherever_it_is_written(string use, string code, string place, string message)
    {
        var told = Programs.Compile(Program($"Ada -> a until line, 9 tokens {use}")).Diagnostics;
        told.Select(diagnostic => (diagnostic.Code.Id, diagnostic.Location!.Value.Text)).ShouldBe(code.Length == 0 ? [] : [(code, place)]);
        told.ShouldAllBe(diagnostic => diagnostic.Message.Contains(message));
    }

    [Fact]
    public void A_regex_that_is_too_large_is_refused_with_its_size_and_the_limit()
    {
        var deep = new string('(', 150) + "a" + new string(')', 150);
        Programs.Compile(Program($"Ada -> a until /{deep}/, 9 tokens")).Diagnostics.ShouldHaveSingleItem().ToString().ShouldContain("EF2818");
        var told = Programs.Compile(Program($"Ada -> a until /{new string('a', 100_001)}/, 9 tokens")).Diagnostics.ShouldHaveSingleItem();
        told.Code.Id.ShouldBe("EF2818");
        told.Message.ShouldContain("it has 100,001 characters; the limit is 100,000");
    }

    [Fact]
    public void A_type_that_is_too_large_is_told_with_the_part_its_size_and_the_limit()
    {
        Programs.Compile(Program("Ada -> a: /x(y{1,300000})z/ until 9 tokens")).Diagnostics.ShouldHaveSingleItem()
            .Message.ShouldContain("'y{1,300000}' has 300,000 characters with its repeats expanded; the limit is 200,000");
        var choices = string.Join(" | ", Enumerable.Range(0, 5_000).Select(i => $"\"{i:0000} {new string('x', 30)}\""));
        Programs.Compile(Program($"Ada -> a: {choices} until 99 tokens")).Diagnostics.ShouldHaveSingleItem()
            .Message.ShouldContain("the 5,000 alternatives of it have more than 100,000 characters");
    }

    [Theory]
    [InlineData("EF2811", "a[^\\s\\S]")]
    [InlineData("EF2812", "(?=a)")]
    [InlineData("EF2812", "(a)\\1")]
    [InlineData("EF2812", "(\\w{1,400}){1,400}")]
    public void A_message_shows_the_beginning_of_a_long_regex(string code, string part)
    {
        var beginning = new string('x', 39);
        var told = Programs.Compile(Program($"Ada -> a: /{beginning}😀{new string('y', 5_000)}{part}/ until 9 tokens")).Diagnostics
            .ShouldHaveSingleItem();
        told.Code.Id.ShouldBe(code);
        told.Message.ShouldContain($"/{beginning}…/");
        told.Message.Length.ShouldBeLessThan(400);
        told.Location!.Value.Text.Length.ShouldBeGreaterThan(5_000);
    }

    [Fact]
    public void A_message_shows_the_beginning_of_a_long_regex_or_choice_as_a_type()
    {
        var texts = Enumerable.Range(0, 1_000).Select(i => $"\"text {i:000}\"").ToList();
        foreach (var (type, shown) in new[]
        {
            ($"/{new string('x', 5_000)}/", $"/{new string('x', 40)}…/"),
            (string.Join(" | ", texts), $"{string.Join(" | ", texts.Take(10))} | … (1000 texts)"),
        })
        {
            var told = Programs.Compile(Program($"Ada -> a: {type} until line, 9 tokens")).Diagnostics.First();
            told.Code.Id.ShouldBe("EF2804");
            told.Message.ShouldContain(shown);
            told.Message.Length.ShouldBeLessThan(400);
        }
    }

    [Fact]
    public void Ordinary_types_are_not_too_large()
    {
        string[] types =
        [
            ".{1,1000}", @"(\w+ ){0,29}\w+", @"(\w+\s?){1,30}", @"\w{1,400}", @"[\w ,.]{1,5000}", string.Join("|", Enumerable.Range(0, 1_000).Select(i => $"answer {i:0000}")),
        ];
        foreach (var type in types)
        {
            Programs.Compile(Program($"Ada -> a: /{type}/ until 200 tokens")).Diagnostics.ShouldBeEmpty(type);
        }

        var choices = string.Join(" | ", Enumerable.Range(0, 1_000).Select(i => $"\"answer number {i:0000} of the list\""));
        Programs.Compile(Program($"Ada -> a: {choices} until 40 tokens")).Diagnostics.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"yes\" | \"no\" until 2 tokens", 3)]
    [InlineData("int until 0 tokens", 1)]
    [InlineData("Meta until 10 tokens", 41)]
    public void A_bound_that_no_value_fits_in_is_told_with_one_that_would_do(string turn, int needed)
    {
        var told = Programs.Compile(Program($"Ada -> a: {turn}", Records)).Diagnostics.ShouldHaveSingleItem();
        told.Code.Id.ShouldBe("EF2814");
        told.Message.ShouldEndWith($"Write 'until {needed} tokens', or more.");
        told.Location!.Value.Text.ShouldStartWith("Ada -> a");
    }

    [Theory]
    [InlineData("Ada -> v: \"yes\" | \"no\" stop when v.p(\"yes\") > 0.5", true)]
    [InlineData("Ada -> v: \"yes\" | \"no\" stop when v == \"yes\"", false)]
    public void A_probability_needs_a_model_that_gives_one(string body, bool refused)
    {
        var told = Programs.Compile(Program(body), models: new FakeModels { Capabilities = ModelCapabilities.None }).Diagnostics;
        told.Select(diagnostic => diagnostic.Code.Id).ShouldBe(refused ? ["EF2815"] : []);
    }

    [Theory]
    [InlineData("narrator -> v: \"yes\" | \"no\"", "builtin:scene")]
    [InlineData("Ada -> v: \"yes\" | \"no\"", "builtin:cast")]
    [InlineData("Bea -> v: \"yes\" | \"no\"", "builtin:scene")]
    [InlineData("Ada -> v: \"yes\" | \"no\" on Turn", "builtin:turn")]
    [InlineData("who -> v: \"yes\" | \"no\"", "builtin:cast", "builtin:scene")]
    public void A_typed_turn_is_checked_on_each_model_that_may_speak_it(string turn, params string[] refused)
    {
        var told = Programs.Compile(
            $$"""
            model Scene = "builtin:scene"
            model Cast = "builtin:cast"
            model Turn = "builtin:turn"
            character Ada { brief "Ada." }
            character Bea { brief "Bea." }
            scene Main() on Scene {
              window 2000 tokens, reserve 300
              cast Ada on Cast, Bea
              for who in [Ada, Bea] {
                {{turn}}
                stop when v.p("yes") > 0.5
              }
            }
            """,
            models: new FakeModels { Capabilities = ModelCapabilities.None });
        told.Diagnostics.Where(diagnostic => diagnostic.Code.Id == "EF2815")
            .Select(diagnostic => diagnostic.Message.Split(' ').Single(word => word.StartsWith("builtin:", StringComparison.Ordinal)))
            .ShouldBe(refused, ignoreOrder: true);
    }

    [Fact]
    public void A_value_that_the_vocabulary_cannot_spell_is_refused()
    {
        var models = new FakeModels { Tokenizer = new FewLetters(" abcdenosy.,:\n") };
        var told = Programs.Compile(Program("Ada -> v: \"yes\" | \"always\" | \"no\""), models: models).Diagnostics.ShouldHaveSingleItem();
        told.Code.Id.ShouldBe("EF2813");
        told.Message.ShouldContain("no tokens for \"always\"");
        Programs.Compile(Program("Ada -> v: \"yes\" | \"no\""), models: models).Diagnostics.ShouldBeEmpty();

        // Of a record, the field that cannot be spelled is told, and none that can.
        var record = "record R { b: int, y: \"yes\" | \"maybe\", e: bool }\n";
        told = Programs.Compile(
            Program("Ada -> v: R until 200 tokens", record), models: new FakeModels { Tokenizer = new FewLetters(" abcdeflnorstuvwy.,:\n{}\"0123456789-") })
            .Diagnostics.ShouldHaveSingleItem();
        told.Code.Id.ShouldBe("EF2813");
        told.Message.ShouldContain("no tokens for \"maybe\" of the field 'y'");
    }

    [Fact]
    public void Records_that_are_nested_too_deeply_are_refused()
    {
        var records = string.Concat(Enumerable.Range(0, 70).Select(i => $"record R{i} {{ x: {(i == 69 ? "int" : $"R{i + 1}")} }}\n"));
        Programs.CodesOfAll(Program("Ada -> a: R0 until 999 tokens", records)).ShouldBe(["EF2816"]);
        Programs.CodesOfAll(Program("Ada -> a: R9 until 999 tokens", records)).ShouldBeEmpty();
    }

    [Fact]
    public void Lengths_of_records_that_hold_lists_of_themselves_have_no_end_and_are_found_at_once()
    {
        var shape = Programs.Image(Program("Ada -> a: Ticket until 200 tokens", Records)).Scenes["Main"].Body.OfType<Instruction.Generate>().Single().Shape!;
        var length = TurnLength.Of(shape, ByteTokenizer.Instance, " ");
        length.Max.ShouldBeNull();
        length.Expected.ShouldBeInRange(100, 1500);
    }

    private static string Program(string body, string declarations = "") => $$"""
        {{declarations}}character Ada { brief "Ada." }
        scene Main() {
          window 2000 tokens, reserve 300
          cast Ada
          {{body}}
        }
        """;
}
