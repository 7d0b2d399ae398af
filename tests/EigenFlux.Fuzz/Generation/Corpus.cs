using System.Text.RegularExpressions;

namespace EigenFlux.Fuzz.Generation;

/// <summary>The programs of the repository: files, and those in documents and tests.</summary>
internal static partial class Corpus
{
    private const int LongestProgram = 4000;
    private static readonly Lazy<IReadOnlyList<string>> AllPrograms = new(ReadPrograms);

    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The programs, without those that are long only.</summary>
    public static IReadOnlyList<string> Programs => AllPrograms.Value;

    private static List<string> ReadPrograms()
    {
        var programs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Files("examples", "*.eflux").Concat(Files("docs", "*.eflux")).Concat(Files("tests", "*.eflux")).Concat(Files("benchmarks", "*.eflux")))
        {
            programs.Add(File.ReadAllText(file));
        }

        foreach (var file in Files("docs", "*.md").Append(Path.Combine(Root, "README.md")))
        {
            programs.UnionWith(Fenced().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value));
        }

        foreach (var file in Files("tests", "*.cs").Where(file => !file.Contains("EigenFlux.Fuzz", StringComparison.Ordinal)))
        {
            programs.UnionWith(RawText().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).Where(text => Declaration().IsMatch(text)));
        }

        return [.. programs.Select(text => text.ReplaceLineEndings("\n")).Where(text => text.Length is > 0 and <= LongestProgram)];
    }

    private static IEnumerable<string> Files(string folder, string pattern) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
        .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EigenFlux.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The fuzzer is built and run within the repository, whose programs it mutates.");
        }

        return folder;
    }

    [GeneratedRegex(@"^```eflux[^\n]*\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fenced();

    [GeneratedRegex("\"\"\"\\s*\\n(.*?)\\n\\s*\"\"\"", RegexOptions.Singleline)]
    private static partial Regex RawText();

    [GeneratedRegex(@"^\s*(scene|character|record|test|let|lore|model|premise)\b", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
