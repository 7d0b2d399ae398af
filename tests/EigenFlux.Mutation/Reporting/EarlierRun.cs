using System.Text.Json;
using EigenFlux.Mutation.Mutating;
using EigenFlux.Mutation.Running;

namespace EigenFlux.Mutation.Reporting;

/// <summary>What an earlier run found about the same mutants.</summary>
internal static class EarlierRun
{
    /// <summary>Reads the <c>mutants.json</c> of a run.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mutants">The mutants that are drawn now.</param>
    /// <exception cref="InvalidOperationException">The run was about other mutants: the seed, the count, the files or the sources differ.</exception>
    public static IReadOnlyList<Verdict> Read(string path, IReadOnlyList<Mutant> mutants)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var entries = document.RootElement.GetProperty("mutants").EnumerateArray().ToList();
        if (entries.Count != mutants.Count || !entries.Zip(mutants).All(pair => IsSame(pair.First, pair.Second)))
        {
            throw new InvalidOperationException($"{path} is about other mutants: give the --mutants, --seed and --only of that run, and the sources that it had.");
        }

        return [.. entries.Zip(mutants, (entry, mutant) => new Verdict(
            mutant, Enum.Parse<Fate>(entry.GetProperty("fate").GetString()!), entry.GetProperty("test").GetString(), entry.GetProperty("covering").GetInt32()))];
    }

    private static bool IsSame(JsonElement entry, Mutant mutant) =>
        entry.GetProperty("file").GetString() == mutant.File
        && entry.GetProperty("line").GetInt32() == mutant.Line
        && entry.GetProperty("operator").GetString() == mutant.Change.Operator
        && entry.GetProperty("original").GetString() == mutant.Original
        && entry.GetProperty("replacement").GetString() == mutant.Change.Replacement;
}
