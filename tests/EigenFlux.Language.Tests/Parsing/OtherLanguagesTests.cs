using EigenFlux.Language.Diagnostics;

namespace EigenFlux.Language.Tests.Parsing;

/// <summary>What authors who know other languages write first: one mistake, one diagnostic, and a fix after which nothing is wrong.</summary>
public sealed class OtherLanguagesTests
{
    [Theory]
    [InlineData("scene S(x: string = \"a\") {", "scene S(x: text = \"a\") {")]
    [InlineData("scene S(x: str = \"a\") {", "scene S(x: text = \"a\") {")]
    [InlineData("scene S(x: boolean = true) {", "scene S(x: bool = true) {")]
    [InlineData("scene S(x: float = 1.5) {", "scene S(x: number = 1.5) {")]
    [InlineData("scene S(x: bool = True) {", "scene S(x: bool = true) {")]
    [InlineData("if 1 > 2 && 2 > 1 { Ada: \"x\" }", "if 1 > 2 and 2 > 1 { Ada: \"x\" }")]
    [InlineData("if 1 > 2 || 2 > 1 { Ada: \"x\" }", "if 1 > 2 or 2 > 1 { Ada: \"x\" }")]
    [InlineData("if !true { Ada: \"x\" }", "if not true { Ada: \"x\" }")]
    [InlineData("if 1 > 2 { Ada: \"x\" } elif 2 > 1 { Ada: \"y\" }", "if 1 > 2 { Ada: \"x\" } else if 2 > 1 { Ada: \"y\" }")]
    [InlineData("# a remark", "// a remark")]
    [InlineData("Ada \u2192 x until line, 5 tokens", "Ada -> x until line, 5 tokens")]
    [InlineData("Ada => x until line, 5 tokens", "Ada -> x until line, 5 tokens")]
    [InlineData("Ada -> x until newline, 5 tokens", "Ada -> x until line, 5 tokens")]
    [InlineData("Ada -> x until 40 words", "Ada -> x until 40 tokens")]
    [InlineData("Ada -> x until 30s", "Ada -> x until 30 seconds")]
    [InlineData("Ada -> x until 2 minutes", "Ada -> x until 120 seconds")]
    [InlineData("Ada -> x until line 20 tokens", "Ada -> x until line, 20 tokens")]
    [InlineData("cast Ada Ben", "cast Ada, Ben")]
    [InlineData("window 400 tokens reserve 40", "window 400 tokens, reserve 40")]
    [InlineData("description \"She counts.\"", "full \"She counts.\"")]
    [InlineData("personality \"dry\"", "voice \"dry\"")]
    [InlineData("character Cyd extends Ada { brief \"Cyd.\" }", "character Cyd : Ada { brief \"Cyd.\" }")]
    public void It_has_one_diagnostic_with_the_fix(string wrong, string right)
    {
        var program = Programs.Load(Source(wrong));
        var found = program.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        var text = program.Files[0].Text;
        found.Count(diagnostic => diagnostic.Fix is { } fix && FixApplication.Apply(program.Files[0], fix) == Source(right)).ShouldBe(1, string.Join('\n', found));
        Programs.Load(Source(right)).HasErrors.ShouldBeFalse(string.Join('\n', Programs.Load(Source(right)).Diagnostics));
        text.ShouldNotBe(Source(right));
    }

    [Theory]
    [InlineData("let elif = 1")]
    [InlineData("let s = 30")]
    [InlineData("let description = \"x\"")]
    public void The_words_are_names_elsewhere(string statement) => Programs.Load(Source(statement)).HasErrors.ShouldBeFalse();

    private static string Source(string line)
    {
        var isHeader = line.StartsWith("scene", StringComparison.Ordinal);
        var isPart = line.StartsWith("description", StringComparison.Ordinal) || line.StartsWith("full", StringComparison.Ordinal)
            || line.StartsWith("personality", StringComparison.Ordinal) || line.StartsWith("voice", StringComparison.Ordinal);
        var isCast = line.StartsWith("cast", StringComparison.Ordinal);
        var isWindow = line.StartsWith("window", StringComparison.Ordinal);
        var isCharacter = line.StartsWith("character", StringComparison.Ordinal);
        return $$"""
            {{(isCharacter ? line : "")}}
            character Ada {
              brief "Ada."
              {{(isPart ? line : "")}}
            }
            character Ben { brief "Ben." }
            {{(isHeader ? line : "scene S() {")}}
              {{(isWindow ? line : "window 400 tokens, reserve 40")}}
              {{(isCast ? line : "cast Ada, Ben")}}
              {{(isHeader || isPart || isCast || isWindow || isCharacter ? "" : line)}}
              Ada -> reply until line, 9 tokens
              Ben: "Yes."
              return reply
            }
            """;
    }
}
