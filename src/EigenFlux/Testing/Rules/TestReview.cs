using System.Collections.Immutable;
using EigenFlux.Compiler.Diagnostics;
using EigenFlux.Compiler.Testing;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;
using EigenFlux.Statistics;

namespace EigenFlux.Testing.Rules;

/// <summary>
/// Finds the errors of a test without a run: numbers out of range, and means with a confidence whose numbers have no bounds. Values that
/// the test or a run computes are unknown here; errors that depend on them are not reported.
/// </summary>
internal sealed class TestReview
{
    private readonly TestSuite suite;
    private readonly IReadOnlyDictionary<string, SceneProgram> scenes;
    private readonly IReadOnlyList<SourceText> files;
    private readonly Dictionary<string, FluxValue> globals;
    private readonly Dictionary<int, TestStatement.Run> runs = [];
    private readonly Dictionary<string, IReadOnlyList<Mean>> measured = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> problems = [];
    private ImmutableHashSet<string> later;

    private TestReview(TestSuite suite, IReadOnlyDictionary<string, SceneProgram> scenes, IReadOnlyList<SourceText> files)
    {
        (this.suite, this.scenes, this.files) = (suite, scenes, files);
        globals = TestGlobals.Of(suite);
        later = [];
    }

    /// <summary>The mistakes of the tests of a program.</summary>
    /// <param name="suite">The tests.</param>
    /// <param name="scenes">The program's scenes, by name.</param>
    /// <param name="files">The program's files, for places.</param>
    public static IEnumerable<Diagnostic> Problems(
        TestSuite suite, IReadOnlyDictionary<string, SceneProgram> scenes, IReadOnlyList<SourceText> files) => suite.Tests.SelectMany(test =>
    {
        var review = new TestReview(suite, scenes, files);
        review.Walk(test.Body);
        return review.problems.Distinct();
    });

    private void Walk(IReadOnlyList<TestStatement> body)
    {
        foreach (var statement in body)
        {
            switch (statement)
            {
                case TestStatement.Run run:
                    runs[run.Number] = run;
                    Report(run, Number(run.Times) is { } times ? TestRules.Times((long)times) : null);
                    Report(run, Number(run.Seed) is { } seed ? TestRules.Seed((long)seed) : null);
                    break;
                case TestStatement.Let let when IsMeasured(let.Value) && Means(let.Value) is { } means:
                    measured[let.Name] = means;
                    later = later.Remove(let.Name);
                    break;
                case TestStatement.Let let:
                    Learn(let.Name);
                    break;
                case TestStatement.ForEach each:
                    Learn(each.Name);
                    Walk(each.Body);
                    break;
                case TestStatement.Repeat repeat:
                    Walk(repeat.Body);
                    break;
                case TestStatement.If choice:
                    choice.Arms.ToList().ForEach(arm => Walk(arm.Body));
                    Walk(choice.Else);
                    break;
                case TestStatement.Expect { Confidence: { } confidence } expect:
                    Report(expect, Number(confidence) is { } sure ? TestRules.Confidence(sure) : null);
                    Report(expect, TestRules.Comparison(expect));
                    foreach (var mean in (Means(expect.Condition.Left) ?? []).Concat(Means(expect.Condition.Right) ?? []))
                    {
                        Report(expect, ProblemOf(mean));
                    }

                    break;
            }
        }
    }

    private void Learn(string name)
    {
        measured.Remove(name);
        later = later.Add(name);
    }

    private bool IsMeasured(Expression expression) => expression.Statistics.Any() || expression.Variables.Any(measured.ContainsKey);

    /// <summary>The means that a number is a sum, difference or product of; null if it is something else.</summary>
    private IReadOnlyList<Mean>? Means(Expression expression) => expression switch
    {
        Expression.Statistic { Kind: StatisticKind.Mean } mean => runs.TryGetValue(mean.Run, out var run) ? [new Mean(mean, run, later)] : [],
        Expression.Statistic => [],
        Expression.Variable variable when measured.TryGetValue(variable.Name, out var means) => means,
        not null when !IsMeasured(expression) => [],
        Expression.Unary { Operator: UnaryOperator.Negate } negated => Means(negated.Operand),
        Expression.Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply } binary =>
            Means(binary.Left) is { } left && Means(binary.Right) is { } right ? [.. left, .. right] : null,
        _ => null,
    };

    private Func<DiagnosticBuilder, Diagnostic>? ProblemOf(Mean mean)
    {
        var (statistic, run) = (mean.Statistic, mean.Run);
        var declared = new Interval(
            statistic.Min is null ? double.NegativeInfinity : Number(statistic.Min) ?? 0,
            statistic.Max is null ? double.PositiveInfinity : Number(statistic.Max) ?? 0);
        if (statistic.Limits.All(limit => Number(limit) is not null) && TestRules.Limits(declared) is { } refusal)
        {
            return refusal;
        }

        if (!scenes.TryGetValue(run.Scene, out var scene))
        {
            return null;
        }

        // A default that draws is another value in each run; every other argument is the same in all of them.
        var drawn = scene.Parameters
            .Where(parameter => parameter.Default is { Draws: true } && !run.Arguments.Any(argument => argument.Name == parameter.Name))
            .ToDictionary(parameter => parameter.Name, _ => (FluxValue)new FluxValue.Unknown(1, -1), StringComparer.Ordinal);
        var known = new ValueRange(scene, drawn, globals, suite.Characters, textTokens: 1)
        {
            Later = mean.Later.Union(scene.Parameters.Select(parameter => parameter.Name).Where(name => !drawn.ContainsKey(name))),
        }.Of(statistic.Operand);
        return TestRules.Bounded(statistic, new Interval(
            double.IsFinite(declared.Lower) ? declared.Lower : known.Lower, double.IsFinite(declared.Upper) ? declared.Upper : known.Upper));
    }

    /// <summary>The number, if the program's files alone determine it; otherwise null.</summary>
    private double? Number(Expression? expression)
    {
        if (expression is null || expression.Draws || IsMeasured(expression)
            || !expression.Variables.All(name => globals.GetValueOrDefault(name) is not (null or FluxValue.Unknown)))
        {
            return null;
        }

        try
        {
            return new Evaluator(new TestScope(globals, suite.Characters, _ => null)).Number(expression);
        }
        catch (EvaluationException)
        {
            return null; // The test that computes it reports why it cannot.
        }
    }

    private void Report(TestStatement statement, Func<DiagnosticBuilder, Diagnostic>? problem)
    {
        if (problem is not null)
        {
            problems.Add(problem(new DiagnosticBuilder(PlanDiagnostics.Locate(statement.Site, files))));
        }
    }

    /// <summary>A mean, the runs that it is over, and the values of the test that are known by then.</summary>
    private sealed record Mean(Expression.Statistic Statistic, TestStatement.Run Run, ImmutableHashSet<string> Later);
}
