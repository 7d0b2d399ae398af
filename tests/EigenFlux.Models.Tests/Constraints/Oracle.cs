using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EigenFlux.Models.Constraints;
using EigenFlux.Models.Constraints.Shapes;

namespace EigenFlux.Models.Tests.Constraints;

/// <summary>Says whether a text is a value of a shape by .NET's regular expressions and by its JSON parser, which know nothing of the automaton.</summary>
internal static partial class Oracle
{
    public static bool IsValue(TurnShape shape, string text) => IsBare(shape, text) || (text.StartsWith(' ') && IsBare(shape, text[1..]));

    private static bool IsBare(TurnShape shape, string text)
    {
        switch (shape.Value)
        {
            case ValueShape.Pattern pattern:
                return (RegexShape.NamesLineBreak(pattern.Regex) || !text.AsSpan().ContainsAny('\n', '\r')) && Matches(pattern.Regex, text);
            case ValueShape.Choice choice:
                return choice.Alternatives.Contains(text);
        }

        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = TokenConstraint.MostLevels });
            return Has(shape, shape.Value, document.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static bool Matches(string pattern, string text) =>
        DotNet($@"\A(?:{Mapped(pattern)})\z").IsMatch(Mapped(text));

    /// <summary>The expression for .NET: by its engine that never goes back, where that can be, since the other may never come to an end.</summary>
    public static Regex DotNet(string pattern) => Made.GetOrAdd(pattern, MakeDotNet);

    private static Regex MakeDotNet(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
        }
    }

    private static readonly ConcurrentDictionary<string, Regex> Made = new();
    private static readonly Lazy<Dictionary<UnicodeCategory, Rune>> Alike = new(() => Enumerable.Range(0x3000, 0xFFFF - 0x3000)
        .Where(value => value is < 0xD800 or > 0xE100).GroupBy(value => CharUnicodeInfo.GetUnicodeCategory((char)value))
        .ToDictionary(category => category.Key, category => new Rune(category.Last())));

    /// <summary>
    /// A text with characters of one unit in the place of those of two, so that .NET takes them for characters: for faces those of the private use
    /// area, which are no letters, digits or white space either; for others the last one of the same category.
    /// </summary>
    public static string Mapped(string text)
    {
        var mapped = new StringBuilder();
        foreach (var rune in text.Replace(@"\uD83D\uDE00", "😀", StringComparison.Ordinal).EnumerateRunes())
        {
            mapped.Append(rune switch
            {
                { IsBmp: true } => rune,
                { Value: >= 0x1F600 and < 0x1F650 } => new Rune(rune.Value - 0x1F600 + 0xE000),
                _ => Alike.Value.GetValueOrDefault(Rune.GetUnicodeCategory(rune), new Rune(0xE100)),
            });
        }

        return mapped.ToString();
    }

    private static bool Has(TurnShape shape, ValueShape value, JsonElement element)
    {
        switch (value)
        {
            case ValueShape.Choice choice:
                return element.ValueKind == JsonValueKind.String && choice.Alternatives.Contains(element.GetString());
            case ValueShape.Pattern pattern:
                return element.ValueKind == JsonValueKind.String && Matches(pattern.Regex, element.GetString()!);
            case ValueShape.Prose:
                return element.ValueKind == JsonValueKind.String && element.GetString() is not null;
            case ValueShape.WholeNumber:
                return element.ValueKind == JsonValueKind.Number && WholeNumber().IsMatch(element.GetRawText())
                    && long.TryParse(element.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
            case ValueShape.Real:
                return element.ValueKind == JsonValueKind.Number && double.IsFinite(element.GetDouble());
            case ValueShape.Truth:
                return element.ValueKind is JsonValueKind.True or JsonValueKind.False;
            case ValueShape.ListOf list:
                return element.ValueKind == JsonValueKind.Array && element.EnumerateArray().All(item => Has(shape, list.Item, item));
            case ValueShape.RecordOf record:
                var fields = shape.Records[record.Name].Fields;
                return element.ValueKind == JsonValueKind.Object
                    && element.EnumerateObject().Select(property => property.Name).SequenceEqual(fields.Select(field => field.Name))
                    && element.EnumerateObject().Zip(fields).All(pair => Has(shape, pair.Second.Value, pair.First.Value));
            default:
                return false;
        }
    }

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]{0,17})\z")]
    private static partial Regex WholeNumber();
}
