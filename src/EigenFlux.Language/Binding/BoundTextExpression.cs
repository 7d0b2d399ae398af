using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A text literal with its interpolations.</summary>
/// <param name="Text">The parts of the text.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundTextExpression(
    BoundText Text,
    SourceLocation Location)
    : BoundExpression(FluxType.Text, Location);
