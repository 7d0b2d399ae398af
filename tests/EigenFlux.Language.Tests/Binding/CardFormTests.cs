namespace EigenFlux.Language.Tests.Binding;

/// <summary>What comes from character cards, and what only looks like it.</summary>
public class CardFormTests
{
    [Theory]
    [InlineData("{{char}} is a potter.", "{{char}}", "{Mira}")]
    [InlineData("{{ Char }}", "{{ Char }}", "{Mira}")]
    [InlineData("likes {{user}}", "{{user}}", "{Visitor}")]
    [InlineData("{{random::sun,rain}}", "{{random::sun,rain}}", "pick")]
    [InlineData("{{random: sun, rain}}", "{{random: sun, rain}}", "pick")]
    [InlineData("{{roll:d6}}", "{{roll:d6}}", "pick")]
    [InlineData("It is {{time}}.", "{{time}}", "parameter")]
    [InlineData("{{setvar::mood::glad}}", "{{setvar::mood::glad}}", "single braces")]
    [InlineData("Hello, <USER>!", "<USER>", "{Visitor}")]
    [InlineData("<BOT> nods.", "<BOT>", "{Mira}")]
    [InlineData("<START>", "<START>", "Delete")]
    [InlineData("Hello, <user>!", "<user>", "{Visitor}")]
    [InlineData("<User> sits.", "<User>", "{Visitor}")]
    [InlineData("a<USER>'s hat", "<USER>", "{Visitor}")]
    [InlineData("<bot> and 1 < 2", "<bot>", "{Mira}")]
    [InlineData("(<char>)", "<char>", "{Mira}")]
    [InlineData("<Group>", "<Group>", "{Mira}")]
    [InlineData("{{USER}}", "{{USER}}", "{Visitor}")]
    [InlineData("{{ rAnDoM::a::b }}", "{{ rAnDoM::a::b }}", "pick")]
    [InlineData("{{// she is shy}}", "{{// she is shy}}", "Delete it")]
    [InlineData("{{ //}}", "{{ //}}", "Delete it")]
    [InlineData("{{/* later */}}", "{{/* later */}}", "Delete it")]
    [InlineData("{{comment: later}}", "{{comment: later}}", "Delete it")]
    [InlineData("{{asset::hat.png}}", "{{asset::hat.png}}", "single braces")]
    [InlineData("{{CharFirstMessage}}", "{{CharFirstMessage}}", "single braces")]
    [InlineData("{{description}}", "{{description}}", "already in the window")]
    [InlineData("{{ Description }}", "{{ Description }}", "already in the window")]
    [InlineData("{{char_version}}", "{{char_version}}", "{char_version}")]
    [InlineData("{{creatorNotes}}", "{{creatorNotes}}", "single braces")]
    [InlineData("{{systemPrompt}}", "{{systemPrompt}}", "single braces")]
    [InlineData("{{authorsNote}}", "{{authorsNote}}", "single braces")]
    [InlineData("{{#if x}}", "{{#if x}}", "Decide it in the scene")]
    [InlineData("{{#unless x}}", "{{#unless x}}", "Decide it in the scene")]
    [InlineData("{{#each xs}}", "{{#each xs}}", "Decide it in the scene")]
    [InlineData("{{if x}}", "{{if x}}", "Decide it in the scene")]
    [InlineData("{{else}}", "{{else}}", "Decide it in the scene")]
    [InlineData("{{/if}}", "{{/if}}", "Decide it in the scene")]
    public void A_macro_of_a_card_is_reported_at_its_place_with_what_to_write(string text, string macro, string advice)
    {
        var found = Programs.Load($$"""
            character Mira { brief "{{text}}" }
            """).Diagnostics.ShouldHaveSingleItem();
        found.Code.Id.ShouldBe("EF2112");
        found.Location!.Value.Text.ShouldBe(macro);
        found.Message.ShouldContain(advice);
    }

    [Theory]
    [InlineData("Write {{product}} where you do not know.")]
    [InlineData("{ char }, { user }")]
    [InlineData("<user>Hello.</user> <Bot>Yes</bot> <b> a<B>c")]
    [InlineData("vector<char> x<bot> < user > <user name> <userx>")]
    [InlineData("{{std:vector}} {{#x}} {{x}} {{/x}} {{if_x}} {{#ifs}} {{elsewhere}} {{descriptions}} {//} {{{}}} https://{{x}}")]
    [InlineData("A user and a bot at a time.")]
    [InlineData("<|im_end|> {} {{}}")]
    [InlineData("{{character}} {{users}} {{timed}}")]
    public void Braces_and_tags_of_other_kinds_are_text(string text) => Programs.Load($$"""
        character Mira { brief "{{text}}" }
        """).Diagnostics.ShouldBeEmpty();

