using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Values;

namespace EigenFlux.Compiler.Liveness;

/// <summary>What an author wrote of a text: all of it but what was said in the run.</summary>
public static class AuthorText
{
    /// <summary>The text with what a run says left out: a name that a model came upon is no mention.</summary>
    public static string Of(Expression expression, Evaluator evaluator) => expression is Expression.Template template
        ? string.Concat(template.Parts.Select(part => Written(evaluator.Evaluate(part))))
        : Written(evaluator.Evaluate(expression));

    private static string Written(FluxValue value) => value switch
    {
        FluxValue.Capture or FluxValue.Turn or FluxValue.Result or FluxValue.Unknown => "",
        FluxValue.List list => string.Join("\n", list.Items.Select(Written)),
        _ => value.AsText(),
    };
}
