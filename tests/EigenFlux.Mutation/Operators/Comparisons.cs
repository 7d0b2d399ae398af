using EigenFlux.Mutation.Mutating;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EigenFlux.Mutation.Operators;

/// <summary>The boundary of a comparison; equal for unequal; <c>is</c> for <c>is not</c>.</summary>
internal sealed class Comparisons : MutationOperator
{
    public override string Name => "comparison";

    public override IEnumerable<Change> Of(SyntaxNode node)
    {
        if (node is BinaryExpressionSyntax binary && Other(binary.Kind()) is var (kind, token))
        {
            var mutant = Swap(binary, kind, token);
            yield return Make(node, mutant.ToString(), Weaving.Choose(inner => Swap((BinaryExpressionSyntax)inner, kind, token)));
        }

        // As the whole of a condition, it is negated there.
        if (node is IsPatternExpressionSyntax pattern && !Conditions.IsCondition(pattern) && !Places.Declares(pattern))
        {
            yield return Make(node, $"!({node})", Weaving.Negate);
        }
    }

    /// <summary>The same operands with another operator.</summary>
    public static BinaryExpressionSyntax Swap(BinaryExpressionSyntax binary, SyntaxKind kind, SyntaxKind token) => SyntaxFactory.BinaryExpression(
        kind, binary.Left, SyntaxFactory.Token(token).WithTriviaFrom(binary.OperatorToken), binary.Right);

    private static (SyntaxKind Kind, SyntaxKind Token)? Other(SyntaxKind kind) => kind switch
    {
        SyntaxKind.LessThanExpression => (SyntaxKind.LessThanOrEqualExpression, SyntaxKind.LessThanEqualsToken),
        SyntaxKind.LessThanOrEqualExpression => (SyntaxKind.LessThanExpression, SyntaxKind.LessThanToken),
        SyntaxKind.GreaterThanExpression => (SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.GreaterThanEqualsToken),
        SyntaxKind.GreaterThanOrEqualExpression => (SyntaxKind.GreaterThanExpression, SyntaxKind.GreaterThanToken),
        SyntaxKind.EqualsExpression => (SyntaxKind.NotEqualsExpression, SyntaxKind.ExclamationEqualsToken),
        SyntaxKind.NotEqualsExpression => (SyntaxKind.EqualsExpression, SyntaxKind.EqualsEqualsToken),
        _ => null,
    };
}
