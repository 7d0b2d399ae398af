using EigenFlux.Compiler.Tests.Support;

namespace EigenFlux.Compiler.Tests.Lowering;

public sealed class NameReviewTests
{
    [Theory]
    [InlineData("character A \"\" { brief \"a\" }")]
    [InlineData("character A \" \\n\" { brief \"a\" }")]
    [InlineData("character A \"\u200B\u00AD\" { brief \"a\" }")]
    [InlineData("character B { brief \"b\" } coalition A \"\u2060\" (B) { brief \"a\" }")]
    [InlineData("lore A \" \" { brief \"a\" }")]
    public void A_display_name_that_nobody_can_read_is_reported(string declaration)
    {
        var found = Programs.Review(declaration).ShouldHaveSingleItem();
        found.Code.Id.ShouldBe("EF2115");
        found.Message.ShouldContain("to use 'A'");
        found.Location!.Value.Text.ShouldStartWith("\"");
        found.Fix.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("character Ann { brief \"a\" } character Other \"Ann\" { brief \"b\" }", "Ann, Other", true)]
    [InlineData("character Ann { brief \"a\" } character Other \"ann \" { brief \"b\" }", "Ann, Other", true)]
    [InlineData("character A \"José\" { brief \"a\" } character B \"JOSE\u0301\" { brief \"b\" }", "A, B", true)]
    [InlineData("character A \"O'Neill\" { brief \"a\" } character B \"O’Neill\" { brief \"b\" }", "A, B", true)]
    [InlineData("character A \"Old Ann\" { brief \"a\" } character B \"Old\u00A0 Ann\" { brief \"b\" }", "A, B", true)]
    [InlineData("character Ann { brief \"a\" } character B \"Ann\" { brief \"b\" } coalition C(B) { brief \"c\" }", "Ann, C", true)]
    [InlineData("character A \"Ann\" { brief \"a\" } character B \"Ann\" { brief \"b\" } coalition C(A, B) { brief \"c\" }", "C", true)]
    [InlineData("character A \"Ann\" { brief \"a\" } coalition C \"Ann\" (A) { brief \"c\" }", "C", false)]
    [InlineData("character Ann { brief \"a\" } character Anna { brief \"b\" }", "Ann, Anna", false)]
    [InlineData("character Ann { brief \"a\" } character B \"Ánn\" { brief \"b\" }", "Ann, B", false)]
    [InlineData("character Ann { brief \"a\" } character Other \"Ann\" { brief \"b\" }", "Ann", false)]
    public void Two_of_a_cast_that_are_written_alike_are_reported(string characters, string cast, bool isReported)
    {
        var first = cast.Split(',')[0];
        string[] codes = [.. Programs.Review($$"""
            {{characters}}
            scene S() {
              window 300 tokens
              cast {{cast}}
              {{first}}: "Hello."
            }
            """).Select(found => found.Code.Id)];
        codes.ShouldBe(isReported ? ["EF2111"] : []);
    }

    [Theory]
    [InlineData("  ")]
    [InlineData("")]
    [InlineData("\u200B\u00AD")]
    public void A_word_that_no_text_has_is_reported(string word)
    {
        var found = Programs.Review($"lore Dam {{ brief \"A dam.\" also \"weir\", \"{word}\" }}").ShouldHaveSingleItem();
        found.Code.Id.ShouldBe("EF2114");
        found.Location!.Value.Text.ShouldBe($"\"{word}\"");
    }

    [Fact]
    public void The_place_of_two_who_are_written_alike_is_the_second_entry()
    {
        var found = Programs.Review("""
            character Ada { brief "Ada, a physicist." }
            character Ben "ada" { brief "Ada, a thief." }
            scene S() {
              window 512 tokens
              cast Ada, Ben
              Ada: "Hello."
            }
            """).ShouldHaveSingleItem();
        found.Location!.Value.Text.ShouldBe("Ben");
        found.Message.ShouldContain("Ada and Ben");
    }

    [Fact]
    public void What_is_wrong_with_names_stands_among_what_binding_reports_by_place() => Programs.Review("""
        character Ada " " { brief "Ada." brief "A." }
        character Ben "\u200B" { brief "Ben." voice 1 }
        lore Dam { brief "A dam." also "" }
        """.Replace("\\u200B", "\u200B", StringComparison.Ordinal))
        .Select(found => found.Location!.Value.Span.Start).ShouldBeInOrder();

    [Fact]
    public void Names_are_reviewed_beside_an_error_of_another_name() => Programs.Review("""
        character Ada { brief "Ada." }
        character Ben "ada" { brief "Ben." }
        scene S() {
          cast Ada, Ben, Nobody
          Ada: "Hello."
        }
        """).Select(found => found.Code.Id).ShouldBe(["EF2111", "EF2101"]);
}
