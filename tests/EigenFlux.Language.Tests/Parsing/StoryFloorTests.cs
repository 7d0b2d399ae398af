using EigenFlux.Language.Parsing;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Tests.Parsing;

/// <summary><c>story at least …</c>, and its words where they are names.</summary>
public sealed class StoryFloorTests
{
    [Theory]
    [InlineData("story at least 200 tokens", true)]
    [InlineData("story at least 4 turns", false)]
    [InlineData("story at least size * 2 turns", false)]
    [InlineData("story at least tokens tokens", true)]
    [InlineData("story at least turns turns", false)]
    [InlineData("story at least tokens turns", false)]
    [InlineData("story\nat\nleast\n4\nturns", false)]
    public void It_is_a_line_of_the_header(string line, bool isInTokens)
    {
        var statements = Statements($"window 300\n{line}\ncast A\nA: \"x\"");
        statements.Length.ShouldBe(4);
        var floor = statements[1].ShouldBeOfType<StoryFloorSyntax>();
        floor.IsInTokens.ShouldBe(isInTokens);
        floor.Children.ShouldBe([floor.Size]);
        floor.Span.Length.ShouldBe(line.Length);
    }

    [Theory]
    [InlineData("story: \"x\"", typeof(ScriptedLineSyntax))]
    [InlineData("story.at: \"x\"", typeof(ScriptedLineSyntax))]
    [InlineData("at: \"x\"", typeof(ScriptedLineSyntax))]
    [InlineData("turns: \"x\"", typeof(ScriptedLineSyntax))]
    [InlineData("narrator -> story until line", typeof(TurnSyntax))]
    [InlineData("narrator -> story\nat -> least", typeof(TurnSyntax), typeof(TurnSyntax))]
    [InlineData("narrator -> story: text until story.count > turns", typeof(TurnSyntax))]
    [InlineData("story -> at", typeof(TurnSyntax))]
    [InlineData("story | least | turns -> at", typeof(TurnSyntax))]
    [InlineData("let story = at\nleast: \"x\"", typeof(LetSyntax), typeof(ScriptedLineSyntax))]
    [InlineData("let least = story story at least 3 turns", typeof(LetSyntax), typeof(StoryFloorSyntax))]
    [InlineData("keep story story at least 3 turns turns: \"x\"", typeof(RetentionSyntax), typeof(StoryFloorSyntax), typeof(ScriptedLineSyntax))]
    [InlineData("while story at most turns { }", typeof(WhileSyntax))]
    [InlineData("keep a\nweight: \"x\"", typeof(RetentionSyntax), typeof(ScriptedLineSyntax))]
    [InlineData("keep a weight -> b", typeof(RetentionSyntax), typeof(TurnSyntax))]
    [InlineData("keep weight weight 2 weight | a -> weight", typeof(RetentionSyntax), typeof(TurnSyntax))]
    [InlineData("for turns in story { }", typeof(ForSyntax))]
    [InlineData("window least, reserve turns story at least 3 tokens tokens: \"x\"", typeof(WindowSyntax), typeof(StoryFloorSyntax), typeof(ScriptedLineSyntax))]
    public void Its_words_are_names_elsewhere(string text, params Type[] types) => Statements(text).Select(statement => statement.GetType()).ShouldBe(types);

    [Fact]
    public void Its_words_may_be_declared() => Programs.Load("""
        let at = 4
        character story { brief "A." }
        character turns { brief "B." }
        scene most(tokens: int = 3) {
          window 300
          story at least at * 2 tokens
          cast story, turns
          story: "x"
          turns -> least until line, 5 tokens
          story | turns -> said until 5 tokens
          if least.count > 1 { narrator: "{least}" }
          return least, said
        }
        """).Diagnostics.ShouldBeEmpty();

    [Theory]
    [InlineData("story at least 4", "EF1202", "turns")]
    [InlineData("story at 4 turns", "EF1202", "least")]
    [InlineData("story at least 1 turn", "EF1204", "turns")]
    [InlineData("story at least 4 token", "EF1204", "tokens")]
    [InlineData("stroy at least 4 turns", "EF1204", "story")]
    public void A_mistake_in_it_is_reported_once_with_its_fix(string line, string code, string fix)
    {
        var diagnostic = Programs.Load($"scene S() {{\n  {line}\n  narrator: \"a\"\n}}").Diagnostics.ShouldHaveSingleItem();
        diagnostic.Code.Id.ShouldBe(code);
        diagnostic.Fix!.Edits.ShouldHaveSingleItem().NewText.Trim().ShouldBe(fix);
    }

    private static StatementSyntax[] Statements(string text)
    {
        var file = FileParser.Parse(SourceText.From("x", $"scene S() {{ {text} }}"));
        file.Diagnostics.ShouldBeEmpty();
        return [.. file.Declarations.ShouldHaveSingleItem().ShouldBeOfType<SceneSyntax>().Body.Statements];
    }
}
