using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Scenes.Tests.Planning;

/// <summary>Programs that no author means and some will write: a diagnostic or a sound plan, never a hang.</summary>
public sealed class OddProgramsTests
{
    [Fact]
    public void Definitions_without_tokens_have_a_plan()
    {
        var plan = Programs.Plan("""
            character Ada { brief "" full "" line "" }
            character Bea { brief "" }
            scene Main() { window 40 tokens, reserve 4 cast Ada, Bea repeat 30 { Ada -> a until 8 tokens Bea -> b until 8 tokens } }
            """);
        ShouldBeSound(plan);
        plan.Beats.Count.ShouldBe(60);
    }

    [Fact]
    public void A_thousand_that_are_alike_and_cannot_fit_are_told_and_as_many_as_fit_are_in()
    {
        var cast = Enumerable.Range(0, 1000).Select(i => $"C{i:000}").ToList();
        var result = Programs.Compile($$"""
            {{string.Join('\n', cast.Select(name => $"character {name} {{ brief \"{name} is one of a thousand who are alike.\" }}"))}}
            scene Main() {
              window 2000 tokens, reserve 100
              cast {{string.Join(", ", cast)}}
              repeat 3 { {{string.Join(" | ", cast)}} -> said until 10 tokens }
            }
            """);
        var plan = result.Image!.Plan;
        ShouldBeSound(plan);
        Programs.Codes(result).Count(code => code == "EF3008").ShouldBeGreaterThan(900);
        result.Diagnostics.First(found => found.Code.Id == "EF3008").Message.ShouldContain("although it is used there (3 beats in total)");

        // C000 is one of a thousand who are alike.⏎ has 41 tokens, beside 100 in reserve, the frame, what opens a turn, and two turns before the third.
        plan.Prefix.Count(segment => segment.Kind == SegmentKind.Definition).ShouldBe((2000 - 100 - 1 - 5 - (2 * 14)) / 41);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.000000000001", "1000000000000000000000000000000")]
    [InlineData("1000000000000000000000000000000", "1000000000000000000000000000000")]
    public void Weights_of_nothing_and_of_absurd_size_have_a_plan(string one, string other)
    {
        var result = Programs.Compile($$"""
            character Ada { brief "Ada, a physicist who wants every claim measured." full "Ada measures, and measures, and measures, and writes it down." weight {{one}} }
            character Bea { brief "Bea, a sailor who trusts no land that does not move." full "Bea sails, and sails, and sails, and comes home for the soup." weight {{other}} }
            scene Main() { window 120 tokens, reserve 20 cast Ada, Bea repeat 20 { Ada -> a until 20 tokens Bea -> b until 20 tokens } }
            """);
        result.HasErrors.ShouldBeFalse();
        ShouldBeSound(result.Image!.Plan);
    }

    [Fact]
    public void Who_weighs_more_stays_where_only_one_can()
    {
        var plan = Programs.Plan("""
            character Ada { brief "Ada, a physicist who wants every claim measured." weight 1 }
            character Bea { brief "Bea, a sailor who trusts no land that will not move." weight 1000000000000000 }
            scene Main() { window 100 tokens, reserve 20 cast Ada, Bea repeat 9 { Ada | Bea -> a until 20 tokens } }
            """);
        plan.Segments.Single(segment => segment.Id == "Ada").Placement.ShouldBe(Placement.Absent);
        plan.Segments.Single(segment => segment.Id == "Bea").Placement.ShouldNotBe(Placement.Absent);
    }

    [Fact]
    public void Loops_whose_bounds_overflow_end()
    {
        var result = Programs.Compile("""
            character Ada { brief "Ada." }
            character Bea { brief "Bea." }
            scene Main() {
              window 60 tokens, reserve 10
              cast Ada, Bea
              repeat 3000000000 { repeat 3000000000 { Ada -> a until 2000000000 tokens repeat 3000000000 { Bea -> b until 9 tokens } } }
            }
            """);
        result.HasErrors.ShouldBeFalse();
        Programs.Codes(result).ShouldContain("EF3006");
        ShouldBeSound(result.Image!.Plan);
    }

    [Fact]
    public void A_large_problem_is_planned_within_the_budget_of_work()
    {
        var people = Enumerable.Range(0, 300).ToList();
        var program = $$"""
            {{string.Join('\n', people.Select(i => $"character P{i} {{ brief \"P{i}, who waits.\" full \"P{i} has waited at this counter since the morning and will not go.\" line \"Next.\" line \"And?\" }}"))}}
            scene Main() {
              window 900 tokens, reserve 60
              cast {{string.Join(", ", people.Select(i => $"P{i}"))}}
              {{string.Join('\n', Enumerable.Range(0, 900).Select(i => $"P{i * 7 % 300} -> a{i} until 20 tokens"))}}
            }
            """;
        var plan = Programs.Plan(program);
        ShouldBeSound(plan);
        plan.Bound.ShouldBeLessThanOrEqualTo(plan.Cost);
    }

    private static void ShouldBeSound(ScenePlan plan)
    {
        double.IsFinite(plan.Cost).ShouldBeTrue();
        plan.Bound.ShouldBeLessThanOrEqualTo(plan.Cost + 1e-9);
        plan.Worst.Count.ShouldBe(plan.Beats.Count);
        plan.Worst.ShouldAllBe(entry => entry.Window <= plan.Window);
        plan.Expected.ShouldAllBe(entry => entry.Window <= plan.Window);
    }
}
