using EigenFlux.Compiler.Profiles;
using EigenFlux.Profiling;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Tests.Profiling;

public sealed class WorthEstimatesTests
{
    [Fact]
    public void With_many_turns_a_definition_has_its_own_weight()
    {
        var (_, weights, _) = WorthEstimates.Definitions(new Dictionary<string, WorthTally>
        {
            ["Ada"] = Tally(200, 0.8, 0.05),
            ["Bea"] = Tally(200, 0.2, 0.05),
            ["Cyd"] = Tally(200, 0.0, 0.05),
        });
        weights["Ada"].ShouldBe(0.8 / ModelProfile.Unit, 0.1);
        weights["Bea"].ShouldBe(0.2 / ModelProfile.Unit, 0.1);
        weights["Cyd"].ShouldBe(ModelProfile.LeastWeight);
    }

    [Fact]
    public void With_few_turns_it_stays_near_the_mean_of_the_program()
    {
        // The turns of each differ more than the definitions do.
        var (mean, weights, _) = WorthEstimates.Definitions(new Dictionary<string, WorthTally>
        {
            ["Ada"] = Tally(3, 0.5, 0.6),
            ["Bea"] = Tally(3, 0.3, 0.6),
            ["Cyd"] = Tally(3, 0.2, 0.6),
        });
        weights.Values.ShouldAllBe(weight => Math.Abs(weight - mean) < 0.05);
        mean.ShouldBeInRange(1, 1.6);
    }

    [Fact]
    public void One_turn_of_each_gives_all_the_same_weight()
    {
        var (mean, weights, _) = WorthEstimates.Definitions(new Dictionary<string, WorthTally> { ["Ada"] = Tally(1, 2, 0), ["Bea"] = Tally(1, 0, 0) });
        weights.Values.ShouldAllBe(weight => weight == mean);
        WorthEstimates.Definitions(new Dictionary<string, WorthTally> { ["Ada"] = Tally(1, 2, 0) }).Weights["Ada"].ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData(0.7, 60)]
    [InlineData(2.2, 250)]
    public void The_curve_of_the_story_is_found_again(double scale, double half)
    {
        var curve = new StoryWorth(scale, half, 2);
        double[] tokens = [0, 35, 70, 150, 310, 620, 1270];
        var found = WorthEstimates.Story(tokens, [.. tokens.Select(count => Tally(1000, (curve.Missing(count) - curve.Missing(tokens[^1])) * ModelProfile.Unit, 0.1))]);
        foreach (var count in tokens)
        {
            found.Missing(count).ShouldBe(curve.Missing(count), 0.1);
        }
    }

    [Fact]
    public void Without_measurements_the_default_remains()
    {
        WorthEstimates.Story([], []).ShouldBe(StoryWorth.Default);
        WorthEstimates.LevelPower(new WorthTally(), new WorthTally(), 0.3).ShouldBe(LayoutWeights.Default.LevelPower);
        WorthEstimates.Present(new WorthTally(), 2).ShouldBe(LayoutWeights.Default.Present);
    }

    [Theory]
    [InlineData(0.0, 0.25)]
    [InlineData(0.15, 1)]
    [InlineData(0.3, 5.6)]
    public void A_level_that_misses_less_conveys_more(double missing, double power) =>
        WorthEstimates.LevelPower(Tally(5000, missing, 0.01), Tally(5000, 0.3, 0.01), 0.5).ShouldBe(power, power / 4);

    [Fact]
    public void An_interval_holds_the_mean_of_its_turns()
    {
        var worth = Tally(64, 0.3, 0.2).Measured();
        worth.Turns.ShouldBe(64);
        worth.Nats.ShouldBe(0.3, 0.001);
        (worth.High - worth.Nats).ShouldBe(1.96 * 0.2 / 8, 0.002);
        (worth.Nats - worth.Low).ShouldBe(worth.High - worth.Nats, 0.001);
    }

    /// <summary>Turns of ten tokens whose nats for a token are a mean, plus and minus a deviation in turn.</summary>
    private static WorthTally Tally(int turns, double mean, double deviation)
    {
        var tally = new WorthTally();
        for (var i = 0; i < turns; i++)
        {
            tally.Add(10 * (mean + (i == turns - 1 && turns % 2 == 1 ? 0 : i % 2 == 0 ? deviation : -deviation)), 10);
        }

        return tally;
    }
}
