using System.Globalization;
using System.Text.RegularExpressions;
using EigenFlux.Architecture.Tests.Words;

namespace EigenFlux.Architecture.Tests.Known;

/// <summary>The list of files with words that the glossary replaces, as text and compared with the files.</summary>
internal static partial class KnownWords
{
    /// <summary>Reads a list of lines <c>PATH: N</c>.</summary>
    /// <exception cref="FormatException">A line has another form.</exception>
    public static IReadOnlyDictionary<string, int> Parse(string text) => KnownText.Lines(text).ToDictionary(
        line => Form().Match(line.Content) is { Success: true } match ? match.Groups["path"].Value : throw line.Fault("PATH: N"),
        line => int.Parse(Form().Match(line.Content).Groups["count"].Value, CultureInfo.InvariantCulture),
        StringComparer.Ordinal);

    /// <summary>Writes a list.</summary>
    public static string Format(IReadOnlyDictionary<string, int> counts) => KnownText.Format(
        "Files with words that the glossary of docs/contributing.md replaces. Lowered by EFLUX_ARCHITECTURE=accept (see README.md).",
        counts.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Key}: {file.Value}")));

    /// <summary>The list with the counts lowered to the words that are left. A file that has moved keeps its count; no count rises.</summary>
    public static IReadOnlyDictionary<string, int> Lower(IEnumerable<WordFinding> findings, IReadOnlyDictionary<string, int> known)
    {
        var actual = findings.CountBy(found => found.Path).ToDictionary(StringComparer.Ordinal);
        var moved = known.Where(file => !actual.ContainsKey(file.Key)).ToLookup(file => Path.GetFileName(file.Key), file => file.Value);
        return actual
            .Select(file => KeyValuePair.Create(file.Key, Math.Min(file.Value, known.TryGetValue(file.Key, out var count) ? count : moved[Path.GetFileName(file.Key)].FirstOrDefault())))
            .Where(file => file.Value > 0).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The differences: a file with more words than are known, with all its words, and a known file without any. A file may have fewer than are known.</summary>
    public static IReadOnlyList<string> Compare(IReadOnlyCollection<WordFinding> findings, IReadOnlyDictionary<string, int> known)
    {
        var byFile = findings.ToLookup(found => found.Path);
        return
        [
            .. byFile.Where(file => file.Count() > known.GetValueOrDefault(file.Key))
                .SelectMany(file => file.Select(found => found.ToString()).Prepend(
                    $"{file.Key}: {file.Count()} words to replace, and no more than {known.GetValueOrDefault(file.Key)} are accepted:")),
            .. known.Keys.Where(path => !byFile.Contains(path)).Select(path => $"{path} has none: remove its line."),
        ];
    }

    [GeneratedRegex(@"^(?<path>\S+): (?<count>\d+)$")]
    private static partial Regex Form();
}
