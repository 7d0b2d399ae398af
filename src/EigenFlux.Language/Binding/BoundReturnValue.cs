using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>One value of a <c>return</c>.</summary>
/// <param name="Name">The name under which it is read.</param>
/// <param name="Value">The value.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundReturnValue(string Name, BoundExpression Value, SourceLocation Location) : BoundNode(Location);
