using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Diagnostics;

/// <summary>Something to tell the author: what is wrong, where, and how to mend it.</summary>
/// <param name="Code">Its kind.</param>
/// <param name="Message">What is wrong here and what to do.</param>
/// <param name="Location">Where; none for what is about no place in a source.</param>
public sealed record Diagnostic(DiagnosticCode Code, string Message, SourceLocation? Location)
{
    /// <summary>Other places that it is about.</summary>
    public ImmutableArray<RelatedLocation> Related { get; init; } = [];

    /// <summary>A mend that can be applied without a question, where there is one.</summary>
    public DiagnosticFix? Fix { get; init; }

    /// <summary>How bad it is.</summary>
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
            Fix = Fix is null ? null : Fix with { Edits = [.. Fix.Edits.Select(edit => edit with { Location = Move(edit.Location) })] },
        };

        SourceLocation Move(SourceLocation location) => new(source, location.Span.Move(by));
    }

    /// <summary>As compilers print it, with lines and columns from 1.</summary>
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
