using EigenFlux.Compiler.Diagnostics;
using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Problems;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Tests.Diagnostics;

/// <summary>Each problem of a plan and each failure of a model has its diagnostic.</summary>
public sealed class PlanDiagnosticsTests
{
    private static readonly SourceSite Site = new("a.eflux", 0, 1, 1);

    [Fact]
    public void Each_problem_has_a_code_of_its_own_and_a_message_about_its_subject()
    {
        var codes = new HashSet<string>();
        foreach (var problem in SampleRecords.Of<PlanProblem>())
        {
            var diagnostic = PlanDiagnostics.Of(problem, null);
            diagnostic.Message.ShouldContain(problem.Subject);
            diagnostic.Message.ShouldNotContain("{");
            codes.Add(diagnostic.Code.Id).ShouldBeTrue($"{problem.GetType().Name} is {diagnostic.Code.Id}, as another is");
            PlanDiagnostics.Of(problem with { Within = "Other" }, null).Message.ShouldBe($"In the scene Other: {diagnostic.Message}");
        }

        codes.Count.ShouldBeGreaterThan(15);
    }

    /// <summary>A plan with a fatal problem is not run, and a program without errors is.</summary>
    [Fact]
    public void A_problem_is_an_error_if_it_is_fatal_and_not_otherwise()
    {
        foreach (var problem in SampleRecords.Of<PlanProblem>())
        {
            (PlanDiagnostics.Of(problem, null).Code.Severity == DiagnosticSeverity.Error).ShouldBe(problem.IsFatal, problem.GetType().Name);
        }
    }

    [Fact]
    public void The_message_names_the_number_that_was_found_for_a_problem_with_a_remedy()
    {
        foreach (var problem in SampleRecords.Of<PlanProblem>().Where(its => its.Remedy is PlanRemedy.LargerWindow or PlanRemedy.LargerReserve))
        {
            PlanDiagnostics.Of(problem with { Advice = PlanAdvice.OfWindow(7654321) }, null).Message.ShouldContain("7654321");
        }
    }

    [Fact]
    public void A_problem_without_a_diagnostic_is_a_bug() =>
        Should.Throw<InvalidOperationException>(() => PlanDiagnostics.Of(new Unheard { Site = Site }, null)).Message.ShouldBe("Unheard has no diagnostic.");

    [Fact]
    public void Each_failure_of_a_model_has_a_diagnostic()
    {
        foreach (var kind in Enum.GetValues<ModelErrorKind>())
        {
            ModelDiagnostics.Of(new ModelException(kind, "The reason.")).Message.ShouldContain("The reason.", customMessage: kind.ToString());
        }
    }

    private sealed record Unheard : PlanProblem
    {
        public override string Subject => "";

        public override bool IsFatal => false;
    }
}
