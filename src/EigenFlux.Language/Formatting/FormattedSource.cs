using System.Collections.Immutable;
using EigenFlux.Language.Diagnostics;

namespace EigenFlux.Language.Formatting;

/// <summary>What came of formatting a file.</summary>
/// <param name="Text">The text in the canonical layout; as it was, where the file has errors.</param>
/// <param name="IsChanged">Whether it is another text than before.</param>
/// <param name="Diagnostics">What is wrong with the syntax. With an error nothing is changed.</param>
public sealed record FormattedSource(string Text, bool IsChanged, ImmutableArray<Diagnostic> Diagnostics);
