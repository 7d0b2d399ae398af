using System.Globalization;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Diagnostics;

/// <summary>Makes diagnostics at one place: a method for each code, in one file for each family.</summary>
/// <param name="location">Where; none for what is about no place in a source.</param>
public readonly partial struct DiagnosticBuilder(SourceLocation? location)
{
    /// <summary>A builder at a span of a source.</summary>
    public static DiagnosticBuilder At(SourceText source, TextSpan span) => new(new SourceLocation(source, span));

    /// <summary>A builder at a location.</summary>
    public static DiagnosticBuilder At(SourceLocation location) => new(location);

    /// <summary>A diagnostic of a code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="arguments">The values of the code's format, in the order of its placeholders.</param>
    public Diagnostic Make(DiagnosticCode code, params object[] arguments) =>
        new(code, string.Format(CultureInfo.InvariantCulture, code.Format, arguments), location);

    private DiagnosticFix Replace(string title, string text) => new(title, [new TextEdit(location!.Value, text)]);
}
