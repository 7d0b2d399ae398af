using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Tests.Run;

/// <summary>What a run may use.</summary>
public sealed class RunBudgetTests
{
    [Fact]
    public void A_run_ends_at_the_statement_after_its_limit()
    {
        var budget = Of(new RunOptions { MaximumSteps = 3 });
        Repeat(3, budget.CountStep);
        ShouldEnd(budget.CountStep, RunLimit.Statements, 3);
    }

    [Fact]
    public void A_text_counts_as_a_statement_for_each_1024_characters_and_an_element_as_16_characters()
    {
        var budget = Of(new RunOptions { MaximumSteps = 2 });
        budget.CountWork(1024, 0);
        budget.CountWork(0, 64);
        budget.CountWork(1023, 0);
        ShouldEnd(() => budget.CountWork(1, 0), RunLimit.Statements, 2);
    }

    [Fact]
    public void The_tokens_of_all_branches_count_against_the_limit_and_only_those_of_the_chosen_one_as_generated()
    {
        var budget = Of(new RunOptions { MaximumTokens = 6 });
        Repeat(2, budget.CountToken);
        var (lost, chosen) = (budget.Fork(), budget.Fork());
        Repeat(3, lost.CountToken);
        chosen.CountToken();
        (lost.Generated, chosen.Generated, budget.Generated).ShouldBe((5, 3, 2));
        budget.Adopt(chosen);
        budget.Generated.ShouldBe(3);
        ShouldEnd(budget.CheckTokens, RunLimit.GeneratedTokens, 6);
    }

    [Fact]
    public void The_lost_tokens_of_a_replayed_branch_count_against_the_limit()
    {
        var budget = Of(new RunOptions { MaximumTokens = 6 });
        budget.CountLost(5);
        budget.Generated.ShouldBe(0);
        budget.CheckTokens();
        budget.CountToken();
        ShouldEnd(budget.CheckTokens, RunLimit.GeneratedTokens, 6);
    }

    [Fact]
    public void A_branch_counts_its_statements_against_the_limit_of_the_run()
    {
        var budget = Of(new RunOptions { MaximumSteps = 2 });
        budget.Fork().CountStep();
        budget.CountStep();
        ShouldEnd(budget.Fork().CountStep, RunLimit.Statements, 2);
    }

    [Fact]
    public void Scenes_may_call_each_other_as_deeply_as_the_options_say_also_from_a_branch()
    {
        var budget = Of(new RunOptions { MaximumCallDepth = 2 });
        budget.Descend("A", Site);
        var branch = budget.Fork();
        branch.Descend("B", Site);
        branch.Depth.ShouldBe(2);
        var fault = Should.Throw<RunFaultException>(() => branch.Descend("C", Site)).Fault.ShouldBeOfType<RunFault.CallsTooDeep>();
        (fault.Site, branch.Depth, budget.Depth).ShouldBe((Site, 2, 1));
        branch.Ascend();
        branch.Descend("C", Site);
    }

    [Fact]
    public void A_run_that_is_cancelled_executes_no_further_statement_and_generates_no_further_token()
    {
        using var cancellation = new CancellationTokenSource();
        var budget = new RunBudget(new RunOptions(), cancellation.Token);
        budget.CountStep();
        budget.CountToken();
        cancellation.Cancel();
        Should.Throw<OperationCanceledException>(budget.CountStep);
        Should.Throw<OperationCanceledException>(budget.CountToken);
    }

    private static SourceSite Site => new("a.eflux", 3, 1, 2);

    private static RunBudget Of(RunOptions options) => new(options, CancellationToken.None);

    private static void ShouldEnd(Action count, RunLimit limit, long most)
    {
        var ended = Should.Throw<RunEndedException>(count);
        ended.End.ShouldBe(RunEnd.Limit);
        ended.Fault.ShouldBe(new RunFault.Limit(limit, most));
    }

    private static void Repeat(int times, Action action)
    {
        for (var i = 0; i < times; i++)
        {
            action();
        }
    }
}
