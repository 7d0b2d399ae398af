using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;
using EigenFlux.Statistics;
using EigenFlux.Testing.Rules;

namespace EigenFlux.Testing.Execution;

/// <summary>A share or a mean over the runs of one group.</summary>
/// <param name="group">The runs.</param>
/// <param name="statistic">What is measured.</param>
/// <param name="declared">The bounds that the author gives the numbers of a mean.</param>
/// <param name="own">The test's values, as they were where the statistic stands.</param>
/// <param name="characters">The program's characters.</param>
internal sealed class MeasuredRuns(
    RunGroup group,
    Expression.Statistic statistic,
    Interval declared,
    IReadOnlyDictionary<string, FluxValue> own,
    IReadOnlyDictionary<string, CharacterProgram> characters) : Measure
{
    private readonly List<double> numbers = [];
    private ShareTally share = new(group.Planned, 0, 0);
    private MeanTally mean = new(group.Planned, 0, 0);
    private Interval range = declared; // What the author says; confined, also what the program says.

    public RunGroup Group => group;

    public bool IsShare => statistic.Kind == StatisticKind.Probability;

    public Expression Operand => statistic.Operand;

    public ShareTally Share => share;

    /// <summary>The number of each run; of a condition 1 or 0.</summary>
    public IReadOnlyList<double> Numbers => numbers;

    public override double Value => IsShare ? share.Share : mean.Mean;

    public override Interval Final => IsShare ? share.Final : mean.Final;

    public override IEnumerable<(MeasuredRuns Runs, bool Grows)> Parts => [(this, true)];

    public override int Risks => 1;

    public override Interval Bounds(double alpha) => IsShare ? share.Bounds(alpha) : MeanBounds.Of(numbers, range, alpha);

    /// <summary>Makes ready for <see cref="Bounds"/>: the numbers of a mean are held to what the program and the author say of them.</summary>
    /// <exception cref="TestRefusedException">That leaves them without a bound, or one of them is outside.</exception>
    public void Confine()
    {
        if (IsShare)
        {
            return;
        }

        var known = ValueRange.In(group.Image, own, characters).Of(statistic.Operand);
        range = new Interval(Math.Max(known.Lower, range.Lower), Math.Min(known.Upper, range.Upper));
        if (TestRules.Bounded(statistic, range) is { } refusal)
        {
            throw new TestRefusedException(refusal);
        }

        for (var run = 0; run < numbers.Count; run++)
        {
            Check(numbers[run], group.Observations[run]);
        }
    }

    /// <summary>Takes the runs that were done since into account.</summary>
    /// <exception cref="EvaluationException">The operand cannot be computed in one of them.</exception>
    public void Advance()
    {
        while (numbers.Count < group.Observations.Count)
        {
            var evaluator = new Evaluator(ScopeOf(group.Observations[numbers.Count]));
            if (IsShare)
            {
                var holds = evaluator.Test(statistic.Operand)
                    ?? throw new EvaluationException("A condition depends on a value that the run did not report.");
                share = share.Add(holds);
                numbers.Add(holds ? 1 : 0);
            }
            else
            {
                var number = evaluator.Number(statistic.Operand)
                    ?? throw new EvaluationException("A number depends on a value that the run did not report.");
                Check(number, group.Observations[numbers.Count]);
                mean = mean.Add(number);
                numbers.Add(number);
            }
        }
    }

    // Nothing is clipped: a number that is outside makes the bounds of the mean false.
    private void Check(double number, Observation observation)
    {
        if (!(number >= range.Lower && number <= range.Upper))
        {
            var (lower, upper) = (Written(range.Lower), Written(range.Upper));
            throw new TestRefusedException(at =>
                at.ValueOutOfBounds(group.Plan.Call, observation.Seed, Written(number), $"mean({statistic.Source})", lower, upper));
        }
    }

    private static string Written(double number) => double.IsPositiveInfinity(number) ? "∞"
        : double.IsNegativeInfinity(number) ? "−∞"
        : number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What the operand sees of a run.</summary>
    public ObservationScope ScopeOf(Observation observation) => new(observation, own, characters);
}
