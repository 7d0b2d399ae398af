using EigenFlux.Architecture.Tests.Reading;
using System.Text.RegularExpressions;

namespace EigenFlux.Architecture.Tests.Words;

/// <summary>Reads the prose of a Markdown document: without fenced code, code spans, the targets of links, and tags.</summary>
internal static partial class MarkdownProse
{
    /// <summary>The documents of this repository.</summary>
    public static IEnumerable<string> Documents =>
    [
        "README.md",
        .. new[] { "docs", "examples", "benchmarks", "tests" }
            .SelectMany(folder => new DirectoryInfo(Path.Combine(Repository.Root, folder)) is var place
                ? place.EnumerateFiles("*.md").Concat(place.EnumerateDirectories().SelectMany(below => below.EnumerateFiles("*.md")))
                : [])
            .Select(file => Repository.Relative(file.FullName)).Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads a document.</summary>
    /// <param name="path">Its path from the root.</param>
    /// <param name="text">Its text.</param>
    public static Prose Read(string path, string text)
    {
        Prose prose = new(path);
        var fence = "";
        foreach (var (index, line) in text.Split('\n').Index())
        {
            var mark = Fence().Match(line).Groups[1].Value;
            if (fence.Length > 0)
            {
                fence = line.Trim() == fence ? "" : fence;
            }
            else if (mark.Length > 0)
            {
                fence = mark;
                prose.EndParagraph();
            }
            else
            {
                Add(prose, index + 1, line.TrimEnd('\r'));
            }
        }

        return prose;
    }

    private static void Add(Prose prose, int number, string line)
    {
        var isAlone = line.StartsWith('#') || line.StartsWith('|');
        if (isAlone || line.Trim().Length == 0 || Item().IsMatch(line))
        {
            prose.EndParagraph();
        }

        // A code span is a word, so that the words around it are no phrase; and a cell of a table is a paragraph.
        var cells = Markup().Replace(CodeSpan().Replace(line, " ` "), "$1").Split('|');
        foreach (var cell in cells)
        {
            prose.Add(number, cell);
            if (isAlone)
            {
                prose.EndParagraph();
            }
        }
    }

    [GeneratedRegex("^ *(```+)")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^ *([-*]|\d+\.) ")]
    private static partial Regex Item();

    [GeneratedRegex("``.+?``|`[^`]*`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"(\])\([^)]*\)|<[^>]*>|\*\*")]
    private static partial Regex Markup();
}
