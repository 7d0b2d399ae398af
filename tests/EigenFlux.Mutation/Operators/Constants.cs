using System.Globalization;
using EigenFlux.Mutation.Mutating;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace EigenFlux.Mutation.Operators;

/// <summary>A number one more or one less, a word empty, true for false.</summary>
internal sealed class Constants : MutationOperator
{
    public override string Name => "constant";

    public override IEnumerable<Change> Of(SyntaxNode node)
    {
        if (node is not LiteralExpressionSyntax literal)
        {
            yield break;
        }

        switch (literal.Token.Value)
        {
            case int number:
                yield return Number(node, number + 1L);
                if (number > 0)
                {
                    yield return Number(node, number - 1L);
                }

                break;
            case double number:
                yield return Make(
                    node,
                    (number + 1).ToString(CultureInfo.InvariantCulture),
                    Weaving.Choose(_ => LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(number + 1))));
                break;
            case true:
                yield return Make(node, "false", Weaving.Choose(_ => LiteralExpression(SyntaxKind.FalseLiteralExpression)));
                break;
            case false:
                yield return Make(node, "true", Weaving.Choose(_ => LiteralExpression(SyntaxKind.TrueLiteralExpression)));
                break;
            case string { Length: > 0 } text when !Places.IsProse(text):
                yield return Make(
                    node, "\"\"", Weaving.Choose(_ => LiteralExpression(SyntaxKind.StringLiteralExpression, Literal(""))));
                break;
            default:
                break;
        }
    }

    private Change Number(SyntaxNode node, long number) => Make(
        node,
        number.ToString(CultureInfo.InvariantCulture),
        Weaving.Choose(_ => LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal((int)number))),
        model => !Places.IsSize(model, node));
}
