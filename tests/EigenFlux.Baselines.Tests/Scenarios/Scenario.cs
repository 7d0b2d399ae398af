namespace EigenFlux.Baselines.Tests.Scenarios;

/// <summary>A folder of <c>tests/Baselines</c>: a program, and beside it what the product makes of it.</summary>
public sealed class Scenario
{
    /// <summary>The entry file of every scenario.</summary>
    public const string EntryFile = "main.eflux";

    /// <summary>The file that says how the program is compiled and run.</summary>
    public const string SettingsFile = "scenario.json";

    private readonly Lazy<ScenarioSettings> settings;

    public Scenario(string name)
    {
        Name = name;
        Folder = Path.Combine(Repository.Baselines, name);
        settings = new Lazy<ScenarioSettings>(() => ScenarioSettings.Read(this[SettingsFile]));
    }

    public string Name { get; }

    public string Folder { get; }

    public ScenarioSettings Settings => settings.Value;

    public string this[string file] => Path.Combine(Folder, file);

    /// <summary>Every scenario, by name.</summary>
    public static IReadOnlyList<string> Names =>
        [.. Directory.EnumerateDirectories(Repository.Baselines).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    /// <summary>The paths of all files of the scenario, from its folder, with forward slashes.</summary>
    public IReadOnlyList<string> Files =>
        [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>The file of one kind of baseline.</summary>
    public string Baseline(BaselineKind kind) => this[BaselineFile(kind)];

    /// <summary>The name of the file of one kind of baseline.</summary>
    public static string BaselineFile(BaselineKind kind) => $"main.{kind.ToString().ToLowerInvariant()}";
}
