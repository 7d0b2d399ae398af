using EigenFlux.Compiler.Reviews;
using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Language;
using EigenFlux.Language.Text;
using EigenFlux.Scenes.Targets;

namespace EigenFlux.Compiler.Tests.Lowering;

public sealed class CastReviewTests
{
    private const string Characters = """
        character X "Ann" { brief "a" }
        character Y "ANN" { brief "b" }
        character Z "Zoe" { brief "c" }
        coalition Two "Both" (Y, Z) { brief "d" }
        """;

    [Theory]
    // The default of a parameter, one parameter and another, a member of a coalition.
    [InlineData("scene S(p: character = Y) { cast X, p X -> q until 4 tokens }", true)]
    [InlineData("scene S(p: character = Y) { cast p, X X -> q until 4 tokens }", true)]
    [InlineData("scene S(p: character = X, q: character = Y) { cast p, q p -> a until 4 tokens }", true)]
    [InlineData("scene S(p: character = Two) { cast X, p X -> q until 4 tokens }", true)]
    [InlineData("scene S(p: character = X) { cast X, p X -> q until 4 tokens }", false)]
    [InlineData("scene S(p: character = Z) { cast X, p X -> q until 4 tokens }", false)]
    [InlineData("scene S(p: character = Two) { cast Z, p Z -> q until 4 tokens }", false)]
    // The argument of a call, and a default that the call leaves.
    [InlineData("scene T(p: character) { cast X, p X -> q until 4 tokens } scene S { call T(Y) }", true)]
    [InlineData("scene T(p: character) { cast X, p X -> q until 4 tokens } scene S { call T(Z) }", false)]
    [InlineData("scene T(p: character = Z, n: int = 1) { cast X, p X -> q until 4 tokens } scene S { call T(Y, 2) }", true)]
    [InlineData("scene U(p: character) { cast X, p X -> q until 4 tokens } scene T { call U(Y) } scene S { call T() }", true)]
    // The name that a target writes for the narrator.
    [InlineData("character N \"Narrator\" { brief \"n\" } scene S { cast N narrator: \"Rain.\" N -> q until 4 tokens }", true)]
    [InlineData("character N \"NARRATOR \" { brief \"n\" } scene S { cast N narrator -> a until 4 tokens N -> q until 4 tokens }", true)]
    [InlineData("character N \"Narrator\" { brief \"n\" } scene S(p: character = N) { cast p repeat 2 { narrator: \"Rain.\" } p -> q until 4 tokens }", true)]
    [InlineData("character N \"Narrator\" { brief \"n\" } coalition C(N, Z) { brief \"c\" } scene S { cast C narrator: \"Rain.\" C -> q until 4 tokens }", true)]
    [InlineData("character N \"Narrator\" { brief \"n\" } scene S { cast N setting \"Rain.\" N -> q until 4 tokens }", false)]
    [InlineData("character N \"Narrator\" { brief \"n\" } scene S { target novel cast N narrator: \"Rain.\" N -> q until 4 tokens }", false)]
    [InlineData("character N \"Narrators\" { brief \"n\" } scene S { cast N narrator: \"Rain.\" N -> q until 4 tokens }", false)]
    public void Two_who_are_written_alike_by_a_parameter_or_a_target_are_reported_once(string scenes, bool isReported)
    {
        var source = $"{Characters}\n{scenes}";
        string[] expected = isReported ? ["EF2111"] : [];
        Programs.CodesOfAll(source).ShouldBe(expected);
        ProgramReview.Review(EfluxProgram.Load(Programs.Main, new InMemorySourceProvider().Add(Programs.Main, source)), TargetRegistry.Builtin)
            .Diagnostics.Select(found => found.Code.Id).ShouldBe(expected);
    }

    [Fact]
    public void An_argument_of_the_run_is_known_when_it_is_compiled()
    {
        const string scene = Characters + "scene S(p: character) { cast X, p X -> q until 4 tokens }";
        Programs.Codes(scene, ("p", "Y")).ShouldContain("EF2111");
        Programs.Codes(scene, ("p", "Z")).ShouldNotContain("EF2111");
        Programs.Codes("character N \"Ann\" { brief \"n\" } character M \"Ann\" { brief \"m\" } scene S(p: character = M) { cast N, M, p N -> q until 4 tokens }")
            .Count(code => code == "EF2111").ShouldBe(1);
    }

    [Fact]
    public void What_a_target_of_the_authors_writes_before_a_setting_or_a_note_is_nobodys_name()
    {
        var target = new TargetData
        {
            Name = "own",
            Line = TextFrame.Of("[{name}] {text}\n"),
            Narration = TextFrame.Of("{text}\n"),
            Setting = TextFrame.Of("[Scene] {text}\n"),
            Note = TextFrame.Of("[Note] {text}\n"),
        };
        var result = Programs.CompileWith("""
            character A "Scene" { brief "a" }
            character B "note" { brief "b" }
            character C "Narrator" { brief "c" }
            scene S { target own cast A, B, C setting "Rain." note "Cold." narrator: "Wind." A -> q until 4 tokens B: "x" C: "y" }
            """, target);
        result.Diagnostics.Select(found => (found.Code.Id, found.Location!.Value.Text, found.Message.Split(':')[0])).ShouldBe(
        [
            ("EF2111", "A", "The setting and A are both displayed as 'Scene'"),
            ("EF2111", "B", "A note and B are both displayed as 'note'"),
        ]);
    }
}
