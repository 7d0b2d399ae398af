using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Tests.Support;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Tests.Run;

/// <summary>The random streams of a run.</summary>
public sealed class RunSeedsTests
{
    [Fact]
    public void What_a_program_draws_does_not_change_the_seeds_of_turns()
    {
        var (quiet, drawing) = (new RunSeeds(7), new RunSeeds(7));
        drawing.Draw();
        drawing.Pick([new FluxValue.Integer(1), new FluxValue.Integer(2)]);
        Seeds(drawing, 3).ShouldBe(Seeds(quiet, 3));
    }

    [Fact]
    public void Summaries_do_not_change_the_seeds_of_turns_and_have_others()
    {
        var (plain, summing) = (new RunSeeds(7), new RunSeeds(7));
        var turns = Seeds(plain, 4);
        Seeds(summing, 2).ShouldBe(turns[..2]);
        summing.IsSummarising = true;
        Seeds(summing, 3).Intersect(turns).ShouldBeEmpty();
        summing.IsSummarising = false;
        Seeds(summing, 2).ShouldBe(turns[2..]);
    }

    [Fact]
    public void The_first_branch_draws_what_the_run_would_draw_and_every_other_draws_something_else()
    {
        var run = Begun();
        var (first, second, third) = (run.Fork(1), run.Fork(2), run.Fork(3));
        var own = Drawn(run);
        Drawn(first).ShouldBe(own);
        Drawn(second).Intersect(own).ShouldBeEmpty();
        Drawn(third).Intersect([.. own, .. Drawn(run.Fork(2))]).ShouldBeEmpty();
    }

    [Fact]
    public void A_branch_leaves_the_streams_of_the_run_as_they_are()
    {
        var (forked, alone) = (Begun(), Begun());
        Drawn(forked.Fork(1));
        Drawn(forked.Fork(2));
        Drawn(forked).ShouldBe(Drawn(alone));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_run_that_adopts_a_branch_draws_what_a_run_draws_that_replays_it(int branch)
    {
        var (live, replayed) = (Begun(), Begun());
        var fork = live.Fork(branch);
        var inLive = Drawn(fork);
        live.Adopt(fork);
        var before = replayed.EnterBranch(branch);
        Drawn(replayed).ShouldBe(inLive);
        replayed.LeaveBranch(before);
        Drawn(replayed).ShouldBe(Drawn(live));
    }

    [Fact]
    public void Each_retry_draws_in_a_way_of_its_own_and_none_as_before()
    {
        List<double> drawn = [];
        for (var retry = 0; retry < 4; retry++)
        {
            var seeds = Begun();
            seeds.Vary(retry);
            drawn.AddRange(Drawn(seeds));
        }

        drawn.Distinct().Count().ShouldBe(drawn.Count);
        drawn.Take(drawn.Count / 4).ShouldBe(Drawn(Begun()));
    }

    [Fact]
    public void The_turns_of_each_model_are_counted_from_0_and_those_of_a_branch_that_was_not_chosen_are_not()
    {
        using var one = new KeepableModel();
        using var other = new KeepableModel();
        var seeds = new RunSeeds(1);
        seeds.NextTurn(one).ShouldBe(0);
        seeds.NextTurn(one).ShouldBe(1);
        seeds.NextTurn(other).ShouldBe(0);
        var (lost, chosen) = (seeds.Fork(1), seeds.Fork(2));
        lost.NextTurn(one).ShouldBe(2);
        lost.NextTurn(one).ShouldBe(3);
        chosen.NextTurn(one).ShouldBe(2);
        seeds.Adopt(chosen);
        seeds.NextTurn(one).ShouldBe(3);
    }

    private static RunSeeds Begun()
    {
        var seeds = new RunSeeds(11);
        seeds.NextSeed();
        seeds.Draw();
        return seeds;
    }

    private static ulong[] Seeds(RunSeeds seeds, int count) => [.. Enumerable.Range(0, count).Select(_ => seeds.NextSeed())];

    private static double[] Drawn(RunSeeds seeds) => [.. Seeds(seeds, 2).Select(seed => (double)seed), seeds.Draw(), seeds.Draw()];
}
