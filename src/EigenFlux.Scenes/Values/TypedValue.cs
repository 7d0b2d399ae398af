using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using EigenFlux.Models.Constraints.Shapes;

namespace EigenFlux.Scenes.Values;

/// <summary>Reads a text as the value that a shape asks for: what a model said, what a person typed, or an argument of a command line.</summary>
public static class TypedValue
{
    private const string Yes = "true";
    private const string No = "false";

    /// <summary>Reads a text.</summary>
    /// <param name="shape">What is asked for.</param>
    /// <param name="text">
    /// The text. A space before a bare text is no part of it where the text without it is a value. Lists and records are JSON; the fields of
    /// a record may be in any order.
    /// </param>
    /// <param name="value">The value, with the fields of records in their own order.</param>
    /// <returns>Whether the text is such a value.</returns>
    public static bool TryRead(TurnShape shape, string text, [NotNullWhen(true)] out FluxValue? value)
    {
        value = (text.StartsWith(' ') ? Read(shape, text[1..]) : null) ?? Read(shape, text);
        return value is not null;
    }

    /// <summary>Reads a piece of JSON.</summary>
    /// <param name="shape">What is asked for.</param>
    /// <param name="json">The piece.</param>
    /// <returns>The value, with the fields of records in their own order; null if the piece is none.</returns>
    public static FluxValue? Read(TurnShape shape, JsonElement json) => Read(shape, shape.Value, json);

    private static FluxValue? Read(TurnShape shape, string text) => shape.Value switch
    {
        ValueShape.Choice choice => choice.Alternatives.Contains(text) ? new FluxValue.Text(text) : null,
        ValueShape.Truth => Truth(text),
        ValueShape.WholeNumber => Whole(text),
        ValueShape.Real => Real(text),
        ValueShape.Pattern pattern => Matching(pattern, text),
        ValueShape.Prose => new FluxValue.Text(text),
        _ => Json(shape, text),
    };

    private static FluxValue.Boolean? Truth(string text) => text is Yes or No ? new FluxValue.Boolean(text == Yes) : null;

    // What 64 bits do not hold would lose its last digits.
    private static FluxValue.Integer? Whole(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? new FluxValue.Integer(whole) : null;

    private static FluxValue.Number? Real(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? new FluxValue.Number(number)
            : null;

    private static FluxValue.Text? Matching(ValueShape.Pattern pattern, string text) =>
        RegexCache.IsWhole(pattern.Regex, text) ? new FluxValue.Text(text) : null;

    private static FluxValue? Json(TurnShape shape, string text)
    {
        try
        {
            using var json = StrictJson.Parse(text);
            return Read(shape, shape.Value, json.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static FluxValue? Read(TurnShape shape, ValueShape value, JsonElement json)
    {
        switch (value, json.ValueKind)
        {
            case (ValueShape.Choice choice, JsonValueKind.String):
                return choice.Alternatives.Contains(json.GetString()!) ? new FluxValue.Text(json.GetString()!) : null;
            case (ValueShape.Pattern pattern, JsonValueKind.String):
                return Matching(pattern, json.GetString()!);
            case (ValueShape.Prose, JsonValueKind.String):
                return new FluxValue.Text(json.GetString()!);
            case (ValueShape.Truth, JsonValueKind.True or JsonValueKind.False):
                return new FluxValue.Boolean(json.GetBoolean());
            case (ValueShape.WholeNumber, JsonValueKind.Number):
                return Whole(json.GetRawText());
            case (ValueShape.Real, JsonValueKind.Number):
                return Real(json.GetRawText());
            case (ValueShape.ListOf list, JsonValueKind.Array):
                var items = json.EnumerateArray().Select(item => Read(shape, list.Item, item)).ToList();
                return items.Contains(null) ? null : new FluxValue.List(items!);
            case (ValueShape.RecordOf record, JsonValueKind.Object):
                return Fields(shape, shape.Records[record.Name], json);
            default:
                return null;
        }
    }

    private static FluxValue.Record? Fields(TurnShape shape, RecordShape record, JsonElement json)
    {
        var fields = new List<KeyValuePair<string, FluxValue>>(record.Fields.Count);
        foreach (var field in record.Fields)
        {
            if (!json.TryGetProperty(field.Name, out var part) || Read(shape, field.Value, part) is not { } value)
            {
                return null;
            }

            fields.Add(KeyValuePair.Create(field.Name, value));
        }

        return json.EnumerateObject().Count() == fields.Count ? new FluxValue.Record(fields) : null;
    }
}
