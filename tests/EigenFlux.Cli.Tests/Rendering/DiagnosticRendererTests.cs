using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Tests.Support;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;

namespace EigenFlux.Cli.Tests.Rendering;

public sealed class DiagnosticRendererTests
{
    [Fact]
    public void A_span_is_underlined_and_its_mend_is_shown_done()
    {
        var source = SourceText.From("pricing.eflux", "scene S() {\n  Mercer: Midnight is a price.\n}\n");
        var text = Rendered(Found(DiagnosticCodes.UnquotedText, "Text stands between quotes.", source, "Midnight is a price.") with
        {
            Fix = new DiagnosticFix("Put quotes around the text", [Edit(source, "Midnight is a price.", "\"Midnight is a price.\"")]),
        });

        text.ShouldBe("""
            error[EF1203]: Text stands between quotes.
             --> pricing.eflux:2:11
              |
            2 |   Mercer: Midnight is a price.
              |           ^^^^^^^^^^^^^^^^^^^^
              = fix: Put quotes around the text
              |
            2 |   Mercer: "Midnight is a price."
              |           +                    +
            """);
    }

    [Fact]
    public void A_mend_that_only_deletes_shows_what_goes()
    {
        var source = SourceText.From("a.eflux", "repeat 3 times {");
        var text = Rendered(Found(DiagnosticCodes.RepeatTimes, "Delete 'times'.", source, "times") with
        {
            Fix = new DiagnosticFix("Delete 'times'", [Edit(source, " times", "")]),
        });

        text.ShouldEndWith("""
              = fix: Delete 'times'
              |
            1 | repeat 3 times {
              |         ------
            """);
    }

    [Fact]
    public void A_line_has_the_colours_of_its_parts_on_a_terminal_that_shows_them()
    {
        var source = SourceText.From("a.eflux", "scene S {\n  narrator: \"It is {x}.\" // Why?\n}\n");
        var ink = new Ink(colour: true);
        new DiagnosticRenderer(ink.Pen).Render([Found(DiagnosticCodes.UnknownName, "No.", source, "x")]);
        ink.Raw.ShouldContain(
            " \e[38;5;110mnarrator\e[0m: \e[38;5;150m\"It is \e[0m\e[1m{\e[0mx\e[1m}\e[0m\e[38;5;150m.\"\e[0m \e[2m// Why?\e[0m");
    }

    [Fact]
    public void Another_place_is_shown_below_the_first()
    {
        var source = SourceText.From("a.eflux", "character Ada { }\n\ncharacter Ada { }");
        var second = new SourceLocation(source, new TextSpan(29, 3));
        var text = Rendered(new Diagnostic(DiagnosticCodes.DuplicateName, "There is a character 'Ada' already.", second)
        {
            Related = [new RelatedLocation(new SourceLocation(source, new TextSpan(10, 3)), "the first one")],
        });

        text.ShouldBe("""
            error[EF2004]: There is a character 'Ada' already.
             --> a.eflux:3:11
              |
            3 | character Ada { }
              |           ^^^
              = note: the first one
             --> a.eflux:1:11
              |
            1 | character Ada { }
              |           ---
            """);
    }

    [Fact]
    public void Tabs_wide_and_combining_characters_keep_the_mark_below_its_word()
    {
        var source = SourceText.From("a.eflux", "\t日本 e\u0301 wrong");

        Rendered(Found(DiagnosticCodes.UnknownName, "No.", source, "wrong")).ShouldEndWith("""
            1 |     日本 é wrong
              |            ^^^^^
            """.Replace("é", "e\u0301", StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_line_is_cut_around_its_span()
    {
        var source = SourceText.From("a.eflux", new string('a', 500) + " wrong " + new string('b', 500));

        var lines = Rendered(Found(DiagnosticCodes.UnknownName, "No.", source, "wrong")).Split('\n');
        lines[^2].ShouldStartWith("1 | …aaaa");
        lines[^2].ShouldEndWith("bbb…");
        lines[^2].Length.ShouldBeLessThanOrEqualTo(80);
        lines[^2][lines[^1].IndexOf('^', StringComparison.Ordinal)..].ShouldStartWith("wrong");
    }

    [Fact]
    public void A_span_of_many_lines_shows_its_first_and_its_last()
    {
        var source = SourceText.From("a.eflux", "one {\n  two\n  three\n  four\n}");

        Rendered(new Diagnostic(DiagnosticCodes.UnclosedBrace, "No.", new SourceLocation(source, new TextSpan(4, 24)))).ShouldEndWith("""
            1 | one {
              |     ^
            ...
            5 | }
              | ^
            """);
    }

    [Fact]
    public void The_end_of_a_file_can_be_pointed_at()
    {
        var source = SourceText.From("a.eflux", "scene S() {\n");

        Rendered(new Diagnostic(DiagnosticCodes.Missing, "No.", new SourceLocation(source, new TextSpan(11, 0)))).ShouldEndWith("""
            1 | scene S() {
              |            ^
            """);
    }

    [Fact]
    public void What_is_about_no_place_is_one_line()
    {
        Rendered(new DiagnosticBuilder(null).NoSuchFile("a.eflux", "")).ShouldBe("error[EF5001]: There is no file a.eflux.");
    }

    [Fact]
    public void A_program_cannot_send_commands_to_the_terminal()
    {
        var source = SourceText.From("a.eflux", "wrong \e[2J\u202e");
        var ink = new Ink();
        new DiagnosticRenderer(ink.Pen).Render([Found(DiagnosticCodes.UnknownName, "No \e[2J.", source, "wrong")]);

        ink.Raw.ShouldNotContain('\e');
        ink.Raw.ShouldNotContain('\u202e');
    }

    [Fact]
    public void Colours_are_there_only_where_they_are_wanted()
    {
        var source = SourceText.From("a.eflux", "wrong");
        var (plain, coloured) = (new Ink(), new Ink(colour: true));
        foreach (var ink in (Ink[])[plain, coloured])
        {
            new DiagnosticRenderer(ink.Pen).Render([Found(DiagnosticCodes.UnknownName, "No.", source, "wrong")]);
        }

        plain.Raw.ShouldNotContain('\e');
        coloured.Raw.ShouldContain("\e[1;38;5;203merror[EF2101]\e[0m");
        coloured.Raw.ShouldContain("\e[1;38;5;203m^^^^^\e[0m");
    }

    private static Diagnostic Found(DiagnosticCode code, string message, SourceText source, string word) =>
        new(code, message, Location(source, word));

    private static TextEdit Edit(SourceText source, string old, string text) => new(Location(source, old), text);

    private static SourceLocation Location(SourceText source, string word) =>
        new(source, new TextSpan(source.Text.IndexOf(word, StringComparison.Ordinal), word.Length));

    private static string Rendered(Diagnostic diagnostic)
    {
        var ink = new Ink();
        new DiagnosticRenderer(ink.Pen).Render([diagnostic]);
        return ink.Text;
    }
}