    [Fact]
    public void Many_beginnings_of_macros_take_time_that_grows_with_the_text_alone()
    {
        var text = string.Concat(Enumerable.Repeat("{{random" + new string(' ', 40_000), 10)) + string.Concat(Enumerable.Repeat("<user> ", 40_000)) + "</user>";
        Programs.Load($$"""
            character Mira { brief "{{text}}" }
            """).Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void A_value_in_single_braces_within_doubled_ones_is_a_value() => Programs.Load("""
        let user = "Sam"
        character Mira { brief "{user} and {{{user}}}" }
        """).Diagnostics.Count(found => found.Code.Id == "EF2112").ShouldBeLessThan(2);

    [Theory]
    [InlineData("/keys?/i", "EF2113")]
    [InlineData("/key/", "EF2113")]
    [InlineData(" /a|b/gimu ", "EF2113")]
    [InlineData("dam.*", "EF2113")]
    [InlineData("^dam$", "EF2113")]
    [InlineData("^dam", "EF2113")]
    [InlineData("dam$", "EF2113")]
    [InlineData("(dam|well)", "EF2113")]
    [InlineData("(?:dam)", "EF2113")]
    [InlineData("dam|well", "EF2113")]
    [InlineData("dams? | wells?", "EF2113")]
    [InlineData("(dam)s?", "EF2113")]
    [InlineData("colou?r", "EF2113")]
    [InlineData("keys?", "EF2113")]
    [InlineData("dam*", "EF2113")]
    [InlineData("*dam*", "EF2113")]
    [InlineData("[Dd]am", "EF2113")]
    [InlineData("[a-z]am", "EF2113")]
    [InlineData("\\\\bdam\\\\b", "EF2113")]
    [InlineData("dam\\\\w*", "EF2113")]
    [InlineData("dam,well", "EF2113")]
    [InlineData("the dam,the well", "EF2113")]
    [InlineData("dam;well", "EF2113")]
    [InlineData("dam, well, water", "EF2113")]
    [InlineData("the dam, the well", "EF2113")]
    [InlineData("水坝,井", "EF2113")]
    [InlineData("{{description}}", "EF2112")]
    [InlineData("{{#if x}}", "EF2112")]
    [InlineData("Washington, D.C.", "")]
    [InlineData("Smith, John", "")]
    [InlineData("the Heron, above the road", "")]
    [InlineData("1,000", "")]
    [InlineData("Who?", "")]
    [InlineData("Yes, and?", "")]
    [InlineData("M*A*S*H", "")]
    [InlineData("A*", "")]
    [InlineData("US$", "")]
    [InlineData("$5", "")]
    [InlineData("Dr. No", "")]
    [InlineData(".NET", "")]
    [InlineData("f(x)", "")]
    [InlineData("Ann (the elder)", "")]
    [InlineData("[REDACTED]", "")]
    [InlineData("x[i]", "")]
    [InlineData("a + b", "")]
    [InlineData("Wait...", "")]
    [InlineData("O'Neill", "")]
    [InlineData("AC/DC", "")]
    [InlineData("and/or", "")]
    [InlineData("/home/ann", "")]
    [InlineData("1/2", "")]
    [InlineData("C++", "")]
    public void A_word_of_lore_that_is_a_regex_or_nothing_is_reported(string word, string code) => string.Concat(Programs.Load($$"""
        lore Key { brief "A key." also "{{word}}" }
        """).Diagnostics.Select(found => found.Code.Id)).ShouldBe(code);

    [Theory]
    [InlineData("lore Key \"/keys?/i\" { brief \"A key.\" }", "/keys?/i")]
    [InlineData("lore Dam \"dam,well\" { brief \"A dam.\" }", "dam,well")]
    [InlineData("lore Dam \"dam.*\" { brief \"A dam.\" }", "dam.*")]
    public void The_display_name_of_lore_is_a_word_too(string declaration, string word)
    {
        var found = Programs.Load(declaration).Diagnostics.ShouldHaveSingleItem();
        found.Code.Id.ShouldBe("EF2113");
        found.Message.ShouldContain($"'{word}'");
    }

    [Theory]
    [InlineData("call T -> y", "call T() -> y")]
    [InlineData("call T", "call T()")]
    [InlineData("call T\n  A: \"b\"", "call T()\n  A: \"b\"")]
    [InlineData("call w.T -> y", "call w.T() -> y")]
    public void A_call_without_parentheses_is_given_them(string statement, string right) => FixOf($$"""
        character A { brief "A." }
        scene S() {
          window 300 tokens
          cast A
          {{statement}}
        }
        """, right);

    [Theory]
    [InlineData("run S times 10 seed 1", "run S() times 10 seed 1")]
    [InlineData("run S", "run S()")]
    [InlineData("run S seed 1", "run S() seed 1")]
    public void A_run_without_parentheses_is_given_them(string statement, string right) => FixOf($$"""
        character A { brief "A." }
        scene S() {
          window 300 tokens
          cast A
          A -> x until line, 10 tokens
        }
        test "t" {
          {{statement}}
          expect P(x ~ /a/) >= 0.1
        }
        """, right);

    private static void FixOf(string source, string right)
    {
        var found = Programs.Load(source).Diagnostics.Where(problem => problem.Code.Id.StartsWith("EF1", StringComparison.Ordinal)).ShouldHaveSingleItem();
        found.Code.Id.ShouldBe("EF1202");
        found.Message.ShouldContain("'()' is missing before");
        var edit = found.Fix.ShouldNotBeNull().Edits.ShouldHaveSingleItem();
        source.Remove(edit.Location.Span.Start, edit.Location.Span.Length).Insert(edit.Location.Span.Start, edit.NewText).ShouldContain(right);
        Programs.Load(source).Diagnostics.Any(problem => problem.Code.Id == "EF2101" && problem.Message.Contains("'x'")).ShouldBeFalse();
    }
}
