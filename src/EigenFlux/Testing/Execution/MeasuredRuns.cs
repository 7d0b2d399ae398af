using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Values;
using EigenFlux.Statistics;

namespace EigenFlux.Testing.Execution;

/// <summary>A share or a mean over the runs of one group.</summary>
/// <param name="group">The runs.</param>
/// <param name="statistic">What is measured.</param>
/// <param name="own">The test's values, as they were where the statistic stands.</param>
/// <param name="characters">The program's characters.</param>
internal sealed class MeasuredRuns(
    RunGroup group,
    Expression.Statistic statistic,
    IReadOnlyDictionary<string, FluxValue> own,
    IReadOnlyDictionary<string, CharacterProgram> characters) : Measure
{
    private readonly List<double> numbers = [];
    private ShareTally share = new(group.Planned, 0, 0);
    private MeanTally mean = new(group.Planned, 0, 0, 0);

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

    public override Interval Bounds(double alpha) => IsShare ? share.Bounds(alpha) : mean.Bounds(alpha);

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
                    ?? throw new EvaluationException("A condition depends on a value that the run did not tell.");
                share = share.Add(holds);
                numbers.Add(holds ? 1 : 0);
            }
            else
            {
                var number = evaluator.Number(statistic.Operand)
                    ?? throw new EvaluationException("A number depends on a value that the run did not tell.");
                mean = mean.Add(number);
                numbers.Add(number);
            }
        }
    }

    /// <summary>What the operand sees of a run.</summary>
    public ObservationScope ScopeOf(Observation observation) => new(observation, own, characters);
}
