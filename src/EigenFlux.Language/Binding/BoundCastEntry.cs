using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>One entry of <c>cast</c>.</summary>
/// <param name="Symbol">A <see cref="SpeakerSymbol"/>, or a parameter that stands for one.</param>
/// <param name="Model">Its own model: a <see cref="ModelSymbol"/> or parameter by name, or <see cref="BoundInputExpression"/>; null for the scene's.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundCastEntry(Symbol Symbol, BoundExpression? Model, SourceLocation Location) : BoundNode(Location);
