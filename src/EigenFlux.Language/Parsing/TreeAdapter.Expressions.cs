using System.Collections.Immutable;
using System.Globalization;
using Antlr4.Runtime.Tree;
using EigenFlux.Language.Parsing.Generated;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Parsing;

/// <content>Expressions: the grammar has them flat, and here operators get their precedence. Every function tells how deep its tree is,
/// so that nothing after this one meets a tree that its stack cannot hold.</content>
internal sealed partial class TreeAdapter
{
    private const int NotPrecedence = 3;

    private ExpressionSyntax Expression(EigenFluxParser.ExpressionContext c) => Limit(Binary(c));

    private ExpressionSyntax Limit((ExpressionSyntax Node, int Depth) tree)
    {
        if (tree.Depth <= SourceLimits.Depth)
        {
            return tree.Node;
        }

        diagnostics.Add(At(new TextSpan(tree.Node.Span.Start, 1)).TooDeep(SourceLimits.Depth));
        return new ErrorExpressionSyntax(tree.Node.Span);
    }

    private (ExpressionSyntax Node, int Depth) Binary(EigenFluxParser.ExpressionContext c)
    {
        var operators = c.@operator();
        var index = 0;
        return Binary(c.operand(), operators, ref index, 0);
    }

    private (ExpressionSyntax Node, int Depth) Binary(EigenFluxParser.OperandContext[] operands, EigenFluxParser.OperatorContext[] operators,
        ref int index, int minimum)
    {
        var left = Prefixed(operands, operators, ref index, 0);
        while (index < operators.Length)
        {
            var token = (FluxToken)operators[index].Start;
            var (kind, precedence) = OperatorOf(token.Type);
            if (precedence < minimum)
            {
                break;
            }

            index++;
            var right = Binary(operands, operators, ref index, precedence + 1);
            var node = new BinarySyntax(kind, token.Span, left.Node, right.Node, left.Node.Span.Cover(right.Node.Span));
            left = Deepen(node, Math.Max(left.Depth, right.Depth));
        }

        return left;
    }

    // 'not' takes a whole comparison, '-' only what directly follows.
    private (ExpressionSyntax Node, int Depth) Prefixed(EigenFluxParser.OperandContext[] operands,
        EigenFluxParser.OperatorContext[] operators, ref int index, int prefix)
    {
        var operand = operands[index];
        if (prefix >= operand.ChildCount - 1)
        {
            return Postfix(operand.postfix());
        }

        var token = (FluxToken)((ITerminalNode)operand.GetChild(prefix)).Symbol;
        var isNot = token.Type == EigenFluxLexer.NOT;
        var inner = Prefixed(operands, operators, ref index, prefix + 1);
        while (isNot && index < operators.Length && OperatorOf(operators[index].Start.Type) is var (kind, precedence) && precedence > NotPrecedence)
        {
            var at = ((FluxToken)operators[index].Start).Span;
            index++;
            var right = Binary(operands, operators, ref index, precedence + 1);
            inner = Deepen(new BinarySyntax(kind, at, inner.Node, right.Node, inner.Node.Span.Cover(right.Node.Span)),
                Math.Max(inner.Depth, right.Depth));
        }

        return Deepen(new UnarySyntax(isNot, inner.Node, token.Span.Cover(inner.Node.Span)), inner.Depth);
    }

    private (ExpressionSyntax Node, int Depth) Operand(EigenFluxParser.OperandContext c)
    {
        var index = 0;
        return Prefixed([c], [], ref index, 0);
    }

    private (ExpressionSyntax Node, int Depth) Postfix(EigenFluxParser.PostfixContext c)
    {
        var tree = Primary(c.primary());
        foreach (var suffix in c.suffix())
        {
            var span = tree.Node.Span.Cover(Span(suffix));
            if (suffix.name() is { } name)
            {
                tree = Deepen(new MemberSyntax(tree.Node, Name(name), span), tree.Depth);
            }
            else if (suffix.LBRACKET() is not null)
            {
                var index = Binary(suffix.expression());
                tree = Deepen(new IndexSyntax(tree.Node, index.Node, span), Math.Max(tree.Depth, index.Depth));
            }
            else
            {
                var arguments = Arguments(suffix.arguments(), out var depth);
                tree = Deepen(new InvocationSyntax(tree.Node, arguments, span), Math.Max(tree.Depth, depth));
            }
        }

        return tree;
    }

