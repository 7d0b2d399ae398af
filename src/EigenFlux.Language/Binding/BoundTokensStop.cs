using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>N tokens</c>.</summary>
/// <param name="Count">The number of tokens, an integer.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundTokensStop(BoundExpression Count, SourceLocation Location) : BoundStop(Location);
