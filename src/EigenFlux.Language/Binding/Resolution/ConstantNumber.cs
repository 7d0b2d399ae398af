using EigenFlux.Language.Symbols;
using EigenFlux.Language.Syntax;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>Binds numbers that must be known before the run.</summary>
internal static class ConstantNumber
{
    /// <summary>The number; null if it was reported.</summary>
    /// <param name="context">The context of the file.</param>
    /// <param name="expressions">Binds its expression.</param>
    /// <param name="syntax">The expression.</param>
    /// <param name="what">The subject of a message, such as "A weight".</param>
    /// <param name="most">The largest number; the least is 0.</param>
    /// <param name="range">The range in a message.</param>
    public static double? Bind(BindingContext context, ExpressionBinder expressions, ExpressionSyntax syntax, string what, double most, string range)
    {
        var value = expressions.BindAs(syntax, FluxType.Number);
        if (value is BoundErrorExpression)
        {
            return null;
        }

        if (ConstantFolder.Fold(value) is not double number)
        {
            context.Report(context.At(syntax.Span).NotConstant(what));
            return null;
        }

        if (number < 0 || number > most)
        {
            context.Report(context.At(syntax.Span).NumberOutOfRange(what, range, value.Location.Text));
            return null;
        }

        return number;
    }
}
