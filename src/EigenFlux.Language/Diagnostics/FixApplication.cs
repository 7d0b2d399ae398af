using System.Collections.Immutable;
using System.Text;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Diagnostics;

/// <summary>Applies fixes to texts.</summary>
public static class FixApplication
{
    /// <summary>A text with the edits of a fix that are in it; edits of other files are not applied.</summary>
    /// <param name="source">The text.</param>
    /// <param name="fix">The fix.</param>
    /// <exception cref="ArgumentException">Two of its edits overlap, or one is not within the text.</exception>
    public static string Apply(SourceText source, DiagnosticFix fix)
    {
        var edits = fix.Edits.Where(edit => edit.Location.Source.Path == source.Path).OrderBy(edit => edit.Location.Span.Start).ToImmutableArray();
        var text = new StringBuilder();
        var at = 0;
        foreach (var edit in edits)
        {
            var span = edit.Location.Span;
            if (span.Start < at || span.End > source.Text.Length)
            {
                throw new ArgumentException("The edits of a fix overlap, or are not within the text.", nameof(fix));
            }

            text.Append(source.Text, at, span.Start - at).Append(edit.NewText);
            at = span.End;
        }

        return text.Append(source.Text, at, source.Text.Length - at).ToString();
    }
}
