using System.Text.Json.Nodes;

namespace EigenFlux.Tests.Support;

/// <summary>Changes JSON as one does who forges a file: each change leaves it JSON, and mostly breaks what it says.</summary>
public static class JsonMutations
{
    private static readonly string[] Numbers =
        ["0", "-1", "1", "2147483647", "-2147483648", "9223372036854775807", "1e300", "-0.5", "0.1", "4294967296", "99999999999", "\"NaN\"", "67108864"];

    private static readonly string[] Texts =
        ["", "x", "narrator", "input", "scene", "(", "[", "a{2,1}", "\0", "{text}", "{name}", "S", "Ada", "var", "const", "list", "text", "turn", "character", "unknown", "capture"];

    /// <summary>A copy with one to three changes.</summary>
    public static JsonNode Change(JsonNode original, Random random)
    {
        var root = original.DeepClone();
        for (var left = 1 + random.Next(3); left > 0; left--)
        {
            var places = Places(root).ToList();
            ChangeAt(places[random.Next(places.Count)], places, random);
        }

        return root;
    }

    private static void ChangeAt(JsonNode? place, List<JsonNode?> places, Random random)
    {
        switch (place)
        {
            case JsonObject { Count: > 0 } members:
                ChangeMember(members, members.ElementAt(random.Next(members.Count)).Key, places, random);
                break;
            case JsonArray { Count: > 0 } elements:
                ChangeElement(elements, random.Next(elements.Count), places, random);
                break;
            case { Parent: { } parent }:
                Replace(place, parent, Changed(place, places, random));
                break;
        }
    }

    private static void ChangeMember(JsonObject members, string key, List<JsonNode?> places, Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                members.Remove(key);
                break;
            case 1:
                members[key] = null;
                break;
            case 2:
                var renamed = members[key]?.DeepClone();
                members.Remove(key);
                members[Texts[random.Next(Texts.Length)]] = renamed;
                break;
            default:
                members[key] = Changed(members[key], places, random);
                break;
        }
    }

    private static void ChangeElement(JsonArray elements, int at, List<JsonNode?> places, Random random)
    {
        switch (random.Next(6))
        {
            case 0:
                elements.RemoveAt(at);
                break;
            case 1:
                elements[at] = null;
                break;
            case 2:
                elements.Insert(at, elements[at]?.DeepClone());
                break;
            case 3:
                var moved = elements[at];
                elements.RemoveAt(at);
                elements.Insert(random.Next(elements.Count + 1), moved);
                break;
            case 4:
                elements.Clear();
                break;
            default:
                elements[at] = Changed(elements[at], places, random);
                break;
        }
    }

    private static JsonNode? Changed(JsonNode? value, List<JsonNode?> places, Random random) => (random.Next(4), value) switch
    {
        (0, _) => JsonNode.Parse(Numbers[random.Next(Numbers.Length)]),
        (1, _) => JsonValue.Create(Texts[random.Next(Texts.Length)]),
        (2, _) => places[random.Next(places.Count)]?.DeepClone(),
        (_, JsonValue one) when one.TryGetValue<bool>(out var truth) => JsonValue.Create(!truth),
        (_, JsonValue one) when one.TryGetValue<double>(out _) => JsonNode.Parse(Numbers[random.Next(Numbers.Length)]),

        // A name of another thing of the same file.
        _ => places.OfType<JsonValue>().Where(other => other.TryGetValue<string>(out _)).ToList() is { Count: > 0 } texts
            ? texts[random.Next(texts.Count)].DeepClone()
            : null,
    };

    private static void Replace(JsonNode place, JsonNode parent, JsonNode? by)
    {
        switch (parent)
        {
            case JsonArray elements:
                elements[elements.IndexOf(place)] = by;
                break;
            case JsonObject members:
                members[place.GetPropertyName()] = by;
                break;
        }
    }

    private static IEnumerable<JsonNode?> Places(JsonNode? node)
    {
        yield return node;
        IEnumerable<JsonNode?> inner = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray elements => elements,
            _ => [],
        };
        foreach (var place in inner.SelectMany(Places))
        {
            yield return place;
        }
    }
}
