using EigenFlux.Language.Syntax;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>What the binders find out about the places of a file and a bound program does not say.</summary>
internal sealed class BindingRecord
{
    /// <summary>Every local name, in the order in which it became known.</summary>
    public List<LocalName> Locals { get; } = [];

    /// <summary>What every expression was bound to; of one that was bound twice, the last counts.</summary>
    public Dictionary<ExpressionSyntax, BoundExpression> Expressions { get; } = new(ReferenceComparer.Instance);
}
