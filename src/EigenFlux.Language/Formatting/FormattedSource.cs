using System.Collections.Immutable;
using EigenFlux.Language.Diagnostics;

namespace EigenFlux.Language.Formatting;

/// <summary>The result of formatting a file.</summary>
/// <param name="Text">The text in the canonical layout; unchanged if the file has errors.</param>
/// <param name="IsChanged">Whether it is another text than before.</param>
/// <param name="Diagnostics">The syntax diagnostics. If one is an error, nothing is changed.</param>
public sealed record FormattedSource(string Text, bool IsChanged, ImmutableArray<Diagnostic> Diagnostics);
