namespace EigenFlux.Testing.Execution;

/// <summary>
/// Chooses the runs that tell most of why an expectation does not hold. Of a share they are those that are against it. Runs that
/// ended with the same in all that the expectation reads are alike, and one of them is shown: first the commonest kind, of those that
/// are equally common the one that is soonest read, then the one that came first. Of a mean they are those farthest out.
/// </summary>
internal static class TellingRuns
{
    private const int Most = 3;

    /// <param name="measure">What was measured.</param>
    /// <param name="wantsMore">Whether it should have been more.</param>
    public static IReadOnlyList<TellingRun> Of(Measure measure, bool wantsMore) =>
    [
        .. measure.Parts
            .Select(part => Of(part.Runs, part.Grows == wantsMore))
            .Aggregate(Enumerable.Empty<TellingRun>(), (before, more) => before.Concat(more))
            .Take(Most),
    ];

    private static IEnumerable<TellingRun> Of(MeasuredRuns runs, bool wantsMore)
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
            new TellingRun(kind.First().Observation.Seed, kind.Count(), runs.Group.Index, kind.First().Reads));
    }
}
