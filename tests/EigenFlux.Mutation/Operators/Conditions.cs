using EigenFlux.Mutation.Mutating;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EigenFlux.Mutation.Operators;

/// <summary>The condition of a statement, of <c>?:</c> and of <c>when</c>: negated, or, where it declares variables, always true or false.</summary>
internal sealed class Conditions : MutationOperator
{
    public override string Name => "condition";

    public override IEnumerable<Change> Of(SyntaxNode node)
    {
        if (node is not ExpressionSyntax condition || !IsCondition(condition))
        {
            yield break;
        }

        if (!Places.Declares(condition))
        {
            yield return Make(node, $"!({condition})", Weaving.Negate);
            yield break;
        }

        yield return Make(node, $"{condition} || true", Weaving.True);
        yield return Make(node, $"{condition} && false", Weaving.False);
    }

    /// <summary>Whether an expression is what something else depends on.</summary>
    public static bool IsCondition(ExpressionSyntax expression) => expression.Parent switch
    {
        IfStatementSyntax parent => parent.Condition == expression,
        WhileStatementSyntax parent => parent.Condition == expression,
        DoStatementSyntax parent => parent.Condition == expression,
        ForStatementSyntax parent => parent.Condition == expression,
        ConditionalExpressionSyntax parent => parent.Condition == expression,
        WhenClauseSyntax => true,
        _ => false,
    };
}
