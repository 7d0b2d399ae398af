using System.Text.Json;
using EigenFlux.Mutation.Mutating;
using EigenFlux.Mutation.Running;

namespace EigenFlux.Mutation.Reporting;

/// <summary>What an earlier run found about the same mutants.</summary>
internal static class EarlierRun
{
    /// <summary>Reads the <c>mutants.json</c> of a run. A mutant is the same when the same text of the same file is changed in the same way.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mutants">The mutants that are drawn now.</param>
    /// <returns>A verdict for each mutant; one that the run did not have counts as not run.</returns>
    public static IReadOnlyList<Verdict> Read(string path, IReadOnlyList<Mutant> mutants)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var entries = document.RootElement.GetProperty("mutants").EnumerateArray()
            .GroupBy(entry => (Text(entry, "file"), Text(entry, "operator"), Text(entry, "original"), Text(entry, "replacement")))
            .ToDictionary(group => group.Key, group => new Queue<JsonElement>(group));
        return [.. mutants.Select(mutant =>
            entries.TryGetValue((mutant.File, mutant.Change.Operator, mutant.Original, mutant.Change.Replacement), out var found) && found.TryDequeue(out var entry)
                ? new Verdict(mutant, Enum.Parse<Fate>(entry.GetProperty("fate").GetString()!), entry.GetProperty("test").GetString(), entry.GetProperty("covering").GetInt32())
                : new Verdict(mutant, Fate.NotRun, null, 0))];
    }

    private static string Text(JsonElement entry, string name) => entry.GetProperty(name).GetString()!;
}
