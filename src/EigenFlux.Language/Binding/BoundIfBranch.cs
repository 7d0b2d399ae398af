using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>One condition of an <c>if</c> and what happens where it is the first that holds.</summary>
/// <param name="Condition">A bool.</param>
/// <param name="Body">What.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundIfBranch(
    BoundExpression Condition,
    BoundBlock Body,
    SourceLocation Location)
    : BoundNode(Location);
