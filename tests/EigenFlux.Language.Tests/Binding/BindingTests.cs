using EigenFlux.Language.Binding;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Tests.Binding;

public class BindingTests
{
    [Fact]
    public void A_character_has_the_parts_of_its_base_that_it_does_not_give_itself()
    {
        var program = Programs.Load("""
            character A "the A" { brief "a" full "aa" voice "v" line "1" line "2" fact "f" knows "k" weight 2 }
            character B : A { brief "b" line "3" }
            """);
        var b = program.Characters[1];
        b.Brief!.LiteralText.ShouldBe("b");
        b.Full!.LiteralText.ShouldBe("aa");
        b.Lines.Select(l => l.LiteralText).ShouldBe(["3"]);
        b.Facts.Length.ShouldBe(1);
        b.Weight.ShouldBe(2);
        b.DisplayName.ShouldBe("B");
        program.Characters[0].DisplayName.ShouldBe("the A");
    }

    [Theory]
    [InlineData("\"\"\"\n    one\n    two\n\n\n    three\n      deep  \n      deeper\n    flush\n    \"\"\"", "one two\n\nthree\n  deep  \n  deeper\nflush")]
    [InlineData("\"\"\"He said \"no.\"\"\"\"", "He said \"no.\"")]
    [InlineData("\"\"\"first\n      second\"\"\"", "first second")]
    [InlineData("\"\"\"\"\"\"", "")]
    [InlineData("\"a \\\"b\\\" \\\\ \\n c\"", "a \"b\" \\ \n c")]
    [InlineData("\"{{x}} { y } {\\\"k\\\": {}} {1} {{ z }}\"", "{x} { y } {\"k\": {}} {1} {{ z }}")]
    [InlineData("\"{a[]} {a[1 {a[b {a[1} {a[b\"", "{a[]} {a[1 {a[b {a[1} {a[b")]
    [InlineData("\"{a[0\"", "{a[0")]
    public void A_text_is_read_as_the_reference_says(string literal, string expected)
    {
        var program = Programs.Load($"character A {{ brief {literal} }}");
        program.Diagnostics.ShouldBeEmpty();
        program.Characters[0].Brief!.LiteralText.ShouldBe(expected);
        program.Characters[0].Brief!.IsLiteral.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Ada: \"Yes.\" seen by Ben")]
    [InlineData("pin \"Yes.\" seen by Ada, Ben")]
    [InlineData("setting \"Yes.\" seen by Ben")]
    [InlineData("note \"Yes.\" seen by Ben")]
    [InlineData("Ada -> reply seen by Ben until 5 tokens")]
    public void Who_is_not_cast_sees_nothing(string statement) => Programs.Load($$"""
        character Ada { brief "Ada." }
        character Ben { brief "Ben." }
        scene S() { window 512 tokens cast Ada {{statement}} }
        """).Diagnostics.Select(diagnostic => diagnostic.Code.Id).ShouldBe(["EF2501"]);

    [Theory]
    [InlineData("txt", "text")]
    [InlineData("imt", "int")]
    [InlineData("numbr", "number")]
    [InlineData("bol", "bool")]
    [InlineData("charcter", "character")]
    [InlineData("modl", "model")]
    public void A_type_that_is_mistyped_is_guessed(string written, string meant) => Programs.Load($$"""
        character Ada { brief "Ada." }
        scene S(x: {{written}}) { cast Ada Ada -> reply until line }
        """).Diagnostics.ShouldContain(found => found.Message.Contains($"Did you mean '{meant}'?", StringComparison.Ordinal));

    [Fact]
    public void The_tokens_of_a_turn_are_a_whole_number()
    {
        var program = Programs.Load("""
            character Ada { brief "Ada." }
            scene S(n: int) { cast Ada Ada -> reply until line if reply.tokens + n > 3 and reply.any.tokens > 2 { Ada: "{reply[1].tokens}" } }
            scene T() { cast Ada Ada: "{reply.token}" Ada -> reply until line }
            """);
        program.Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("Did you mean 'tokens'?");
    }

    [Fact]
    public void A_test_knows_the_parameters_of_the_scene_that_it_runs_by_names_that_nothing_else_has()
    {
        const string scene = "character Ada { brief \"Ada.\" } scene S(word: text, mood: text = \"calm\") { cast Ada Ada: \"{word}\" return mood }\n";
        Programs.Load(scene + """
            test "t" {
              run S(word: "a")
              expect P(word == "a" and mood == "calm") >= 1
              for word in [1, 2] { run S(word: "b") expect P(word == 1) >= 0 }
              let word = true
              if word { report mood }
            }
            """).Diagnostics.ShouldBeEmpty();
        Programs.Load(scene + "test \"t\" { expect P(word == \"a\") >= 1 }").Diagnostics.ShouldHaveSingleItem().Code.Id.ShouldBe("EF2101");
    }

    [Fact]
    public void An_interpolation_knows_its_place_in_the_source()
    {
        const string text = "let x = 1\ncharacter A { brief \"\"\"\n  one {x}\n  two {x} \"\"\" }";
        var parts = Programs.Load(text).Characters[0].Brief!.Parts;
        parts.OfType<BoundInterpolationPart>().Select(p => p.Location.Text).ShouldBe(["{x}", "{x}"]);
        parts[0].ShouldBeOfType<BoundLiteralPart>().Value.ShouldBe("one ");
        parts[2].ShouldBeOfType<BoundLiteralPart>().Value.ShouldBe(" two ");
    }

    [Fact]
    public void A_capture_may_be_read_before_its_first_turn()
    {
        var scene = Scene("while not prose ~ /END/ at most 3 { narrator -> prose until line, 9 tokens }");
        scene.Captures.ShouldHaveSingleItem().Writes.Length.ShouldBe(1);
        var loop = scene.Body.Statements[0].ShouldBeOfType<BoundWhile>();
        loop.Condition.ShouldBeOfType<BoundUnaryExpression>().Operand.ShouldBeOfType<BoundMatchExpression>();
    }

    [Fact]
    public void Any_asks_the_nearest_comparison_of_each_turn()
    {
        var scene = Scene("narrator -> a: int\nstop when not a.any > 3 and a.count == 2");
        var and = scene.Body.Statements[1].ShouldBeOfType<BoundStopWhen>().Condition.ShouldBeOfType<BoundBinaryExpression>();
        var any = and.Left.ShouldBeOfType<BoundUnaryExpression>().Operand.ShouldBeOfType<BoundQuantifierExpression>();
        any.Condition.ShouldBeOfType<BoundBinaryExpression>().Left.ShouldBeSameAs(any.Item);
        any.Source.ShouldBeOfType<BoundTurnsExpression>().Capture.Name.ShouldBe("a");
    }

    [Fact]
    public void The_header_is_bound_whole()
    {
        var program = Programs.Load("""
            let size = 512
            model M = "m"
            character A { brief "a" }
            scene Sum(text: text) { narrator: "{text}" }
            scene S(engine: model = input) on M {
              cache exact
              window size * 2 tokens, lore 10, reserve 20 tokens
              delete by summary using Sum down to 65.5 %
              target chat
              cast A on engine
            }
            """);
        program.Diagnostics.ShouldBeEmpty();
        var header = program.Scenes[1].Header;
        (header.Window, header.Reserve, header.LoreBudget, header.Target, header.Cache).ShouldBe((1024, 20, 10, "chat", BoundCacheMode.Exact));
        header.Deletion!.Kind.ShouldBe(BoundDeletionKind.Summary);
        header.Deletion.Summarizer.ShouldBe(program.Scenes[0].Symbol);
        header.Deletion.LowWater.ShouldBe(65.5);
        header.Cast.ShouldHaveSingleItem().Model.ShouldBeOfType<BoundSymbolExpression>().Symbol.ShouldBeOfType<ParameterSymbol>().Default.ShouldBeOfType<BoundInputExpression>();
        program.Scenes[1].Model.ShouldNotBeNull();
    }

    [Fact]
    public void A_value_that_is_given_again_is_the_same_value_and_one_of_the_file_is_copied()
    {
        var program = Programs.Load("let g = 1\nscene S() {\n  let a = 1\n  if true { let a = a + 1 let g = g + 1 }\n  narrator: \"{a} {g}\"\n}");
        program.Diagnostics.ShouldBeEmpty();
        program.Scenes[0].Values.Select(v => v.Name).ShouldBe(["a", "g"]);
        program.Scenes[0].Values[1].CopyOf.ShouldBe(program.Values[0]);
    }

    [Fact]
    public void Variants_of_a_model_keep_what_they_do_not_change()
    {
        var model = Programs.Load("model A = \"x:{p}\" { temperature 1 template chatml }\nlet p = \"y\"\nmodel B : A { temperature 0.5 }").Models[1];
        model.Uri.ShouldBe("x:y");
        model.Settings.Select(s => (s.Name, s.Value)).ShouldBe([("template", (object)"chatml"), ("temperature", 0.5)]);
    }

    [Fact]
    public void Every_stop_has_its_kind()
    {
        var scene = Scene("narrator -> a until line, paragraph, eos, collapse, 5 tokens, 2.5 seconds, /x/, \"y\", a.count > 1");
        scene.Body.Statements[0].ShouldBeOfType<BoundTurn>().Stops.Select(s => s.GetType().Name).ShouldBe([
            "BoundLineStop", "BoundParagraphStop", "BoundEosStop", "BoundCollapseStop", "BoundTokensStop", "BoundSecondsStop", "BoundRegexStop",
            "BoundTextStop", "BoundConditionStop"]);
    }

    [Fact]
    public void Documentation_belongs_to_what_is_below_it()
    {
        var program = Programs.Load("/// lost\n\n/// One.\n/// Two.\ncharacter A { brief \"a\" }\n// no\nlet x = 1");
        program.Characters[0].Documentation.ShouldBe("One.\nTwo.");
        program.Values[0].Documentation.ShouldBeNull();
    }

    [Fact]
    public void Every_use_of_a_name_is_known_by_its_place()
    {
        var program = Programs.Load("character Ada { brief \"a\" }\nscene S() {\n  cast Ada\n  Ada: \"{Ada}\"\n}");
        program.References.Where(r => r.Symbol.Name == "Ada").Select(r => r.Location.Start).ShouldBe([new LinePosition(2, 7), new(3, 2), new(3, 9)], ignoreOrder: true);
    }

    [Fact]
    public void A_result_with_one_value_is_that_value_and_scenes_may_call_one_another()
    {
        var program = Programs.Load("""
            scene A(n: int) { if n > 0 { call B(n: n - 1) -> b } return b }
            scene B(n: int) { call A(n) -> a narrator: "{a}" return x: 1 }
            """);
        program.Diagnostics.ShouldBeEmpty();
        program.Scenes[0].Symbol.Results.ShouldHaveSingleItem().Name.ShouldBe("b");
    }

    private static BoundScene Scene(string body)
    {
        var program = Programs.Load($"scene S() {{\n{body}\n}}");
        program.Diagnostics.Select(d => d.ToString()).ShouldBeEmpty();
        return program.Scenes[0];
    }
}
