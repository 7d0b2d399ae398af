using EigenFlux.Language.Parsing;

namespace EigenFlux.Language.Tests.Parsing;

public sealed class TokenWordsTests
{
    [Fact]
    public void The_words_of_statements_are_those_of_the_grammar()
    {
        var words = TokenWords.Statements.Select(TokenWords.Spelling).ToList();
        words.ShouldBeUnique();
        words.ShouldBeSubsetOf(TokenWords.Statements.Where(TokenWords.IsWord).Select(TokenWords.Spelling));
        string[] some =
        [
            "window", "target", "delete", "cache", "story", "cast", "pin", "setting", "note", "repeat", "for", "if", "while", "call", "enter", "exit", "keep",
            "forget", "recall", "choose", "watch", "stop", "return", "let", "run", "expect", "report", "narrator",
        ];
        words.Where(some.Contains).ShouldBe(some);
    }
}
