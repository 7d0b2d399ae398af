using EigenFlux.Models.Constraints;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Story;

/// <summary>The number of tokens of a value of a turn's type, as far as it is known before generation.</summary>
/// <param name="Min">At least.</param>
/// <param name="Expected">Mostly.</param>
/// <param name="Max">The maximum; null if there is no bound: text and lists may have any length.</param>
public readonly record struct TurnLength(int Min, int Expected, int? Max)
{
    // Deeper records than that are refused elsewhere.
    private const int MostLevels = 64;

    // An example of a record that holds lists of itself has to end.
    private const int ExampleLevels = 3;

    // As such values are in tickets, tables and dialogues.
    private const string SomeText = "a few words of text";
    private const string SomeMatch = "AB-1234";

    /// <summary>The length of a shape's values.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="tokenizer">The vocabulary.</param>
    /// <param name="gap">The text between the speaker's label and the turn's text.</param>
    public static TurnLength Of(TurnShape shape, ITokenizer tokenizer, string gap)
    {
        IReadOnlyList<string> texts = shape.Value switch
        {
            ValueShape.Choice choice => choice.Alternatives,
            ValueShape.Truth => ["true", "false"],
            _ => [],
        };
        if (texts.Count > 0)
        {
            var lengths = texts.Select(text => tokenizer.Tokenize(gap + text).Length).ToList();
            return new TurnLength(lengths.Min(), (lengths.Sum() + lengths.Count - 1) / lengths.Count, lengths.Max());
        }

        // No token is shorter than a byte.
        var most = ShapeLength.Longest(shape);
        var expected = tokenizer.Tokenize(gap + TextOf(Example(shape, shape.Value, 0))).Length;
        return new TurnLength(1, Math.Min(expected, most ?? int.MaxValue), most);
    }

    private static FluxValue Example(TurnShape shape, ValueShape value, int level) => value switch
    {
        ValueShape.Choice choice => new FluxValue.Text(choice.Alternatives[0]),
        ValueShape.Truth => new FluxValue.Boolean(false),
        ValueShape.WholeNumber => new FluxValue.Integer(12),
        ValueShape.Real => new FluxValue.Number(1.5),
        ValueShape.Pattern => new FluxValue.Text(SomeMatch),
        ValueShape.ListOf when level >= ExampleLevels => new FluxValue.List([]),
        ValueShape.ListOf list => Pair(Example(shape, list.Item, level + 1)),
        ValueShape.RecordOf record when level < MostLevels => new FluxValue.Record(
            [.. shape.Records[record.Name].Fields.Select(field => KeyValuePair.Create(field.Name, Example(shape, field.Value, level + 1)))]),
        _ => new FluxValue.Text(SomeText),
    };

    // An item of a list may hold lists in turn, and two of each would be many.
    private static FluxValue.List Pair(FluxValue item) => new(item is FluxValue.Record or FluxValue.List ? [item] : [item, item]);

    private static string TextOf(FluxValue value) => value is FluxValue.Text text ? text.Value : ValueJson.Of(value);
}
