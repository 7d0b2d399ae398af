using EigenFlux.Baselines.Tests.Scenarios;

namespace EigenFlux.Baselines.Tests.Comparing;

/// <summary>Whether this run writes the baselines instead of comparing them, and what it does before.</summary>
public static class Acceptance
{
    /// <summary>The command that accepts what the product now gives.</summary>
    public const string Command = "dotnet test tests/EigenFlux.Baselines.Tests -e EFLUX_BASELINES=accept";

    private static readonly Lazy<bool> Prepared = new(Prepare);

    /// <summary>
    /// Whether the run accepts. Before it answers so for the first time, the scenarios of examples and docs are made equal to their originals,
    /// and those that have no original any more are deleted.
    /// </summary>
    public static bool IsAsked => Prepared.Value;

    private static bool Prepare()
    {
        if (Environment.GetEnvironmentVariable("EFLUX_BASELINES") != "accept")
        {
            return false;
        }

        foreach (var original in Original.All)
        {
            Copy(original);
        }

        var originals = Original.All.Select(original => original.Scenario).ToHashSet(StringComparer.Ordinal);
        foreach (var name in Scenario.Names.Where(name => Original.Prefixes.Any(name.StartsWith) && !originals.Contains(name)))
        {
            Directory.Delete(new Scenario(name).Folder, recursive: true);
        }

        return true;
    }

    private static void Copy(Original original)
    {
        var scenario = new Scenario(original.Scenario);
        Directory.CreateDirectory(scenario.Folder);
        foreach (var (file, bytes) in original.Files(scenario.Settings))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(scenario[file])!);
            File.WriteAllBytes(scenario[file], bytes);
        }
    }
}
