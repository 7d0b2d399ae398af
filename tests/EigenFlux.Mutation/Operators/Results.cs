using EigenFlux.Mutation.Mutating;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EigenFlux.Mutation.Operators;

/// <summary>What a method returns: the default of its type, or the other truth value.</summary>
internal sealed class Results : MutationOperator
{
    public override string Name => "result";

    public override IEnumerable<Change> Of(SyntaxNode node)
    {
        if (node is not ExpressionSyntax { Parent: ReturnStatementSyntax or ArrowExpressionClauseSyntax } result || result is LiteralExpressionSyntax)
        {
            yield break;
        }

        yield return Make(node, $"!({result})", Weaving.Negate, model => Type(model, result) is { SpecialType: SpecialType.System_Boolean });
        yield return Make(
            node,
            "default",
            Weaving.Choose(_ => SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression)),
            model => Type(model, result) is { SpecialType: not (SpecialType.System_Boolean or SpecialType.System_Void) });
    }

    private static ITypeSymbol? Type(SemanticModel model, ExpressionSyntax expression) => model.GetTypeInfo(expression).ConvertedType;
}
