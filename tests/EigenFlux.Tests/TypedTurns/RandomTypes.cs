using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EigenFlux.Tests.TypedTurns;

/// <summary>Random types as a program writes them, each with a check of its own that knows nothing of automata.</summary>
internal sealed class RandomTypes(Random random)
{
    private readonly StringBuilder records = new();
    private int number;

    /// <summary>The declarations of the records in the types so far.</summary>
    public string Declarations => records.ToString();

    /// <summary>A type, and what says of a turn's text whether it is such a value.</summary>
    public (string Type, Func<string, bool> Accepts) Next()
    {
        switch (random.Next(4))
        {
            case 0:
                var pattern = Pattern(2);
                return ($"/{pattern}/", text => IsMatch(pattern, text));
            case 1:
                return ("int", text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _));
            default:
                var (type, accepts) = random.Next(3) == 0 ? List(2) : Record(2);
                return (type, text => accepts(Parsed(text)));
        }
    }

    private (string Type, Func<JsonElement, bool> Accepts) Field(int depth)
    {
        switch (random.Next(depth > 0 ? 8 : 6))
        {
            case 0:
                return ("text", json => json.ValueKind == JsonValueKind.String);
            case 1:
                return ("int", json => json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out _));
            case 2:
                return ("number", json => json.ValueKind == JsonValueKind.Number && double.IsFinite(json.GetDouble()));
            case 3:
                return ("bool", json => json.ValueKind is JsonValueKind.True or JsonValueKind.False);
            case 4:
                // One may begin with another here, and have what JSON escapes.
                string[] words = ["yes", "yes, sir", "né\\\\ver", "a \\\"quote\\\"", "two\\nlines", "no"];
                var some = words.Where(_ => random.Next(2) == 0).DefaultIfEmpty("only").ToArray();
                var values = some.Select(word => Regex.Unescape(word.Replace("\\\"", "\"", StringComparison.Ordinal))).ToHashSet();
                return (string.Join(" | ", some.Append("other").Select(word => $"\"{word}\"")),
                    json => json.ValueKind == JsonValueKind.String && (values.Contains(json.GetString()!) || json.GetString() == "other"));
            case 5:
                var pattern = Pattern(2);
                return ($"/{pattern}/", json => json.ValueKind == JsonValueKind.String && IsMatch(pattern, json.GetString()!));
            case 6:
                return List(depth - 1);
            default:
                return Record(depth - 1);
        }
    }

    private (string Type, Func<JsonElement, bool> Accepts) List(int depth)
    {
        var (type, accepts) = Field(depth);
        return ($"list of {type}", json => json.ValueKind == JsonValueKind.Array && json.EnumerateArray().All(accepts));
    }

    private (string Type, Func<JsonElement, bool> Accepts) Record(int depth)
    {
        var name = $"R{++number}";
        var fields = Enumerable.Range(0, random.Next(1, 4)).Select(i => (Name: $"f{i}", Value: Field(depth))).ToList();
        records.Append(CultureInfo.InvariantCulture, $"record {name} {{ {string.Join(", ", fields.Select(field => $"{field.Name}: {field.Value.Type}"))} }}\n");
        return (name, json => json.ValueKind == JsonValueKind.Object
            && json.EnumerateObject().Select(field => field.Name).SequenceEqual(fields.Select(field => field.Name))
            && fields.TrueForAll(field => field.Value.Accepts(json.GetProperty(field.Name))));
    }

    /// <summary>A regex, of what an automaton can follow.</summary>
    private string Pattern(int depth)
    {
        string[] atoms = ["a", "x", "[a-f]", @"\d", @"\w", "[^a-y]", "é", ".", @"\.", "[A-Z0-9_]", " ", "-", @"\s", "(?i:q)"];
        if (depth == 0)
        {
            return atoms[random.Next(atoms.Length)];
        }

        var inner = Pattern(depth - 1);
        return random.Next(6) switch
        {
            0 => inner + Pattern(depth - 1),
            1 => $"({inner}|{Pattern(depth - 1)})",
            2 => $"(?:{inner}){{1,3}}",
            3 => $"(?:{inner})+?{Pattern(depth - 1)}",
            4 => $"(?:{inner})?{Pattern(0)}",
            _ => $"{inner}(?:{Pattern(depth - 1)})*",
        };
    }

    private static JsonElement Parsed(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private static bool IsMatch(string pattern, string text) =>
        Regex.IsMatch(text, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
}
