using System.Text.RegularExpressions;

namespace EigenFlux.Cli.Rendering;

/// <summary>The sections of <c>docs/diagnostics.md</c>, which the program carries with it, by code.</summary>
internal static partial class DiagnosticPages
{
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<Line>>> Pages = new(Read);

    /// <summary>What a line is.</summary>
    public enum LineKind
    {
        /// <summary>The code and the title.</summary>
        Title,

        /// <summary>A line of a program.</summary>
        Program,

        /// <summary>A line of prose.</summary>
        Prose,
    }

    /// <summary>The sections.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Line>> All => Pages.Value;

    private static Dictionary<string, IReadOnlyList<Line>> Read()
    {
        using var stream = typeof(DiagnosticPages).Assembly.GetManifestResourceStream("EigenFlux.Cli.diagnostics.md")
            ?? throw new InvalidOperationException("The documentation of diagnostics is missing.");
        using var reader = new StreamReader(stream);
        var pages = new Dictionary<string, IReadOnlyList<Line>>(StringComparer.Ordinal);
        var (page, isProgram) = ((List<Line>?)null, false);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                page = null;
                if (Heading().Match(line) is { Success: true } heading)
                {
                    pages[heading.Groups["code"].Value] = page = [new Line($"{heading.Groups["code"].Value}: {heading.Groups["title"].Value}", LineKind.Title)];
                }

                continue;
            }

            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isProgram = !isProgram;
                continue;
            }

            page?.Add(isProgram ? new Line("  " + line, LineKind.Program) : new Line(Link().Replace(line, "$1").Replace("**", "", StringComparison.Ordinal), LineKind.Prose));
        }

        foreach (var (code, lines) in pages.ToList())
        {
            pages[code] = [.. lines.Take(1 + ((List<Line>)lines).FindLastIndex(line => line.Text.Length > 0))];
        }

        return pages;
    }

    [GeneratedRegex(@"^### (?<code>EF\d{4}): (?<title>.*)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    /// <summary>A line of a section.</summary>
    /// <param name="Text">Its text, without marks.</param>
    /// <param name="Kind">What it is.</param>
    public readonly record struct Line(string Text, LineKind Kind);
}
