using EigenFlux.Models.Constraints;
using EigenFlux.Models.Constraints.Regexes;

namespace EigenFlux.Models.Tests.Constraints;

public class RegexShapeTests
{
    [Theory]
    [InlineData("a(?=b)b", RegexProblemKind.LookAround, "(?=", 1)]
    [InlineData("(?<!x)a", RegexProblemKind.LookAround, "(?<!", 0)]
    [InlineData("ab(?<=b)", RegexProblemKind.LookAround, "(?<=", 2)]
    [InlineData("a(?!b).", RegexProblemKind.LookAround, "(?!", 1)]
    [InlineData(@"(a)\1", RegexProblemKind.BackReference, @"\1", 3)]
    [InlineData(@"(?<q>a)\k<q>", RegexProblemKind.BackReference, @"\k", 7)]
    [InlineData("(?>a)", RegexProblemKind.Unsupported, "(?>", 0)]
    [InlineData("(a)(?(1)b|c)", RegexProblemKind.Unsupported, "(?", 3)]
    [InlineData("(?<a>x)(?<b-a>y)", RegexProblemKind.Unsupported, "(?<b-a>", 7)]
    [InlineData(@"\bword", RegexProblemKind.Unsupported, @"\b", 0)]
    [InlineData(@"a\Gb", RegexProblemKind.Unsupported, @"\G", 1)]
    [InlineData("a(b", RegexProblemKind.Malformed, "", 3)]
    [InlineData("a**", RegexProblemKind.Malformed, "", 3)]
    [InlineData("a$b", RegexProblemKind.NothingMatches, "a$b", 0)]
    [InlineData("[a-[a]]", RegexProblemKind.NothingMatches, "[a-[a]]", 0)]
    [InlineData(@"\uD83D", RegexProblemKind.NothingMatches, @"\uD83D", 0)]
    [InlineData("x^", RegexProblemKind.NothingMatches, "x^", 0)]
    public void What_no_automaton_can_follow_is_told(string pattern, RegexProblemKind kind, string text, int position) =>
        RegexShape.Check(pattern).ShouldNotBeNull().ShouldSatisfyAllConditions(
            problem => (problem.Kind, problem.Text, problem.Position).ShouldBe((kind, text, position)));

    [Theory]
    [InlineData("a{9999999999", null)]
    [InlineData("( {9254775807)", null)]
    [InlineData("a{1,9999999999", null)]
    [InlineData("a{9999999999}", RegexProblemKind.Malformed)]
    [InlineData("a{1,9999999999}", RegexProblemKind.Malformed)]
    public void Braces_that_are_not_closed_are_text_whatever_number_they_have(string pattern, RegexProblemKind? kind) =>
        (RegexShape.Check(pattern)?.Kind).ShouldBe(kind);

    [Fact]
    public void Deep_and_long_expressions_are_too_large()
    {
        RegexShape.Check(new string('(', 900) + new string(')', 900))!.Kind.ShouldBe(RegexProblemKind.TooLarge);
        RegexShape.Check(new string('a', 100_001))!.Kind.ShouldBe(RegexProblemKind.TooLarge);
        RegexShape.Check(string.Concat(Enumerable.Repeat("[a-", 600)) + new string(']', 600)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("a*")]
    [InlineData(@"\w{1,40}")]
    [InlineData(@".{1,1000}")]
    [InlineData(@"^\d{4}-\d\d-\d\d$")]
    [InlineData(@"(?i)yes|no")]
    [InlineData(@"[\p{L}-[\p{Lu}]]+")]
    public void What_an_automaton_can_follow_has_no_problem(string pattern) => RegexShape.Check(pattern).ShouldBeNull();
}
