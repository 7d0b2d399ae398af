using EigenFlux.Language.Text;

namespace EigenFlux.Language.Tests.Binding;

/// <summary>Who is cast, and who must be.</summary>
public class CastTests
{
    private const string People = """
        character Ada { brief "Ada." }
        character Ben { brief "Ben." }
        coalition Both (Ada, Ben) { brief "Both." }

        """;

    [Theory]
    [InlineData("cast Ada Ben: \"Yes.\"", "EF2501")]
    [InlineData("cast Both Ben: \"Yes.\"", null)]
    [InlineData("cast Both Both: \"Yes.\"", null)]
    [InlineData("cast Ada, Ben Both: \"Yes.\"", "EF2501")]
    [InlineData("cast Ada for who in Both { who: \"Yes.\" }", "EF2501")]
    [InlineData("cast Ada, Ben for who in Both { who: \"Yes.\" }", null)]
    [InlineData("cast Both for who in Both { who: \"Yes.\" }", null)]
    [InlineData("cast Ada for who in [Ada, Ben] { who: \"Yes.\" }", null)]
    [InlineData("cast Ada for who in Ada { who: \"Yes.\" }", "EF2102")]
    [InlineData("cast Ada if true { Ben: \"Yes.\" }", "EF2501")]
    [InlineData("cast Ada, Ada Ada: \"Yes.\"", "EF2502")]
    [InlineData("cast Ada, Ada Ben: \"Yes.\" Ben: \"No.\"", "EF2502 EF2501")]
    [InlineData("narrator: \"Yes.\"", null)]
    public void Only_who_is_cast_speaks(string body, string? codes)
    {
        var found = Programs.Load($"{People}scene S() {{ {body} }}").Diagnostics.Select(diagnostic => diagnostic.Code.Id).Order();
        found.ShouldBe((codes?.Split(' ') ?? []).Order());
    }

    [Theory]
    [InlineData("scene S() {\n  window 512 tokens\n  cast Ada\n  Ben: \"Yes.\"\n}", "scene S() {\n  window 512 tokens\n  cast Ada, Ben\n  Ben: \"Yes.\"\n}")]
    [InlineData("scene S() {\n  window 512 tokens\n  Ben: \"Yes.\"\n}", "scene S() {\n  window 512 tokens\n  cast Ben\n  Ben: \"Yes.\"\n}")]
    [InlineData("scene S() {\n  Ben: \"Yes.\"\n}", "scene S() {\n  cast Ben\n  Ben: \"Yes.\"\n}")]
    public void The_fix_casts_who_is_missing(string scene, string wanted)
    {
        var text = People + scene;
        var fix = Programs.Load(text).Diagnostics.ShouldHaveSingleItem().Fix!;
        var edit = fix.Edits.ShouldHaveSingleItem();
        text.Remove(edit.Location.Span.Start, edit.Location.Span.Length).Insert(edit.Location.Span.Start, edit.NewText).ShouldBe(People + wanted);
        fix.Title.ShouldBe("Cast 'Ben'");
    }

    [Fact]
    public void Who_is_missing_is_reported_where_it_speaks_first()
    {
        var diagnostic = Programs.Load($"{People}scene S() {{\n  cast Ada\n  Ben: \"Yes.\"\n  Ben: \"No.\"\n}}").Diagnostics.ShouldHaveSingleItem();
        diagnostic.Location!.Value.Start.ShouldBe(new LinePosition(5, 2));
    }
}
