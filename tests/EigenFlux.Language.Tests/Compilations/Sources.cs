using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Tests.Compilations;

/// <summary>Prints what has a place in a source, so that two versions can be compared.</summary>
internal static class Sources
{
    public static string Describe(Diagnostic diagnostic) => string.Join(' ',
    [
        diagnostic.Code.Id, diagnostic.Message, diagnostic.Location is { } at ? Describe(at) : "",
        .. diagnostic.Related.Select(related => $"[{Describe(related.Location)} {related.Message}]"),
        .. diagnostic.Fix is { } fix ? fix.Edits.Select(edit => $"({fix.Title}: {Describe(edit.Location)} {edit.NewText})") : [],
    ]);

    // The text too: a place in another version would be a different one.
    public static string Describe(SourceLocation location) => $"{location.Source?.Path}#{string.GetHashCode(location.Source?.Text)}{location.Span}";
}
