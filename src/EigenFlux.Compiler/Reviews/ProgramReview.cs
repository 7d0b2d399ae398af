using EigenFlux.Compiler.Diagnostics;
using EigenFlux.Compiler.Lowering;
using EigenFlux.Compiler.Testing;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Reviews;

/// <summary>
/// Checks a program as far as no model, tokenizer or argument is needed: it lowers every scene, whether a run can reach it or not, and every test
/// of the entry file, and computes the values at the top of the files. Every error that it reports, compiling or testing reports too.
/// </summary>
public static class ProgramReview
{
    /// <summary>Checks a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="registry">The targets that it can name.</param>
    /// <param name="cancellation">Ends the review.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <returns>
    /// All its scenes, with the program's own diagnostics and those of the review; the tests, and no scenes and tests if the program cannot be bound.
    /// </returns>
    public static (LoweredProgram? Program, TestSuite? Tests, IReadOnlyList<Diagnostic> Diagnostics) Review(
        BoundProgram program, TargetRegistry registry, CancellationToken cancellation = default)
    {
        var diagnostics = new List<Diagnostic>(BoundReview.Diagnostics(program));
        if (HasErrors(diagnostics))
        {
            return (null, null, diagnostics);
        }

        var lowered = ProgramLowerer.LowerAll(program, cancellation);
        var (tests, mistakes) = TestLowerer.Lower(program);
        diagnostics.AddRange(lowered.Diagnostics);
        diagnostics.AddRange(mistakes);
        if (HasErrors(diagnostics))
        {
            return (null, null, diagnostics);
        }

        diagnostics.AddRange(lowered.Scenes.Values.Where(scene => registry.Find(scene.Target) is null)
            .Select(scene => UnknownTarget(scene, registry, program.Files)));
        diagnostics.AddRange(ProblemsOfValues(program, lowered, registry));
        return (lowered, tests, diagnostics);
    }

    /// <summary>The diagnostic for a scene whose target nobody has.</summary>
    internal static Diagnostic UnknownTarget(SceneProgram scene, TargetRegistry registry, IEnumerable<SourceText> files) =>
        new DiagnosticBuilder(PlanDiagnostics.Locate(scene.Site, files)).UnknownTarget(
            scene.Target, string.Join(", ", registry.Names), Suggestion.For(scene.Target, registry.Names));

    private static IEnumerable<Diagnostic> ProblemsOfValues(BoundProgram program, LoweredProgram lowered, TargetRegistry registry)
    {
        var globals = new Dictionary<string, FluxValue>(StringComparer.Ordinal);
        var scope = new CompileTimeScope(globals, lowered.Characters);
        var evaluator = new Evaluator(scope);
        var problems = new List<Diagnostic>();
        try
        {
            CompileTimeScope.Compute(lowered.Globals, globals, evaluator);
            foreach (var choose in lowered.Scenes.Values.SelectMany(scene => Instruction.All(scene.Body).OfType<Instruction.Choose>()))
            {
                if (KnownCount(choose, globals, evaluator) is > Limits.Branches and var branches)
                {
                    problems.Add(new DiagnosticBuilder(PlanDiagnostics.Locate(choose.Site, program.Files)).TooManyBranches(
                        FormattableString.Invariant($"{branches:N0}"), Limits.Branches));
                }
            }

            var review = new CastReview(evaluator, program.Files);
            foreach (var (scene, calls) in lowered.Scenes.Values.Select(scene => (scene, CallsOf(scene, lowered))))
            {
                // A target that differs by model has no labels before there is one.
                foreach (var arguments in calls.Select(call => KnownArguments(scene, call, globals, evaluator)))
                {
                    scope.Arguments = arguments;
                    problems.AddRange(review.Problems(scene, registry.Find(scene.Target) as TargetData));
                }
            }
        }
        catch (EvaluationException problem)
        {
            problems.Add(PlanDiagnostics.Of(problem, program.Files, null));
        }

        return problems.DistinctBy(problem => (problem.Code, problem.Message, problem.Location));
    }

    /// <summary>The calls of a scene in all scenes; null for one that a person makes, with its defaults.</summary>
    private static IEnumerable<Instruction.Call?> CallsOf(SceneProgram scene, LoweredProgram lowered) => lowered.Scenes.Values
        .SelectMany(caller => Instruction.All(caller.Body).OfType<Instruction.Call>()).Where(call => call.Scene == scene.Name).Prepend(null);

    /// <summary>The arguments of a call that the program alone says, and the defaults of those that are left out.</summary>
    private static Dictionary<string, FluxValue> KnownArguments(
        SceneProgram scene, Instruction.Call? call, Dictionary<string, FluxValue> globals, Evaluator evaluator)
    {
        var arguments = new Dictionary<string, FluxValue>(StringComparer.Ordinal);
        foreach (var parameter in scene.Parameters)
        {
            var value = call?.Arguments.FirstOrDefault(argument => argument.Name == parameter.Name)?.Value ?? parameter.Default;
            if (value is { Draws: false } && value.Variables.All(globals.ContainsKey))
            {
                arguments[parameter.Name] = Evaluator.Single(evaluator.Evaluate(value));
            }
        }

        return arguments;
    }

    /// <summary>How many branches a <c>choose</c> has if the program alone says it; null if a scene's values or arguments do.</summary>
    private static long? KnownCount(Instruction.Choose choose, Dictionary<string, FluxValue> globals, Evaluator evaluator)
    {
        if (choose.Count.Draws || !choose.Count.Variables.All(globals.ContainsKey))
        {
            return null;
        }

        try
        {
            return evaluator.Integer(choose.Count);
        }
        catch (EvaluationException problem)
        {
            throw problem.At(choose.Site);
        }
    }

    private static bool HasErrors(List<Diagnostic> diagnostics) =>
        diagnostics.Exists(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
