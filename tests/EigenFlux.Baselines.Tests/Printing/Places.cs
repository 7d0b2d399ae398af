using EigenFlux.Language.Text;

namespace EigenFlux.Baselines.Tests.Printing;

/// <summary>Writes places of a source: line and column from 1, the end just past the last character.</summary>
internal static class Places
{
    public static string Of(SourceText source, TextSpan span)
    {
        var (start, end) = (source.GetPosition(span.Start), source.GetPosition(span.End));
        var last = start.Line == end.Line ? "" : $"{end.Line + 1}:";
        return $"{start.Line + 1}:{start.Column + 1}-{last}{end.Column + 1}";
    }
}
