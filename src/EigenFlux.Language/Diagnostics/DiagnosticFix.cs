using System.Collections.Immutable;

namespace EigenFlux.Language.Diagnostics;

/// <summary>A mend that an editor can apply.</summary>
/// <param name="Title">What it does, as an order.</param>
/// <param name="Edits">The changes, which do not overlap.</param>
public sealed record DiagnosticFix(string Title, ImmutableArray<TextEdit> Edits);
