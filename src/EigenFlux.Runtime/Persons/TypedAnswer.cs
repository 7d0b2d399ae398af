using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using EigenFlux.Models.Constraints.Regexes;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Persons;

/// <summary>
/// Parses a person's answer for a typed turn: the number of an alternative or an unambiguous prefix of it, yes or no, a list or a
/// record as JSON. The result has the form that a model would have generated.
/// </summary>
public static class TypedAnswer
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a value.</summary>
    /// <param name="shape">The turn's shape.</param>
    /// <param name="text">The typed text.</param>
    /// <returns>The value as a model would generate it, or the reason why the text is not a value, a sentence without its full stop.</returns>
    public static (string? Value, string? Problem) Read(TurnShape shape, string text)
    {
        if (shape.Value is not (ValueShape.ListOf or ValueShape.RecordOf))
        {
            return Read(shape.Value, text);
        }

        if (StrictJson.Problem(text) is { } fault)
        {
            return (null, fault);
        }

        try
        {
            using var json = StrictJson.Parse(text);
            return Problem(shape, shape.Value, json.RootElement) is { } problem
                ? (null, problem)
                : (Write(shape, shape.Value, json.RootElement), null);
        }
        catch (JsonException)
        {
            return (null, shape.Value is ValueShape.ListOf ? "a list is written as JSON, such as [\"a\", \"b\"]" : "a record is written as JSON");
        }
    }

    /// <summary>Reads a value that is neither a list nor a record.</summary>
    /// <param name="shape">The value's shape.</param>
    /// <param name="text">The typed text.</param>
    public static (string? Value, string? Problem) Read(ValueShape shape, string text)
    {
        text = text.Trim();
        return shape switch
        {
            ValueShape.Choice choice => Choose(choice.Alternatives, text),
            ValueShape.Truth => Choose(["true", "false"], text.ToLowerInvariant() switch { "yes" or "y" => "true", "no" or "n" => "false", var word => word }),
            ValueShape.WholeNumber => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                ? (whole.ToString(CultureInfo.InvariantCulture), null)
                : (null, "a whole number is needed, such as 12"),
            ValueShape.Real => IsNumber(text) ? (text, null) : (null, "a number is needed, such as 12 or 0.5"),
            ValueShape.Pattern pattern => Matches(pattern.Regex, text) ? (text, null) : (null, $"a text is needed that matches all of /{RegexExcerpt.Of(pattern.Regex)}/"),
            ValueShape.Prose => (text, null),
            _ => (null, "this is written as JSON"),
        };
    }

    /// <summary>The texts that a person may choose from; null if the shape is not a small choice.</summary>
    public static IReadOnlyList<string>? Alternatives(ValueShape shape) => shape switch
    {
        ValueShape.Choice choice => choice.Alternatives,
        ValueShape.Truth => ["true", "false"],
        _ => null,
    };

    /// <summary>Converts a value that was typed for a field of a record or an item of a list to JSON.</summary>
    public static string AsJson(ValueShape shape, string value) =>
        shape is ValueShape.WholeNumber or ValueShape.Real or ValueShape.Truth or ValueShape.ListOf or ValueShape.RecordOf
            ? value
            : JsonSerializer.Serialize(value, Plain);

    /// <summary>A record as a model writes it.</summary>
    /// <param name="fields">The fields, each with its value as JSON.</param>
    public static string Record(IEnumerable<(string Name, string Value)> fields) =>
        $"{{{string.Join(", ", fields.Select(field => $"{JsonSerializer.Serialize(field.Name, Plain)}: {field.Value}"))}}}";

    private static (string? Value, string? Problem) Choose(IReadOnlyList<string> alternatives, string text)
    {
        if (alternatives.Contains(text, StringComparer.Ordinal))
        {
            return (text, null);
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= alternatives.Count)
        {
            return (alternatives[number - 1], null);
        }

        var same = alternatives.Where(one => one.Equals(text, StringComparison.OrdinalIgnoreCase)).ToList();
        var begun = same.Count > 0 || text.Length == 0 ? same : [.. alternatives.Where(one => one.StartsWith(text, StringComparison.OrdinalIgnoreCase))];
        return begun switch
        {
            [var one] => (one, null),
            [] => (null, $"one of these is needed: {Listed(alternatives)}"),
            _ => (null, $"this could be {string.Join(" or ", begun)}"),
        };
    }

    private static string Listed(IReadOnlyList<string> alternatives) =>
        string.Join(", ", alternatives.Select((one, i) => FormattableString.Invariant($"{i + 1} {one}")));

    /// <summary>Whether it is a number as JSON writes one.</summary>
    private static bool IsNumber(string text)
    {
        try
        {
            using var json = StrictJson.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Number;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Matches(string pattern, string text)
    {
        try
        {
            return RegexCache.IsWhole(pattern, text);
        }
        catch (EvaluationException)
        {
            return false; // It took too long.
        }
    }

    /// <summary>The reason why JSON is not a value of the shape; null if it is one.</summary>
    private static string? Problem(TurnShape shape, ValueShape value, JsonElement json) => value switch
    {
        ValueShape.ListOf list => json.ValueKind != JsonValueKind.Array
            ? "a list is needed"
            : json.EnumerateArray().Select(item => Problem(shape, list.Item, item)).FirstOrDefault(problem => problem is not null),
        ValueShape.RecordOf record => json.ValueKind != JsonValueKind.Object
            ? $"a record {record.Name} is needed"
            : InFields(shape, shape.Records[record.Name], json),
        ValueShape.Truth => json.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "true or false is needed",
        ValueShape.WholeNumber => json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out _) ? null : "a whole number is needed",
        ValueShape.Real => json.ValueKind != JsonValueKind.Number ? "a number is needed"
            : json.TryGetDouble(out var number) && double.IsFinite(number) ? null
            : $"a number within ±1.8e308 is needed, not {json.GetRawText()}",
        ValueShape.Choice choice => json.ValueKind == JsonValueKind.String && choice.Alternatives.Contains(json.GetString()!, StringComparer.Ordinal)
            ? null
            : $"one of these is needed: {string.Join(", ", choice.Alternatives)}",
        ValueShape.Pattern pattern => json.ValueKind == JsonValueKind.String && Matches(pattern.Regex, json.GetString()!)
            ? null
            : $"a text is needed that matches all of /{RegexExcerpt.Of(pattern.Regex)}/",
        _ => json.ValueKind == JsonValueKind.String ? null : "a text is needed",
    };

    private static string? InFields(TurnShape shape, RecordShape record, JsonElement json)
    {
        if (json.EnumerateObject().FirstOrDefault(part => record.Fields.All(field => field.Name != part.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } other)
        {
            return $"there is no field '{other.Name}'";
        }

        foreach (var field in record.Fields)
        {
            if (!json.TryGetProperty(field.Name, out var part))
            {
                return $"the field '{field.Name}' is missing";
            }

            if (Problem(shape, field.Value, part) is { } problem)
            {
                return $"in the field '{field.Name}' {problem}";
            }
        }

        return null;
    }

    /// <summary>The same value as a model writes it, with the fields of records in their order.</summary>
    private static string Write(TurnShape shape, ValueShape value, JsonElement json) => value switch
    {
        ValueShape.ListOf list => $"[{string.Join(", ", json.EnumerateArray().Select(item => Write(shape, list.Item, item)))}]",
        ValueShape.RecordOf record => Record(shape.Records[record.Name].Fields
            .Select(field => (field.Name, Write(shape, field.Value, json.GetProperty(field.Name))))),
        _ when json.ValueKind == JsonValueKind.String => JsonSerializer.Serialize(json.GetString(), Plain),
        _ => json.GetRawText(),
    };
}
