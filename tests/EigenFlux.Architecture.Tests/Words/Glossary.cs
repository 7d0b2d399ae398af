using EigenFlux.Architecture.Tests.Reading;
using System.Text.RegularExpressions;

namespace EigenFlux.Architecture.Tests.Words;

/// <summary>The table of terms in docs/contributing.md: each row has the term to write, and patterns of the words to avoid, in code spans.</summary>
internal sealed partial class Glossary(IReadOnlyList<GlossaryRule> rules)
{
    private const string Header = "| write | not |";

    /// <summary>The path of the document from the root.</summary>
    public const string Document = "docs/contributing.md";

    private static readonly Lazy<Glossary> Read = new(() => Parse(File.ReadAllText(Path.Combine(Repository.Root, Document))));

    /// <summary>The glossary of this repository.</summary>
    public static Glossary Current => Read.Value;

    /// <summary>The rows.</summary>
    public IReadOnlyList<GlossaryRule> Rules => rules;

    /// <summary>Reads the table of a document.</summary>
    /// <exception cref="FormatException">A row has no term, no pattern, or a pattern that is malformed.</exception>
    public static Glossary Parse(string document)
    {
        var rows = document.Split('\n').Select(line => line.TrimEnd('\r')).SkipWhile(line => line != Header).Skip(2)
            .TakeWhile(line => line.StartsWith('|'));
        return new Glossary([.. rows.Select(ParseRow)]);
    }

    /// <summary>The words of a text that the glossary replaces, in order.</summary>
    public IReadOnlyList<WordFinding> Find(Prose prose) => [.. rules
        .SelectMany(rule => rule.Not.Matches(prose.Text).Select(match => (match.Index, Finding: new WordFinding(prose.Path, prose.LineAt(match.Index), match.Value, rule.Write))))
        .OrderBy(found => found.Index).Select(found => found.Finding)];

    private static GlossaryRule ParseRow(string row)
    {
        var cells = CellEnd().Split(row).Select(cell => cell.Trim().Replace(@"\|", "|", StringComparison.Ordinal)).ToList();
        var patterns = cells is [_, _, var not, _] ? CodeSpan().Matches(not).Select(span => span.Groups[1].Value).ToList() : [];
        if (patterns.Count == 0 || cells[1].Length == 0)
        {
            throw new FormatException($"The row of the glossary is not of the form | term | `pattern` |: {row}");
        }

        try
        {
            return new GlossaryRule(cells[1], new Regex($@"\b(?:{string.Join('|', patterns)})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
        }
        catch (RegexParseException fault)
        {
            throw new FormatException($"The row of the glossary has a malformed pattern: {row}", fault);
        }
    }

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex CellEnd();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();
}
