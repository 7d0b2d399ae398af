using EigenFlux.Compiler.Tests.Support;

namespace EigenFlux.Compiler.Tests.Layout;

public sealed class LoreBudgetTests
{
    [Theory]
    [InlineData("", 25)]
    [InlineData(", lore 30", 30)]
    [InlineData(", lore 0", 0)]
    [InlineData(", lore 5000", 89)]
    public void Lore_has_what_its_author_grants_and_half_of_the_room_at_most(string share, int budget)
    {
        // The frame around the prefix has one token; 200 - 20 - 1 are left.
        var result = Programs.Compile($$"""
            character Ada { brief "Ada." }
            lore Dam { brief "A dam." }
            scene Main() { window 200 tokens, reserve 20{{share}} cast Ada Ada: "The Dam." Ada -> a until 9 tokens }
            """);
        result.HasErrors.ShouldBeFalse();
        result.Image!.Plan.LoreBudget.ShouldBe(budget);
        result.Image.Plan.Prefix.ShouldContain(segment => segment.Id == "Ada");
    }
}
