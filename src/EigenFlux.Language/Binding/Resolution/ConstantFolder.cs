using System.Text;
using EigenFlux.Language.Symbols;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>Values that are known before the run.</summary>
internal static class ConstantFolder
{
    /// <summary>A <see cref="double"/>, <see cref="bool"/> or <see cref="string"/>, or null where it is not known.</summary>
    public static object? Fold(BoundExpression expression) => Fold(expression, 0);

    public static string? Fold(BoundText text) => Fold(text, 0);

    private static object? Fold(BoundExpression expression, int depth) => depth > 64 ? null : expression switch
    {
        BoundNumberExpression n => n.Value,
        BoundBoolExpression b => b.Value,
        BoundTextExpression t => Fold(t.Text, depth + 1),
        BoundSymbolExpression { Symbol: ValueSymbol { IsGlobal: true, Value: { } value } } => Fold(value, depth + 1),
        BoundSymbolExpression { Symbol: SpeakerSymbol s } => s.DisplayName,
        BoundUnaryExpression { Operator: BoundUnaryOperator.Negate } u => Fold(u.Operand, depth + 1) is double d ? -d : null,
        BoundBinaryExpression b => Fold(b, depth),
        _ => null,
    };

    private static object? Fold(BoundBinaryExpression b, int depth) => (b.Operator, Fold(b.Left, depth + 1), Fold(b.Right, depth + 1)) switch
    {
        (BoundBinaryOperator.Add, double x, double y) => x + y,
        (BoundBinaryOperator.Subtract, double x, double y) => x - y,
        (BoundBinaryOperator.Multiply, double x, double y) => x * y,
        (BoundBinaryOperator.Add, string x, string y) => x + y,
        _ => null,
    };

    private static string? Fold(BoundText text, int depth)
    {
        var result = new StringBuilder();
        foreach (var part in text.Parts)
        {
            if (part is BoundLiteralPart literal)
            {
                result.Append(literal.Value);
            }
            else if (part is BoundInterpolationPart { Expression: var value } && Fold(value, depth + 1) is { } known)
            {
                result.Append(known is double d ? d.ToString("R", System.Globalization.CultureInfo.InvariantCulture) : known.ToString());
            }
            else
            {
                return null;
            }
        }

        return result.ToString();
    }
}
