using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Diagnostics;

/// <summary>A message to the author about an error or a risk in a program, with its location and, if possible, a fix.</summary>
/// <param name="Code">The code of the diagnostic.</param>
/// <param name="Message">The message: the problem and a remedy.</param>
/// <param name="Location">The location in the source; null if the problem has none.</param>
public sealed record Diagnostic(DiagnosticCode Code, string Message, SourceLocation? Location)
{
    /// <summary>Other locations that are related to the problem.</summary>
    public ImmutableArray<RelatedLocation> Related { get; init; } = [];

    /// <summary>A change that removes the diagnostic; null if there is none. A check tries it: what cannot promise that becomes a suggestion.</summary>
    public DiagnosticFix? Fix { get; init; }

    /// <summary>A change that may help, and was found not to do all that a fix promises; null if there is none.</summary>
    public DiagnosticFix? Suggestion { get; init; }

    /// <summary>The severity of the diagnostic.</summary>
    public DiagnosticSeverity Severity => Code.Severity;

    /// <summary>The same diagnostic in another version of the only source that it concerns.</summary>
    /// <param name="source">That version.</param>
    /// <param name="by">How many units later the text stands in it.</param>
    internal Diagnostic MoveTo(SourceText source, int by)
    {
        return this with
        {
            Location = Location is { } at ? Move(at) : null,
            Related = [.. Related.Select(related => related with { Location = Move(related.Location) })],
            Fix = MoveFix(Fix),
            Suggestion = MoveFix(Suggestion),
        };

        DiagnosticFix? MoveFix(DiagnosticFix? fix) =>
            fix is null ? null : fix with { Edits = [.. fix.Edits.Select(edit => edit with { Location = Move(edit.Location) })] };

        SourceLocation Move(SourceLocation location) => new(source, location.Span.Move(by));
    }

    /// <summary>Formats the diagnostic in the manner of compilers, with one-based lines and columns.</summary>
    public override string ToString()
    {
        var severity = Severity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            _ => "info",
        };
        return Location is { } at
            ? $"{at.Source.Path}({at.Start.Line + 1},{at.Start.Column + 1}): {severity} {Code.Id}: {Message}"
            : $"{severity} {Code.Id}: {Message}";
    }
}
