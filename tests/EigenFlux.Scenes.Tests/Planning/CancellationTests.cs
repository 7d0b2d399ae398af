using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Planning.Scheduling;
using EigenFlux.Scenes.Planning.Solving;
using EigenFlux.Scenes.Tests.Planning.Solving;

namespace EigenFlux.Scenes.Tests.Planning;

public sealed class CancellationTests
{
    private static readonly CancellationToken Cancelled = new(canceled: true);

    [Fact]
    public void A_search_that_would_take_hours_ends_when_it_is_cancelled()
    {
        var endless = new LayoutBudget(int.MaxValue, long.MaxValue, int.MaxValue);
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        Should.Throw<OperationCanceledException>(() =>
        {
            for (var seed = 0; ; seed++)
            {
                LayoutSolver.Solve(RandomProblems.Large(seed), endless, source.Token);
            }
        }).CancellationToken.ShouldBe(source.Token);
    }

    [Fact]
    public void Each_part_of_a_solution_ends_when_it_is_cancelled()
    {
        var problem = RandomProblems.Large(1);
        var plan = LayoutSolver.Solve(problem).Plan;
        Should.Throw<OperationCanceledException>(() => Construction.Build(problem, null, Cancelled));
        Should.Throw<OperationCanceledException>(() => Relaxation.Of(problem, 1, Cancelled));
        Should.Throw<OperationCanceledException>(() => new PlanCost(problem, Cancelled).Of(plan));
        Should.Throw<OperationCanceledException>(() => new ScheduleSimulator(problem, plan).Run([0], (_, range) => range.Max, cancellation: Cancelled));
    }

    [Theory]
    [InlineData("repeat 100000 { Ada -> said until line, 20 tokens }")]
    [InlineData("repeat 1000000000 { let x = 1 }")]
    public void A_compilation_ends_within_a_step_of_where_it_is_cancelled(string body)
    {
        var lines = string.Join('\n', Enumerable.Range(1, 60).Select(number => $"  narrator: \"The bell rings, for the {number}th time.\""));
        var source = $$"""
            character Ada { brief "Ada measures." full "Ada measures the tides, and writes them down." }
            character Ben { brief "Ben doubts." full "Ben doubts what he has not measured himself." knows "Ben has the key." }
            let Place = "the harbour"
            lore Harbour { brief "The harbour is small." }
            scene S() {
              window 300 tokens, reserve 40
              cast Ada, Ben
              pin "They are at {Place}."
        
            {{lines}}
              Ben -> reply until line, 20 tokens
              {{body}}
            }
            """;
        using var whole = new CountingTokenizer(int.MaxValue);
        Programs.Compile(source, models: new FakeModels { Tokenizer = whole });
        whole.Calls.ShouldBeGreaterThan(60);
        for (var at = 1; at < whole.Calls; at += 5)
        {
            using var tokenizer = new CountingTokenizer(at);
            Should.Throw<OperationCanceledException>(
                () => Programs.Compile(source, models: new FakeModels { Tokenizer = tokenizer }, cancellation: tokenizer.Token), $"at call {at}");
            (tokenizer.Calls - at).ShouldBeLessThan(12, $"at call {at}");
        }
    }
}
