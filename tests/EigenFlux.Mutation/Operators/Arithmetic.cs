using EigenFlux.Mutation.Mutating;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EigenFlux.Mutation.Operators;

/// <summary>Plus for minus, times for division, up for down; on numbers only.</summary>
internal sealed class Arithmetic : MutationOperator
{
    public override string Name => "arithmetic";

    public override IEnumerable<Change> Of(SyntaxNode node)
    {
        switch (node)
        {
            case BinaryExpressionSyntax binary when Other(binary.Kind()) is var (kind, token):
                yield return Make(
                    node,
                    Comparisons.Swap(binary, kind, token).ToString(),
                    Weaving.Choose(inner => Comparisons.Swap((BinaryExpressionSyntax)inner, kind, token)),
                    model => IsNumber(model, binary.Left) && IsNumber(model, binary.Right) && !Places.IsSize(model, node));
                break;
            case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } when OtherAssignment(assignment.Kind()) is var (kind, token):
                yield return Make(
                    node,
                    Swap(assignment, kind, token).ToString(),
                    Weaving.Instead(inner => Replace(inner, expression => Swap((AssignmentExpressionSyntax)expression, kind, token))),
                    model => IsNumber(model, assignment.Left) && IsNumber(model, assignment.Right));
                break;
            case ExpressionStatementSyntax { Expression: PostfixUnaryExpressionSyntax step } when Back(step.Kind()) is var (kind, token):
                yield return Make(
                    node,
                    Swap(step, kind, token).ToString(),
                    Weaving.Instead(inner => Replace(inner, expression => Swap((PostfixUnaryExpressionSyntax)expression, kind, token))),
                    model => IsNumber(model, step.Operand));
                break;
            case PostfixUnaryExpressionSyntax { Parent: not (ExpressionStatementSyntax or ForStatementSyntax) } step when Back(step.Kind()) is var (kind, token):
                yield return Make(
                    node,
                    Swap(step, kind, token).ToString(),
                    Weaving.Choose(inner => Swap((PostfixUnaryExpressionSyntax)inner, kind, token)),
                    model => IsNumber(model, step.Operand));
                break;
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus:
                yield return Make(
                    node,
                    minus.Operand.ToString(),
                    Weaving.Choose(inner => ((PrefixUnaryExpressionSyntax)inner).Operand),
                    model => IsNumber(model, minus.Operand));
                break;
            default:
                break;
        }
    }

    private static StatementSyntax Replace(StatementSyntax statement, Func<ExpressionSyntax, ExpressionSyntax> change)
    {
        var expression = (ExpressionStatementSyntax)statement;
        return expression.WithExpression(change(expression.Expression));
    }

    private static AssignmentExpressionSyntax Swap(AssignmentExpressionSyntax assignment, SyntaxKind kind, SyntaxKind token) =>
        SyntaxFactory.AssignmentExpression(
            kind, assignment.Left, SyntaxFactory.Token(token).WithTriviaFrom(assignment.OperatorToken), assignment.Right);

    private static PostfixUnaryExpressionSyntax Swap(PostfixUnaryExpressionSyntax step, SyntaxKind kind, SyntaxKind token) =>
        SyntaxFactory.PostfixUnaryExpression(kind, step.Operand, SyntaxFactory.Token(token));

    private static bool IsNumber(SemanticModel model, ExpressionSyntax expression) =>
        model.GetTypeInfo(expression).Type is { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double };

    private static (SyntaxKind Kind, SyntaxKind Token)? Other(SyntaxKind kind) => kind switch
    {
        SyntaxKind.AddExpression => (SyntaxKind.SubtractExpression, SyntaxKind.MinusToken),
        SyntaxKind.SubtractExpression => (SyntaxKind.AddExpression, SyntaxKind.PlusToken),
        SyntaxKind.MultiplyExpression => (SyntaxKind.DivideExpression, SyntaxKind.SlashToken),
        SyntaxKind.DivideExpression => (SyntaxKind.MultiplyExpression, SyntaxKind.AsteriskToken),
        SyntaxKind.ModuloExpression => (SyntaxKind.MultiplyExpression, SyntaxKind.AsteriskToken),
        _ => null,
    };

    private static (SyntaxKind Kind, SyntaxKind Token)? OtherAssignment(SyntaxKind kind) => kind switch
    {
        SyntaxKind.AddAssignmentExpression => (SyntaxKind.SubtractAssignmentExpression, SyntaxKind.MinusEqualsToken),
        SyntaxKind.SubtractAssignmentExpression => (SyntaxKind.AddAssignmentExpression, SyntaxKind.PlusEqualsToken),
        SyntaxKind.MultiplyAssignmentExpression => (SyntaxKind.DivideAssignmentExpression, SyntaxKind.SlashEqualsToken),
        SyntaxKind.DivideAssignmentExpression => (SyntaxKind.MultiplyAssignmentExpression, SyntaxKind.AsteriskEqualsToken),
        _ => null,
    };

    private static (SyntaxKind Kind, SyntaxKind Token)? Back(SyntaxKind kind) => kind switch
    {
        SyntaxKind.PostIncrementExpression => (SyntaxKind.PostDecrementExpression, SyntaxKind.MinusMinusToken),
        SyntaxKind.PostDecrementExpression => (SyntaxKind.PostIncrementExpression, SyntaxKind.PlusPlusToken),
        _ => null,
    };
}
