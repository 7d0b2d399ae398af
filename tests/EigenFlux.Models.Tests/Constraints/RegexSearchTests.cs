using EigenFlux.Models.Constraints.Regexes;

namespace EigenFlux.Models.Tests.Constraints;

/// <summary>Searches with expressions near the limits of the engine that never goes back.</summary>
public class RegexSearchTests
{
    /// <summary>.NET refuses an expression in that engine by its size, and the expression for a whole text is larger than the one for a search.</summary>
    [Theory]
    [InlineData(@"\w{1,N}", 1_990, 2_010)]
    [InlineData(@"[^,]{1,N}", 1_990, 2_010)]
    [InlineData(@"(?:ab?){1,N}", 1_240, 1_260)]
    [InlineData(@"\p{L}{1,N}", 1_990, 2_010)]
    public void Every_size_of_an_expression_can_search_and_match_a_whole_text(string pattern, int from, int to)
    {
        for (var size = from; size <= to; size++)
        {
            var search = RegexSearch.Of(pattern.Replace("N", $"{size}", StringComparison.Ordinal));
            search.Problem.ShouldBeNull();
            search.IsWhole("ab").ShouldBeTrue();
            search.IsWhole("ab,").ShouldBeFalse();
            search.First("ab,")!.Value.Length.ShouldBe(2);
        }
    }

    [Theory]
    [InlineData(@"\w{1,3000}")]
    [InlineData(@"[\s\S]{1,3000}")]
    [InlineData(@"[a-zé]{1,4000}")]
    [InlineData(@"[\w\s]{1,6000}")]
    public void An_expression_beyond_that_engine_still_matches_a_whole_text(string pattern)
    {
        RegexSearch.Of(pattern).IsWhole("ab").ShouldBeTrue();
        RegexSearch.Of(pattern).IsWhole("").ShouldBeFalse();
    }

    /// <summary>The other engine cannot bound what repeats nothing, at whatever size the first one refuses it.</summary>
    [Fact]
    public void What_can_match_nothing_again_and_again_is_refused_where_it_is_too_large()
    {
        for (var size = 1_950; size <= 2_010; size++)
        {
            var search = RegexSearch.Of($@"\w{{1,{size}}}(?:x?)*");
            if (search.Problem is null)
            {
                search.IsWhole("ab").ShouldBeTrue();
            }
            else
            {
                search.Problem.Kind.ShouldBe(RegexProblemKind.Unbounded);
            }
        }
    }
}
