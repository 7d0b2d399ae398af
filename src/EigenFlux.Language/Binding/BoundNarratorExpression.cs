using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>narrator</c> as a value, to compare with <c>name.speaker</c>.</summary>
/// <param name="Location">The location in the source.</param>
public sealed record BoundNarratorExpression(SourceLocation Location) : BoundExpression(FluxType.Character, Location);
