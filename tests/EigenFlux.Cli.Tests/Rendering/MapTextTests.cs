using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Tests.Support;
using EigenFlux.Compiler;

namespace EigenFlux.Cli.Tests.Rendering;

public sealed class MapTextTests
{
    private static PlanFacts Ferry
    {
        get
        {
            using var host = new FluxHost();
            return new PlanFacts(host.Compile(host.Load(Path.Combine(Eflux.Examples, "last-ferry.eflux")), new CompileOptions()).Image!);
        }
    }

    [Theory]
    [InlineData(1.324, 1.324, "cost 1.32 (proved best)")]
    [InlineData(0, 0, "cost 0 (proved best)")]
    [InlineData(1.324, 1.1, "cost 1.32, at least 1.1")]
    [InlineData(1.324, 1.3219, "cost 1.324, at least 1.3219")]
    public void The_head_tells_the_cost_and_how_good_it_is(double cost, double bound, string told)
    {
        var facts = Ferry;
        var ink = new Ink(width: 120);
        new MapText(ink.Pen).Head(new PlanFacts(facts.Image with { Plan = facts.Plan with { Cost = cost, Bound = bound } }));
        ink.Text.ShouldEndWith(" · " + told);
    }

    [Fact]
    public void Definitions_that_come_and_go_have_a_lane_each()
    {
        var facts = Ferry;
        var ink = new Ink(width: 82);
        new DefinitionLanes(ink.Pen, new MapColours(new SpeakerHues())).Render(facts, facts.Plan.Worst, facts.History(worst: true));

        ink.Text.ShouldBe("""
             Crane ▕  ████████████▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒████████████                              ▏
              Mags ▕                ██▒▒▒▒██▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒██▒▒▒▒██                    ▏
              Grey ▕                                ██    ↻█        ↻█▒▒▒▒██                ▏
               Tam ▕                  ██▒▒▒▒██                                  ↻█▒▒▒▒██    ▏
              Holm ▕    ██▒▒▒▒██                                  ↻█    ↻█▒▒▒▒▒▒▒▒██▒▒▒▒██  ▏
             Brede ▕                              ████████████▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒██▏
            """);
    }

    [Fact]
    public void What_is_live_and_not_there_is_marked()
    {
        var facts = Ferry;
        var plan = facts.Plan;
        var without = new PlanFacts(facts.Image with
        {
            Plan = plan with { Worst = [.. plan.Worst.Select(entry => entry with { Written = [.. entry.Written.Where(written => written.Segment != "Tam")] })] },
        });
        var ink = new Ink(width: 82);
        new DefinitionLanes(ink.Pen, new MapColours(new SpeakerHues())).Render(without, without.Plan.Worst, without.History(worst: true));

        ink.Text.Split('\n')[3].ShouldBe("   Tam ▕                  ●     ●                                   ●     ●     ▏");
    }

    [Fact]
    public void What_is_written_again_is_a_table_with_its_tokens()
    {
        var ink = new Ink();
        new RewriteTable(ink.Pen).Render(Ferry.Plan);

        ink.Text.ShouldBe("""
              at worst                as a rule               again
              beat 19                 beat 19                 Grey, 38 tokens
              beat 23                 beat 23                 Holm, 85 tokens
              beat 24                 beat 24                 Grey, 38 tokens
              beat 26                 beat 26                 Holm, 85 tokens
              beat 30                 beat 30                 Tam, 50 tokens
            """);
    }

    [Fact]
    public void Each_life_of_a_segment_has_its_own_deletion()
    {
        var ink = new Ink();
        new DeletionTable(ink.Pen).Render(Ferry.Plan);

        ink.Text.ShouldContain("  beat 6, token 150       beat 6, token 120       Holm\n");
        ink.Text.ShouldContain("  beat 24, token 600      beat 24, token 480      Holm (2)");
    }
}
