using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>One entry of <c>cast</c>.</summary>
/// <param name="Symbol">A <see cref="SpeakerSymbol"/>, or a parameter for one.</param>
/// <param name="Model">
/// The speaker's own model: the name of a model or parameter, or <see cref="BoundInputExpression"/>; null for the scene's model.
/// </param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundCastEntry(Symbol Symbol, BoundExpression? Model, SourceLocation Location) : BoundNode(Location);
