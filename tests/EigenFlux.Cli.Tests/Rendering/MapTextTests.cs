using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Rendering;

public sealed class MapTextTests
{
    [Theory]
    [InlineData(1.324, 1.324, "cost 1.32 (proved best)")]
    [InlineData(0, 0, "cost 0 (proved best)")]
    [InlineData(1.324, 1.1, "cost 1.32, at least 1.1")]
    [InlineData(1.324, 1.3219, "cost 1.324, at least 1.3219")]
    public void The_head_tells_the_cost_and_how_good_it_is(double cost, double bound, string told)
    {
        var facts = Plans.Coming();
        var ink = new Ink(width: 120);
        new MapText(ink.Pen).Head(new PlanFacts(facts.Image with { Plan = facts.Plan with { Cost = cost, Bound = bound } }));
        ink.Text.ShouldEndWith(" · " + told);
    }

    [Fact]
    public void Definitions_that_come_and_go_have_a_lane_each_and_what_is_live_and_not_there_is_marked()
    {
        var facts = Plans.Coming();
        var ink = new Ink(width: 58);
        new DefinitionLanes(ink.Pen, new MapColours(new SpeakerHues())).Render(facts, facts.Plan.Worst, facts.History(worst: true));

        ink.Text.ShouldBe("""
               Ada ▕████████▒▒▒▒▒▒▒▒████████            ↻███▒▒▒▒▒▒▒▒▏
                Bo ▕        ████████▒▒▒▒        ↻███▒▒▒▒    ↻███▒▒▒▒▏
                Cy ▕                        ●       ●               ▏
            """);
    }

    [Fact]
    public void What_is_written_again_is_a_table_with_its_tokens()
    {
        var ink = new Ink();
        var plan = Plans.Coming().Plan;
        new RewriteTable(ink.Pen).Render(plan.Worst, plan.Expected);

        ink.Text.ShouldBe("""
              at worst                as a rule               again
              beat 7                  beat 7                  Bo, 10 tokens
              beat 9                  beat 9                  Ada, 20 tokens
              beat 10                 beat 10                 Bo, 10 tokens
            """);
    }

    [Fact]
    public void Each_life_of_a_segment_has_its_own_deletion()
    {
        var ink = new Ink();
        var plan = Plans.Coming().Plan;
        new DeletionTable(ink.Pen).Render(plan.Worst, plan.Expected);

        ink.Text.ShouldBe("""
              at worst                as a rule               goes
              beat 5, token 30        beat 6, token 24        Bo
              beat 6, token 36        beat 6, token 24        Ada
              beat 9, token 54        beat 9, token 36        Bo (2)
            """);
    }
}
