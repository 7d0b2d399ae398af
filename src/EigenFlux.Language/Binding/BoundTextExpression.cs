using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A text literal, with what it interpolates.</summary>
/// <param name="Text">Its parts.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundTextExpression(
    BoundText Text,
    SourceLocation Location)
    : BoundExpression(FluxType.Text, Location);
