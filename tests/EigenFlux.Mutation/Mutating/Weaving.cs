using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace EigenFlux.Mutation.Mutating;

/// <summary>The forms in which a mutant and the original stand beside each other.</summary>
internal static class Weaving
{
    /// <summary><c>(active ? mutant : otherwise)</c>.</summary>
    public static Weave Choose(Func<ExpressionSyntax, ExpressionSyntax> mutant) => (node, otherwise, active) => Whole(
        node, ConditionalExpression(active, Inner(mutant((ExpressionSyntax)node)), Inner((ExpressionSyntax)otherwise)));

    /// <summary><c>(active != otherwise)</c>: negated if active. The condition stands there once, so it may declare variables.</summary>
    public static Weave Negate { get; } = (node, otherwise, active) => Whole(
        node, BinaryExpression(SyntaxKind.NotEqualsExpression, active, Inner((ExpressionSyntax)otherwise)));

    /// <summary><c>(active || otherwise)</c>: true if active.</summary>
    public static Weave True { get; } = (node, otherwise, active) => Whole(
        node, BinaryExpression(SyntaxKind.LogicalOrExpression, active, Inner((ExpressionSyntax)otherwise)));

    /// <summary><c>(!active &amp;&amp; otherwise)</c>: false if active.</summary>
    public static Weave False { get; } = (node, otherwise, active) => Whole(
        node, BinaryExpression(SyntaxKind.LogicalAndExpression, Not(active), Inner((ExpressionSyntax)otherwise)));

    /// <summary><c>if (!active) { otherwise }</c>: nothing happens if active.</summary>
    public static Weave Skip { get; } = (node, otherwise, active) => Whole(
        node, IfStatement(Not(active), Block((StatementSyntax)otherwise.WithoutTrivia())));

    /// <summary><c>if (active) { mutant } else { otherwise }</c>.</summary>
    public static Weave Instead(Func<StatementSyntax, StatementSyntax> mutant) => (node, otherwise, active) => Whole(
        node, IfStatement(active, Block(mutant((StatementSyntax)node.WithoutTrivia())), ElseClause(Block((StatementSyntax)otherwise.WithoutTrivia()))));

    private static PrefixUnaryExpressionSyntax Not(ExpressionSyntax active) => PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, active);

    private static ParenthesizedExpressionSyntax Inner(ExpressionSyntax expression) => ParenthesizedExpression(expression.WithoutTrivia());

    private static ParenthesizedExpressionSyntax Whole(SyntaxNode node, ExpressionSyntax expression) =>
        ParenthesizedExpression(expression).WithTriviaFrom(node);

    private static StatementSyntax Whole(SyntaxNode node, StatementSyntax statement) => statement.WithTriviaFrom(node);
}