    private (ExpressionSyntax Node, int Depth) Primary(EigenFluxParser.PrimaryContext c)
    {
        var token = (FluxToken)c.Start;
        var span = Span(c);
        if (c.name() is { } name)
        {
            return (new NameExpressionSyntax(Name(name), span), 1);
        }

        switch (token.Type)
        {
            case EigenFluxLexer.NUMBER:
                return (Number(token), 1);
            case EigenFluxLexer.STRING:
                return (new TextExpressionSyntax(Text(token), span), 1);
            case EigenFluxLexer.REGEX:
                return (Regex(token), 1);
            case EigenFluxLexer.TRUE or EigenFluxLexer.FALSE:
                return (new BoolSyntax(token.Type == EigenFluxLexer.TRUE, span), 1);
            case EigenFluxLexer.INPUT:
                return (new InputSyntax(span), 1);
            case EigenFluxLexer.NARRATOR:
                return (new NarratorSyntax(span), 1);
            case EigenFluxLexer.LPAREN:
                var inner = Binary(c.expression(0));
                return Deepen(new ParenthesizedSyntax(inner.Node, span), inner.Depth);
            default:
                var items = ImmutableArray.CreateBuilder<ExpressionSyntax>();
                var depth = 0;
                foreach (var expression in c.expression())
                {
                    var item = Binary(expression);
                    items.Add(item.Node);
                    depth = Math.Max(depth, item.Depth);
                }

                return Deepen(new ListSyntax(items.ToImmutable(), span), depth);
        }
    }

    private ImmutableArray<ArgumentSyntax> Arguments(EigenFluxParser.ArgumentsContext? c) => Arguments(c, out _);

    private ImmutableArray<ArgumentSyntax> Arguments(EigenFluxParser.ArgumentsContext? c, out int depth)
    {
        depth = 0;
        if (c is null)
        {
            return [];
        }

        var arguments = ImmutableArray.CreateBuilder<ArgumentSyntax>();
        foreach (var argument in c.argument())
        {
            var value = Binary(argument.expression());
            depth = Math.Max(depth, value.Depth);
            arguments.Add(new ArgumentSyntax(OptionalName(argument.name()), Limit(value), Span(argument)));
        }

        return arguments.ToImmutable();
    }

    private static NumberSyntax Number(FluxToken token)
    {
        double.TryParse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value);
        return new NumberSyntax(value, token.Text.IndexOf('.') < 0, token.Span);
    }

    // Once too deep, the tree is cut, and the mark of it is carried up.
    private static (ExpressionSyntax Node, int Depth) Deepen(ExpressionSyntax node, int depth) => depth >= SourceLimits.Depth
        ? (new ErrorExpressionSyntax(node.Span), SourceLimits.Depth + 1)
        : (node, depth + 1);

    private static (BinaryOperatorSyntax Kind, int Precedence) OperatorOf(int type) => type switch
    {
        EigenFluxLexer.OR => (BinaryOperatorSyntax.Or, 1),
        EigenFluxLexer.AND => (BinaryOperatorSyntax.And, 2),
        EigenFluxLexer.EQ => (BinaryOperatorSyntax.Equal, 4),
        EigenFluxLexer.NE => (BinaryOperatorSyntax.NotEqual, 4),
        EigenFluxLexer.LT => (BinaryOperatorSyntax.Less, 4),
        EigenFluxLexer.LE => (BinaryOperatorSyntax.LessOrEqual, 4),
        EigenFluxLexer.GT => (BinaryOperatorSyntax.Greater, 4),
        EigenFluxLexer.GE => (BinaryOperatorSyntax.GreaterOrEqual, 4),
        EigenFluxLexer.TILDE => (BinaryOperatorSyntax.Match, 4),
        EigenFluxLexer.CONTAINS => (BinaryOperatorSyntax.Contains, 4),
        EigenFluxLexer.DOTDOT => (BinaryOperatorSyntax.Range, 5),
        EigenFluxLexer.PLUS => (BinaryOperatorSyntax.Add, 6),
        EigenFluxLexer.MINUS => (BinaryOperatorSyntax.Subtract, 6),
        _ => (BinaryOperatorSyntax.Multiply, 7),
    };
}
