using EigenFlux.Compiler.Testing;
using EigenFlux.Scenes.Values;
using EigenFlux.Statistics;
using EigenFlux.Testing.Rules;

namespace EigenFlux.Testing.Execution;

/// <summary>The values of a test while it is executed, and the measures that its expressions stand for.</summary>
/// <param name="suite">The tests' program.</param>
/// <param name="globals">The values of the program's files.</param>
internal sealed class MeasureBuilder(TestSuite suite, IReadOnlyDictionary<string, FluxValue> globals)
{
    private readonly Dictionary<string, FluxValue> values = new(globals, StringComparer.Ordinal);
    private readonly Dictionary<string, Measure> named = new(StringComparer.Ordinal);
    private readonly Dictionary<int, RunGroup> groups = [];

    /// <summary>From here on a <c>run</c> statement stands for these runs.</summary>
    public void Enter(int run, RunGroup group) => groups[run] = group;

    public RunGroup GroupOf(int run) => groups.GetValueOrDefault(run) ?? throw new EvaluationException("Nothing was run before this.");

    public void Set(string name, FluxValue value)
    {
        values[name] = value;
        named.Remove(name);
    }

    public void Set(string name, Measure measure)
    {
        named[name] = measure;
        values.Remove(name);
    }

    /// <summary>Whether an expression depends on what is measured.</summary>
    public bool IsMeasured(Expression expression) => expression.Statistics.Any() || expression.Variables.Any(named.ContainsKey);

    /// <summary>The groups that an expression depends on.</summary>
    public IEnumerable<RunGroup> GroupsOf(Expression expression) => expression.Statistics.Select(statistic => GroupOf(statistic.Run))
        .Concat(expression.Variables.SelectMany(name => named.GetValueOrDefault(name)?.Parts ?? []).Select(part => part.Runs.Group))
        .Distinct();

    /// <summary>Computes with the test's values; what is measured is the number over the runs that are done.</summary>
    public Evaluator Evaluator() => new(new TestScope(Snapshot(), suite.Characters, expression => Advanced(expression)?.Value));

    /// <summary>The measure that a number stands for; null where it is one only when it is computed.</summary>
    public Measure? Build(Expression expression)
    {
        switch (expression)
        {
            case Expression.Statistic statistic:
                return new MeasuredRuns(GroupOf(statistic.Run), statistic, Declared(statistic), Snapshot(), suite.Characters);
            case Expression.Variable variable when named.TryGetValue(variable.Name, out var measure):
                return measure;
            case not null when !IsMeasured(expression):
                return new Measure.Constant(Evaluator().Number(expression) ?? throw Drawn());
            case Expression.Unary { Operator: UnaryOperator.Negate } negated:
                return Build(negated.Operand) is { } operand ? new Measure.Sum(new Measure.Constant(0), operand, subtracts: true) : null;
            case Expression.Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply } binary:
                return Build(binary.Left) is { } left && Build(binary.Right) is { } right
                    ? binary.Operator == BinaryOperator.Multiply
                        ? new Measure.Product(left, right)
                        : new Measure.Sum(left, right, binary.Operator == BinaryOperator.Subtract)
                    : null;
            default:
                return null;
        }
    }

    /// <summary>The bounds that the author gives the numbers of a mean; infinite where nothing is said.</summary>
    private Interval Declared(Expression.Statistic statistic)
    {
        if (statistic.Limits.Any(IsMeasured))
        {
            throw new EvaluationException("The bounds of a mean must be known before the runs, but these are measured.");
        }

        var declared = new Interval(Limit(statistic.Min) ?? double.NegativeInfinity, Limit(statistic.Max) ?? double.PositiveInfinity);
        return TestRules.Limits(declared) is { } refusal ? throw new TestRefusedException(refusal) : declared;

        double? Limit(Expression? limit) => limit is null ? null : Evaluator().Number(limit) ?? throw Drawn();
    }

    /// <summary>What is wrong where a test needs a value that each run draws anew.</summary>
    public static EvaluationException Drawn() =>
        new("Each run draws this anew, so the test itself has no value for it. Use it inside P(…) or mean(…).");

    /// <summary>The values as they are now.</summary>
    public IReadOnlyDictionary<string, FluxValue> Snapshot() => new Dictionary<string, FluxValue>(values, StringComparer.Ordinal);

    private Measure? Advanced(Expression expression)
    {
        if (expression is Expression.Variable variable && !named.ContainsKey(variable.Name))
        {
            return null;
        }

        var measure = Build(expression);
        foreach (var (part, _) in measure?.Parts ?? [])
        {
            part.Advance();
        }

        return measure;
    }
}
