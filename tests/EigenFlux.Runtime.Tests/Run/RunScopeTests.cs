using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Tests.Run;

/// <summary>The values that the expressions of a scene read.</summary>
public sealed class RunScopeTests
{
    private readonly RunBudget budget = new(new RunOptions { MaximumSteps = 3 }, CancellationToken.None);

    [Fact]
    public void A_name_is_a_slot_of_the_scene_or_a_value_of_the_program_and_what_is_neither_is_empty()
    {
        var scope = Scope(new() { ["a"] = Text("global") }, new() { ["b"] = Text("argument") });
        (scope.Find("a"), scope.Find("b"), scope.Find("c")).ShouldBe((Text("global"), Text("argument"), FluxValue.Empty));
        scope["c"] = Text("set");
        scope.Find("c").ShouldBe(Text("set"));
        scope.All.Keys.ShouldBe(["a", "b", "c"], ignoreOrder: true);
    }

    [Fact]
    public void The_slots_of_a_branch_are_its_own()
    {
        var scope = Scope([], new() { ["a"] = Text("one") });
        scope.Add("said", Text("first"));
        var fork = scope.Fork(new RunSeeds(2), budget.Fork());
        fork["a"] = Text("two");
        fork.Add("said", Text("second"));
        scope.Find("a").ShouldBe(Text("one"));
        (scope.Capture("said").Items.Count, fork.Capture("said").Items.Count).ShouldBe((1, 2));
    }

    [Fact]
    public void What_expressions_build_counts_in_the_budget_of_the_run_also_from_a_branch()
    {
        var scope = Scope([], []);
        scope.CountWork(2048, 0);
        scope.Fork(new RunSeeds(2), budget.Fork()).CountWork(1024, 0);
        Should.Throw<RunEndedException>(() => scope.CountWork(1024, 0));
    }

    [Fact]
    public void A_scene_may_hold_only_so_much_and_what_is_replaced_counts_no_longer()
    {
        var scope = Scope([], []);
        var half = Text(new string('x', 900_000));
        var fitting = 0;
        Should.Throw<EvaluationException>(() =>
        {
            for (; fitting < 100_000; fitting++)
            {
                scope["slot" + fitting] = half;
            }
        });
        var other = Scope([], []);
        for (var i = 0; i < 3 * fitting; i++)
        {
            other["slot"] = half;
        }

        fitting.ShouldBeGreaterThan(0);
    }

    private static FluxValue.Text Text(string text) => new(text);

    private RunScope Scope(Dictionary<string, FluxValue> globals, Dictionary<string, FluxValue> arguments) =>
        new(new Dictionary<string, CharacterProgram>(), globals, new RunSeeds(1), budget, arguments);
}
