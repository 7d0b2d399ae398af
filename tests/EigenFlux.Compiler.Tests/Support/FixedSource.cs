using EigenFlux.Language.Diagnostics;

namespace EigenFlux.Compiler.Tests.Support;

/// <summary>Applies fixes as an editor does.</summary>
internal static class FixedSource
{
    /// <summary>The source with the fix's edits made.</summary>
    public static string By(DiagnosticFix fix, string source)
    {
        foreach (var edit in fix.Edits.OrderByDescending(edit => edit.Location.Span.Start))
        {
            source = source.Remove(edit.Location.Span.Start, edit.Location.Span.Length).Insert(edit.Location.Span.Start, edit.NewText);
        }

        return source;
    }
}
