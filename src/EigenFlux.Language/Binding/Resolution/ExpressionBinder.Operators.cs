using EigenFlux.Language.Symbols;
using EigenFlux.Language.Syntax;

namespace EigenFlux.Language.Binding.Resolution;

/// <content>Operators between two expressions.</content>
internal sealed partial class ExpressionBinder
{
    private BoundExpression BindBinary(BinarySyntax syntax) => syntax.Operator switch
    {
        BinaryOperatorSyntax.And or BinaryOperatorSyntax.Or => BindLogic(syntax),
        BinaryOperatorSyntax.Match => BindMatch(syntax),
        BinaryOperatorSyntax.Range => new BoundRangeExpression(Expect(Unwrap(Bind(syntax.Left)), FluxType.Int),
            Expect(Unwrap(Bind(syntax.Right)), FluxType.Int), context.Locate(syntax.Span)),
        BinaryOperatorSyntax.Add or BinaryOperatorSyntax.Subtract or BinaryOperatorSyntax.Multiply => BindArithmetic(syntax),
        _ => BindComparison(syntax),
    };

    private BoundBinaryExpression BindLogic(BinarySyntax syntax)
    {
        var left = BindSide(syntax.Left);
        var right = BindSide(syntax.Right);
        var kind = syntax.Operator == BinaryOperatorSyntax.And ? BoundBinaryOperator.And : BoundBinaryOperator.Or;
        return new BoundBinaryExpression(kind, left, right, FluxType.Bool, context.Locate(syntax.Span));

        BoundExpression BindSide(ExpressionSyntax side)
        {
            var from = _pending.Count;
            return Expect(Close(Unwrap(Bind(side)), from), FluxType.Bool);
        }
    }

    private BoundExpression BindMatch(BinarySyntax syntax)
    {
        var from = _pending.Count;
        var operand = Unwrap(Bind(syntax.Left));
        if (operand.Type.Kind != FluxTypeKind.Unknown && !operand.Type.IsTextual)
        {
            ReportOperator("~", operand, "a regex", operand.Type.Kind == FluxTypeKind.List ? " Write .any or .every instead of .all." : "");
            operand = new BoundErrorExpression(operand.Location);
        }

        if (syntax.Right is not RegexSyntax regex)
        {
            if (syntax.Right is not ErrorExpressionSyntax)
            {
                context.Report(context.At(syntax.Right.Span).WrongType("not a regex", "a /regex/"));
            }

            return Close(new BoundMatchExpression(operand, "", context.Locate(syntax.Span)), from);
        }

        context.Program.Add(regex, context);
        return Close(new BoundMatchExpression(operand, regex.Pattern, context.Locate(syntax.Span)), from);
    }

    private BoundExpression BindArithmetic(BinarySyntax syntax)
    {
        var left = Unwrap(Bind(syntax.Left));
        var right = Unwrap(Bind(syntax.Right));
        var location = context.Locate(syntax.Span);
        var (kind, text) = syntax.Operator switch
        {
            BinaryOperatorSyntax.Add => (BoundBinaryOperator.Add, "+"),
            BinaryOperatorSyntax.Subtract => (BoundBinaryOperator.Subtract, "-"),
            _ => (BoundBinaryOperator.Multiply, "*"),
        };
        FluxType a = left.Type, b = right.Type;
        var isUnknown = a.Kind == FluxTypeKind.Unknown || b.Kind == FluxTypeKind.Unknown;
        var type = isUnknown ? FluxType.Unknown
            : a.IsNumeric && b.IsNumeric ? a.Kind == FluxTypeKind.Int && b.Kind == FluxTypeKind.Int ? FluxType.Int : FluxType.Number
            : kind != BoundBinaryOperator.Add ? null
            : a.Kind == FluxTypeKind.List && b.Kind == FluxTypeKind.List ? TypeRules.Common(a, b)
            : (a.IsTextual && TypeRules.IsWritable(b)) || (b.IsTextual && TypeRules.IsWritable(a)) ? FluxType.Text
            : null;
        if (type is null)
        {
            ReportOperator(text, left, TypeRules.Describe(b), "", syntax);
            return new BoundErrorExpression(location);
        }

        return new BoundBinaryExpression(kind, left, right, type, location);
    }

    private BoundExpression BindComparison(BinarySyntax syntax)
    {
        var from = _pending.Count;
        var left = Unwrap(Bind(syntax.Left));
        var right = Unwrap(Bind(syntax.Right));
        var (kind, text) = syntax.Operator switch
        {
            BinaryOperatorSyntax.Equal => (BoundBinaryOperator.Equal, "=="),
            BinaryOperatorSyntax.NotEqual => (BoundBinaryOperator.NotEqual, "!="),
            BinaryOperatorSyntax.Less => (BoundBinaryOperator.Less, "<"),
            BinaryOperatorSyntax.LessOrEqual => (BoundBinaryOperator.LessOrEqual, "<="),
            BinaryOperatorSyntax.Greater => (BoundBinaryOperator.Greater, ">"),
            BinaryOperatorSyntax.GreaterOrEqual => (BoundBinaryOperator.GreaterOrEqual, ">="),
            _ => (BoundBinaryOperator.Contains, "contains"),
        };
        FluxType a = left.Type, b = right.Type;
        var isUnknown = a.Kind == FluxTypeKind.Unknown || b.Kind == FluxTypeKind.Unknown;
        var fits = isUnknown || kind switch
        {
            BoundBinaryOperator.Equal or BoundBinaryOperator.NotEqual => TypeRules.AreComparable(a, b),
            BoundBinaryOperator.Contains => a.Kind == FluxTypeKind.List ? TypeRules.AreComparable(a.Element!, b) : a.IsTextual && b.IsTextual,
            _ => a.IsNumeric && b.IsNumeric,
        };
        if (!fits)
        {
            var hint = a.Kind == FluxTypeKind.List && kind != BoundBinaryOperator.Contains ? " Write .any or .every to compare each of them." : "";
            ReportOperator(text, left, TypeRules.Describe(b), hint, syntax);
        }
        else if (kind is BoundBinaryOperator.Equal or BoundBinaryOperator.NotEqual)
        {
            CheckChoice(a, right);
            CheckChoice(b, left);
        }

        return Close(new BoundBinaryExpression(kind, left, right, FluxType.Bool, context.Locate(syntax.Span)), from);
    }

    private void CheckChoice(FluxType type, BoundExpression other)
    {
        if (type.Kind == FluxTypeKind.Choice && other is BoundTextExpression { Text: { IsLiteral: true } text } && !type.Choices.Contains(text.LiteralText))
        {
            context.Report(context.At(other.Location.Span).NeverEqual(text.LiteralText, type.ToString(), Hint(text.LiteralText, type.Choices)));
        }
    }

    private void ReportOperator(string text, BoundExpression left, string right, string hint, BinarySyntax? syntax = null)
    {
        if (left.Type is { Kind: FluxTypeKind.SceneResult, Scene.Results.Length: > 1 })
        {
            ReportWrongType(left, "one value");
            return;
        }

        context.Report(context.At(syntax?.Span ?? left.Location.Span).OperatorTypes(text, TypeRules.Describe(left.Type), right, hint));
    }
}
