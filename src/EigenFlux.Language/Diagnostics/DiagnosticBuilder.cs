using System.Globalization;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Diagnostics;

/// <summary>Creates diagnostics at one location. It has one method for each code, in one file for each family of codes.</summary>
/// <param name="location">The location in the source; null if the problem has none.</param>
public readonly partial struct DiagnosticBuilder(SourceLocation? location)
{
    /// <summary>Creates a builder at a span of a source.</summary>
    public static DiagnosticBuilder At(SourceText source, TextSpan span) => new(new SourceLocation(source, span));

    /// <summary>Creates a builder at a location.</summary>
    public static DiagnosticBuilder At(SourceLocation location) => new(location);

    /// <summary>Creates a diagnostic from a code and the arguments of its format.</summary>
    /// <param name="code">The code.</param>
    /// <param name="arguments">The values of the code's format, in the order of its placeholders.</param>
    public Diagnostic Make(DiagnosticCode code, params object[] arguments) =>
        new(code, string.Format(CultureInfo.InvariantCulture, code.Format, arguments), location);

    private DiagnosticFix Replace(string title, string text) => new(title, [new TextEdit(location!.Value, text)]);
}
