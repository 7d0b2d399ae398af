using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Story;

/// <summary>A text of the author, and the part of it that the author wrote, without values from the run.</summary>
/// <param name="Text">The entire text.</param>
/// <param name="Written">The text without values from the run: a name that a model generated is not a mention.</param>
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
