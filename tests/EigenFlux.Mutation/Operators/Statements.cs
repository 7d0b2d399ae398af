using EigenFlux.Mutation.Mutating;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EigenFlux.Mutation.Operators;

/// <summary>A call or an assignment left out.</summary>
internal sealed class Statements : MutationOperator
{
    public override string Name => "statement";

    public override IEnumerable<Change> Of(SyntaxNode node)
    {
        if (node is ExpressionStatementSyntax { Expression: not (PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax) } statement
            && !IsRelease(statement.Expression))
        {
            yield return Make(node, "(left out)", Weaving.Skip);
        }
    }

    /// <summary>Whether a call only gives back memory or handles, or checks an argument.</summary>
    private static bool IsRelease(ExpressionSyntax expression)
    {
        var call = expression.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault();
        return call is not null && (Places.Name(call) is "Dispose" or "DisposeAsync" || Places.IsClosed(call));
    }
}
