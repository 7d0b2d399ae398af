namespace EigenFlux.Testing.Execution;

/// <summary>
/// Chooses at most three counterexamples of an expectation. For a share, these are runs that contradict it: runs with equal values of
/// everything that the expectation reads form a kind, and one run of each kind is shown, the most frequent kind first, then the shortest to
/// read, then the earliest. For a mean, these are the runs farthest on the wrong side.
/// </summary>
internal static class Counterexamples
{
    private const int Most = 3;

    /// <summary>Chooses the counterexamples.</summary>
    /// <param name="measure">The measured number.</param>
    /// <param name="wantsMore">Whether the number is too small.</param>
    public static IReadOnlyList<Counterexample> Of(Measure measure, bool wantsMore) =>
    [
        .. measure.Parts
            .Select(part => Of(part.Runs, part.Grows == wantsMore))
            .Aggregate(Enumerable.Empty<Counterexample>(), (before, more) => before.Concat(more))
            .Take(Most),
    ];

    private static IEnumerable<Counterexample> Of(MeasuredRuns runs, bool wantsMore)
    {
        var reads = new ReadValues(runs.Operand);
        var against = runs.Numbers
            .Select((number, index) => (Number: number, Observation: runs.Group.Observations[index]))
            .Where(run => !runs.IsShare || run.Number == (wantsMore ? 0 : 1))
            .Select(run => (run.Number, run.Observation, Reads: reads.Of(runs.ScopeOf(run.Observation))));
        var kinds = against.GroupBy(run => string.Join('\0', run.Reads.Select(read => read.Text)), StringComparer.Ordinal);
        var ordered = runs.IsShare
            ? kinds.OrderByDescending(kind => kind.Count()).ThenBy(kind => kind.Key.Length)
            : kinds.OrderBy(kind => wantsMore ? kind.First().Number : -kind.First().Number).ThenBy(kind => kind.Key.Length);
        return ordered.ThenBy(kind => kind.First().Observation.Seed).Take(Most).Select(kind =>
            new Counterexample(kind.First().Observation.Seed, kind.Count(), runs.Group.Index, kind.First().Reads));
    }
}
