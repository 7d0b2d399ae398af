using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Story;

/// <summary>A text of the author's, and what of it the author wrote: what was said in the run is not.</summary>
/// <param name="Text">The whole text.</param>
/// <param name="Written">The text with what a run says left out: a name that a model came upon is no mention.</param>
public readonly record struct AuthorText(string Text, string Written)
{
    /// <summary>Reads a text; each of its parts is computed once.</summary>
    public static AuthorText Of(Expression expression, Evaluator evaluator)
    {
        var values = expression is Expression.Template template
            ? template.Parts.Select(evaluator.Evaluate).ToList()
            : [evaluator.Evaluate(expression)];
        return new AuthorText(
            string.Concat(values.Select(value => Evaluator.Single(value).AsText())),
            string.Concat(values.Where((_, i) => !IsSaid(expression is Expression.Template parts ? parts.Parts[i] : expression)).Select(WrittenPart)));
    }

    // A field of what was said was said too.
    private static bool IsSaid(Expression expression) => expression is Expression.Field;

    private static string WrittenPart(FluxValue value) => value switch
    {
        FluxValue.Capture or FluxValue.Turn or FluxValue.Result or FluxValue.Unknown => "",
        FluxValue.List list => string.Join("\n", list.Items.Select(WrittenPart)),
        _ => value.AsText(),
    };
}
