using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Tests.Binding;

/// <summary>What a declaration's parts become.</summary>
public class DeclarationTests
{
    [Fact]
    public void Every_part_of_a_coalition_is_its_own()
    {
        var program = Programs.Load("""
            character Ada { brief "Ada." }
            character Ben { brief "Ben." }
            scene Debate(task: text) { cast Ada, Ben Ada: "{task}" return said: "a" }
            coalition Both "the two" (Ada, Ben) {
              brief "b" full "f" voice "v" line "1" line "2" fact "x" knows "k" knows "l" weight 0 plays Debate
            }
            """);
        program.Diagnostics.Select(found => found.ToString()).ShouldBeEmpty();
        var both = program.Coalitions.ShouldHaveSingleItem();
        both.DisplayName.ShouldBe("the two");
        both.Members.Select(member => member.Name).ShouldBe(["Ada", "Ben"]);
        (both.Brief!.LiteralText, both.Full!.LiteralText, both.Voice!.LiteralText, both.Weight).ShouldBe(("b", "f", "v", 0));
        both.Lines.Select(line => line.LiteralText).ShouldBe(["1", "2"]);
        both.Facts.Select(fact => fact.LiteralText).ShouldBe(["x"]);
        both.Knows.Select(known => known.LiteralText).ShouldBe(["k", "l"]);
        both.Plays!.Name.ShouldBe("Debate");
        both.PlaysLocation!.Value.Text.ShouldBe("Debate");
    }

    [Fact]
    public void Every_part_of_lore_and_of_a_premise_is_its_own()
    {
        var program = Programs.Load("""
            character Ada { brief "Ada." }
            lore Dam "the dam" { brief "b" full "f" also "weir" also "lock" weight 3 }
            premise Liar of Ada { brief "b" full "f" setting "s" prior 0.25 }
            """);
        program.Diagnostics.Select(found => found.ToString()).ShouldBeEmpty();
        var lore = program.Lores.ShouldHaveSingleItem();
        (lore.DisplayName, lore.Brief!.LiteralText, lore.Full!.LiteralText, lore.Weight).ShouldBe(("the dam", "b", "f", 3));
        lore.Also.ShouldBe(["weir", "lock"]);
        var premise = program.Premises.ShouldHaveSingleItem();
        (premise.Of!.Name, premise.Brief!.LiteralText, premise.Full!.LiteralText, premise.Setting!.LiteralText, premise.Prior).ShouldBe(("Ada", "b", "f", "s", 0.25));
    }

    [Theory]
    [InlineData("premise P { full \"p\" prior 0 }", null)]
    [InlineData("premise P { full \"p\" prior 1 }", null)]
    [InlineData("premise P { full \"p\" prior 1.01 }", "EF2203")]
    [InlineData("premise P { full \"p\" prior -0.01 }", "EF2203")]
    [InlineData("character A { brief \"a\" weight 0 }", null)]
    [InlineData("character A { brief \"a\" weight 1000000 }", null)]
    [InlineData("character A { brief \"a\" weight -1 }", "EF2203")]
    [InlineData("lore L { brief \"l\" weight -1 }", "EF2203")]
    [InlineData("character A { brief \"a\" weight \"b\" }", "EF2401")]
    [InlineData("character A { brief \"a\" weight pick([1, 2]) }", "EF2205")]
    [InlineData("lore L { full \"l\" }", null)]
    [InlineData("lore L { brief \"l\" }", null)]
    [InlineData("character A { brief \"a\" also \"b\" }", "EF2201")]
    [InlineData("premise P { full \"p\" weight 1 }", "EF2201")]
    [InlineData("lore L { brief \"l\" prior 1 }", "EF2201")]
    [InlineData("character A { brief \"a\" full \"1\" full \"2\" }", "EF2202")]
    [InlineData("character A { brief \"a\" voice \"1\" voice \"2\" }", "EF2202")]
    [InlineData("lore L { brief \"l\" also \"1\" also \"2\" }", null)]
    [InlineData("character A { brief \"a\" }\ncoalition C (A, A) { brief \"c\" }", "EF2502")]
    [InlineData("character A { brief \"a\" }\ncoalition C (A, D) { brief \"c\" }\nlore D { brief \"d\" }", "EF2102")]
    [InlineData("character A : L { brief \"a\" }\nlore L { brief \"l\" }", "EF2102")]
    [InlineData("premise P of L { full \"p\" }\nlore L { brief \"l\" }", "EF2102")]
    [InlineData("model M : L\nlore L { brief \"l\" }", "EF2102")]
    [InlineData("record R { a: int, a: text }", "EF2004")]
    [InlineData("record R { a: int, b: text }", null)]
    [InlineData("model M = \"m\" { temperature 1 temperature 2 }", "EF2202")]
    [InlineData("model M = \"m\" { temperature 1 top_k 2 }", null)]
    [InlineData("model M = \"m\" { temperature pick([1, 2]) }", "EF2205")]
    [InlineData("let n = pick([1, 2])\ncharacter A \"{n}\" { brief \"a\" }", "EF2205")]
    [InlineData("let n = pick([1, 2])\nlore L { brief \"l\" also \"part {n}\" }", "EF2205")]
    [InlineData("let n = pick([1, 2])\nmodel M = \"{n}\"", "EF2205")]
    public void A_declaration_holds_to_its_rules(string declaration, string? code) =>
        Programs.Load(declaration).Diagnostics.Select(found => found.Code.Id).ShouldBe(code is null ? [] : [code]);

