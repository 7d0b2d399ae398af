using System.Text.Json;
using EigenFlux.Mutation.Mutating;
using EigenFlux.Mutation.Running;

namespace EigenFlux.Mutation.Reporting;

/// <summary>What an earlier run found about the same mutants.</summary>
internal sealed class EarlierRun
{
    private readonly IReadOnlyDictionary<int, Verdict> _verdicts;

    private EarlierRun(IReadOnlyDictionary<int, Verdict> verdicts) => _verdicts = verdicts;

    /// <summary>The mutants that no test noticed, or that were not run.</summary>
    public IReadOnlyList<Mutant> Undetected => [.. _verdicts.Values.Where(verdict => !verdict.IsDetected).Select(verdict => verdict.Mutant)];

    /// <summary>Reads the <c>mutants.json</c> of a run.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mutants">The mutants that are drawn now.</param>
    /// <exception cref="InvalidOperationException">The run was about other mutants: the seed, the count, the files or the sources differ.</exception>
    public static EarlierRun Read(string path, IReadOnlyList<Mutant> mutants)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var entries = document.RootElement.GetProperty("mutants").EnumerateArray().ToList();
        if (entries.Count != mutants.Count || !entries.Zip(mutants).All(pair => IsSame(pair.First, pair.Second)))
        {
            throw new InvalidOperationException($"{path} is about other mutants: give the --mutants, --seed and --only of that run, and the sources that it had.");
        }

        return new EarlierRun(entries.Zip(mutants, (entry, mutant) => new Verdict(
            mutant, Enum.Parse<Fate>(entry.GetProperty("fate").GetString()!), entry.GetProperty("test").GetString(), entry.GetProperty("covering").GetInt32()))
            .ToDictionary(verdict => verdict.Mutant.Number));
    }

    /// <summary>The verdicts of the earlier run, with those that a later one adds.</summary>
    /// <remarks>The later run may have had fewer test projects: that none of their tests reaches a mutant, or that there was no time, takes nothing back.</remarks>
    public IReadOnlyList<Verdict> With(IEnumerable<Verdict> later)
    {
        var all = _verdicts.ToDictionary();
        foreach (var verdict in later.Where(verdict => verdict.Fate is not (Fate.Uncovered or Fate.NotRun) || all[verdict.Mutant.Number].Fate == Fate.NotRun))
        {
            all[verdict.Mutant.Number] = verdict;
        }

        return [.. all.Values.OrderBy(verdict => verdict.Mutant.Number)];
    }

    private static bool IsSame(JsonElement entry, Mutant mutant) =>
        entry.GetProperty("number").GetInt32() == mutant.Number
        && entry.GetProperty("file").GetString() == mutant.File
        && entry.GetProperty("line").GetInt32() == mutant.Line
        && entry.GetProperty("operator").GetString() == mutant.Change.Operator
        && entry.GetProperty("original").GetString() == mutant.Original
        && entry.GetProperty("replacement").GetString() == mutant.Change.Replacement;
}
