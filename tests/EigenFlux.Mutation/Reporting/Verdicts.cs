using EigenFlux.Mutation.Mutating;
using EigenFlux.Mutation.Running;

namespace EigenFlux.Mutation.Reporting;

/// <summary>What is known of each mutant so far.</summary>
/// <param name="start">What was known before: nothing was run, or an earlier run's verdicts.</param>
internal sealed class Verdicts(IEnumerable<Verdict> start)
{
    private readonly SortedDictionary<int, Verdict> _verdicts = new(start.ToDictionary(verdict => verdict.Mutant.Number));

    /// <summary>All, in the order of the mutants' numbers.</summary>
    public IReadOnlyList<Verdict> All => [.. _verdicts.Values];

    /// <summary>The mutants that no test noticed, or that were not run.</summary>
    public IReadOnlyList<Mutant> Undetected => [.. _verdicts.Values.Where(verdict => !verdict.IsDetected).Select(verdict => verdict.Mutant)];

    /// <summary>Adds what was found now.</summary>
    /// <remarks>Fewer tests may have run than before: that none of them reaches a mutant takes nothing back.</remarks>
    public void Add(Verdict verdict)
    {
        if (verdict.Fate != Fate.Uncovered || _verdicts[verdict.Mutant.Number].Fate == Fate.NotRun)
        {
            _verdicts[verdict.Mutant.Number] = verdict;
        }
    }
}
