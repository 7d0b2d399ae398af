using System.Collections.Immutable;

namespace EigenFlux.Language.Diagnostics;

/// <summary>A fix that an editor can apply.</summary>
/// <param name="Title">The title of the fix, in the imperative.</param>
/// <param name="Edits">The changes, which do not overlap.</param>
public sealed record DiagnosticFix(string Title, ImmutableArray<TextEdit> Edits);
