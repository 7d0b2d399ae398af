using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>One value of a <c>return</c>.</summary>
/// <param name="Name">The name of the value in the result.</param>
/// <param name="Value">The value.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundReturnValue(string Name, BoundExpression Value, SourceLocation Location) : BoundNode(Location);