    [Fact]
    public void A_name_that_is_constant_is_computed() =>
        Programs.Load("let n = 2\nlet next = n + 1\ncharacter A \"Unit {next}\" { brief \"a\" }\nlore L { brief \"l\" also \"part {n}\" }").ShouldSatisfyAllConditions(
            program => program.Diagnostics.ShouldBeEmpty(),
            program => program.Characters[0].DisplayName.ShouldBe("Unit 3"),
            program => program.Lores[0].Also.ShouldBe(["part 2"]));

    [Fact]
    public void A_setting_of_a_model_is_a_number_a_word_a_text_or_a_list_of_them()
    {
        var model = Programs.Load("""
            let warm = 0.5
            model M = "m" { temperature warm top_k 40 template chatml stop ["END", "STOP"] seed 9007199254740992 greedy true }
            """);
        model.Diagnostics.Select(found => found.ToString()).ShouldBeEmpty();
        var settings = model.Models[0].Settings.ToDictionary(setting => setting.Name, setting => setting.Value);
        settings["temperature"].ShouldBe(0.5);
        settings["top_k"].ShouldBe(40L);
        settings["template"].ShouldBe("chatml");
        settings["seed"].ShouldBe(9007199254740992d);
        settings["greedy"].ShouldBe(true);
        ((IEnumerable<object>)settings["stop"]).ShouldBe(["END", "STOP"]);
    }

    [Theory]
    [InlineData("lore L { brief \"l\" voice \"v\" }", "A lore has no 'voice'. It can have: brief, full, also, weight.")]
    [InlineData("premise P { full \"p\" voice \"v\" }", "A premise has no 'voice'. It can have: brief, full, setting, prior.")]
    [InlineData("character A { brief \"a\" plays S }\nscene S() { }", "A character has no 'plays'. It can have: brief, full, voice, line, fact, knows, weight.")]
    public void A_part_in_the_wrong_place_is_answered_with_those_that_may_be_there(string declaration, string message) =>
        Programs.Load(declaration).Diagnostics[0].Message.ShouldBe(message);

    [Theory]
    [InlineData("\"bug\" | \"bug\" | \"wish\"", "\"bug\" | \"wish\"")]
    [InlineData("\"bug\"   |   \"bug\" | \"wish\"", "\"bug\" | \"wish\"")]
    [InlineData("\"bug\"|\"bug\"|\"wish\"", "\"bug\"|\"wish\"")]
    [InlineData("\"bug\" | \"wish\"\n  | \"bug\"", "\"bug\" | \"wish\"")]
    public void The_fix_of_an_alternative_given_twice_leaves_the_others_as_they_stand(string type, string wanted)
    {
        var text = $"record Ticket {{ kind: {type} }}";
        var edit = Programs.Load(text).Diagnostics.ShouldHaveSingleItem().Fix!.Edits.ShouldHaveSingleItem();
        text.Remove(edit.Location.Span.Start, edit.Location.Span.Length).Insert(edit.Location.Span.Start, edit.NewText)
            .ShouldBe($"record Ticket {{ kind: {wanted} }}");
    }

    [Fact]
    public void The_kind_of_a_name_is_named_with_its_declaration()
    {
        var found = Programs.Load("lore Dam { brief \"d\" }\ncharacter Ada : Dam { brief \"a\" }").Diagnostics.ShouldHaveSingleItem();
        found.Message.ShouldContain("Dam");
        found.Message.ShouldContain("a character or coalition");
        var related = found.Related.ShouldHaveSingleItem();
        related.Message.ShouldBe("the lore 'Dam'");
        related.Location.Start.ShouldBe(new LinePosition(0, 5));
    }
}
