using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>One branch of an <c>if</c>, which runs if its condition is the first that holds.</summary>
/// <param name="Condition">The condition, a bool.</param>
/// <param name="Body">The statements.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundIfBranch(
    BoundExpression Condition,
    BoundBlock Body,
    SourceLocation Location)
    : BoundNode(Location);
