using EigenFlux.Compiler.Tests.Support;

namespace EigenFlux.Compiler.Tests.Diagnostics;

/// <summary>A mend that an editor applies leaves a program without the diagnostic that it mends.</summary>
public sealed class PlanFixesTests
{
    [Theory]
    [InlineData("EF2814", "character Ada { brief \"Ada.\" } scene Main() { window 200 tokens, reserve 20 cast Ada Ada -> a: int until 0 tokens }")]
    [InlineData("EF2814", "character Ada { brief \"Ada.\" } scene Main() { window 200 tokens, reserve 20 cast Ada Ada -> a: \"until 2 tokens\" | \", 2 tokens\" until 5 seconds, 2 tokens }")]
    [InlineData("EF2814", "character Ada { brief \"Ada.\" } scene Main() { window 200 tokens, reserve 20 cast Ada Ada -> a: /x,\\/2 tokens/ until 20 tokens, 2 tokens }")]
    [InlineData("EF2814", "character Ada { brief \"Ada.\" } scene Main() { window 200 tokens, reserve 20 cast Ada Ada -> a: bool // 6\" / 2, 0 tokens\n until 0 tokens }")]
    [InlineData("EF3001", "character Ada { brief \"Ada, who measures.\" } scene Main() { window 20 tokens, reserve 10 cast Ada Ada: \"12345\" }")]
    [InlineData("EF3003", "scene Main() { window 64 tokens, reserve 64 narrator: \"x\" }")]
    [InlineData("EF3004", "character Ada { brief \"Ada.\" } scene Main() { window 200 tokens, reserve 20 cast Ada Ada -> a until line }")]
    [InlineData("EF3004", "character Ada { brief \"Ada.\" } scene Main() { window 200 tokens, reserve 20 cast Ada Ada -> a }")]
    [InlineData("EF3005", "character Ada { brief \"Ada.\" full \"Ada, who measures every single thing on every single day of every single year.\" } scene Main() { window 60 tokens, reserve 20 cast Ada Ada: \"x\" }")]
    [InlineData("EF3008", "character Ada { brief \"Ada, who measures every single thing.\" } character Bea { brief \"Bea, who sails on every single day.\" } scene Main() { window 92 tokens, reserve 20 cast Ada, Bea Ada | Bea -> a until 9 tokens }")]
    [InlineData("EF3009", "character Ada { brief \"Ada.\" } character Bea { brief \"Bea.\" } scene Main() { window 200 tokens, reserve 20 cast Ada, Bea Ada: \"x\" }")]
    [InlineData("EF3009", "character Ada { brief \"Ada.\" } character Bea { brief \"Bea.\" } scene Main() { window 200 tokens, reserve 20 cast Bea, Ada Ada: \"x\" }")]
    public void A_fix_mends(string code, string source)
    {
        var found = Programs.Compile(source).Diagnostics.First(diagnostic => diagnostic.Code.Id == code);
        var fix = found.Fix.ShouldNotBeNull();
        fix.Title.ShouldNotBeNullOrWhiteSpace();
        var mended = FixedSource.By(fix, source);
        mended.ShouldNotBe(source);
        var after = Programs.Compile(mended);
        after.HasErrors.ShouldBeFalse(string.Join('\n', after.Diagnostics));
        Programs.Codes(after).ShouldNotContain(code);
    }

    /// <summary>The advice of EF3009 is what can be done: with a fix, to take the character from the cast.</summary>
    [Theory]
    [InlineData("cast Ada, Bea Ada: \"x\"", true)]
    [InlineData("cast Bea narrator: \"x\"", false)]
    [InlineData("cast Ada, Bea Ada: \"x\" seen by Ada, Bea", false)]
    [InlineData("cast Ada, Bea Ada: \"x\" if 1 > 2 { Bea: \"y\" }", false)]
    [InlineData("cast Ada, // Bea comes later\nBea Ada: \"x\"", false)]
    public void To_take_a_character_from_the_cast_is_advised_where_the_scene_does_without(string body, bool advised)
    {
        var found = Programs.Compile($$"""
            character Ada { brief "Ada." }
            character Bea { brief "Bea." }
            scene Main() { window 200 tokens, reserve 20 {{body}} }
            """).Diagnostics.Single(diagnostic => diagnostic.Code.Id == "EF3009");
        found.Message.Contains("Remove Bea from the cast", StringComparison.Ordinal).ShouldBe(advised);
        (found.Fix is not null).ShouldBe(advised);
        found.Message.ShouldContain("name Bea.");
    }

    [Fact]
    public void Where_the_window_is_not_written_as_a_number_there_is_nothing_to_replace()
    {
        var found = Programs.Compile("""
            character Ada { brief "Ada, who measures." }
            scene Main() { window 10 + 10 tokens, reserve 10 cast Ada Ada: "12345" }
            """).Diagnostics;
        found.ShouldNotBeEmpty();
        found.ShouldAllBe(diagnostic => diagnostic.Fix == null || !diagnostic.Fix.Title.Contains("window", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_a_bound_is_not_written_as_a_number_there_is_nothing_to_replace()
    {
        var found = Programs.Compile("""
            let few = 2
            character Ada { brief "Ada." }
            scene Main() { window 200 tokens, reserve 20 cast Ada Ada -> a: "until 2 tokens" | "never" until few tokens }
            """).Diagnostics.ShouldHaveSingleItem();
        found.Code.Id.ShouldBe("EF2814");
        found.Fix.ShouldBeNull();
    }
}
