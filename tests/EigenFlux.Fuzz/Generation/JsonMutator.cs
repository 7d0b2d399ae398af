using System.Text.Json.Nodes;
using EigenFlux.Models.Decoding;

namespace EigenFlux.Fuzz.Generation;

/// <summary>Changes JSON node by node, so that what is changed is JSON still and mostly of the right form.</summary>
internal static class JsonMutator
{
    private const int MostChanges = 4;

    /// <summary>A document with some changes.</summary>
    /// <param name="document">The document, which is changed in place.</param>
    /// <param name="random">Decides.</param>
    public static void Mutate(JsonNode document, SeededRandom random)
    {
        for (var changes = 1 + random.Small(MostChanges); changes > 0; changes--)
        {
            var holders = new List<JsonNode>();
            Collect(document, holders);
            if (holders.Count > 0)
            {
                Change(random.Pick(holders), holders, random);
            }
        }
    }

    private static void Collect(JsonNode node, List<JsonNode> holders)
    {
        var parts = node is JsonObject named ? named.Select(part => part.Value) : (JsonArray)node;
        if (node is JsonObject { Count: > 0 } or JsonArray)
        {
            holders.Add(node);
        }

        foreach (var part in parts)
        {
            if (part is JsonObject or JsonArray)
            {
                Collect(part, holders);
            }
        }
    }

    private static void Change(JsonNode holder, List<JsonNode> holders, SeededRandom random)
    {
        if (holder is JsonObject named)
        {
            var name = named.GetAt(random.NextInt32(named.Count)).Key;
            switch (random.NextInt32(10))
            {
                case 0:
                    named.Remove(name);
                    break;
                case 1:
                    var part = named[name];
                    named.Remove(name);
                    named[random.OneIn(2) ? random.Pick(OddTexts.Words) : name + "x"] = part;
                    break;
                case 2:
                    named[random.Pick(OddTexts.Words)] = Other(null, holders, random);
                    break;
                default:
                    named[name] = Other(named[name], holders, random);
                    break;
            }

            return;
        }

        var items = (JsonArray)holder;
        var at = random.NextInt32(items.Count + 1);
        switch (random.NextInt32(5))
        {
            case 0 when at < items.Count:
                items.RemoveAt(at);
                break;
            case 1 when at < items.Count:
                items.Insert(random.NextInt32(items.Count + 1), items[at]?.DeepClone());
                break;
            case 2:
                items.Insert(at, Other(null, holders, random));
                break;
            case 3 when items.Count > 0:
                items.Clear();
                break;
            case 4 when at < items.Count:
                items[at] = Other(items[at], holders, random);
                break;
        }
    }

    /// <summary>What may stand in a node's place: something near to it, of another kind, or from elsewhere in the document.</summary>
    private static JsonNode? Other(JsonNode? node, List<JsonNode> holders, SeededRandom random)
    {
        if (node is JsonValue value && !random.OneIn(4))
        {
            if (value.TryGetValue<bool>(out var truth))
            {
                return !truth;
            }

            if (value.TryGetValue<string>(out var text))
            {
                return random.NextInt32(3) switch
                {
                    0 => text.Length == 0 ? " " : text.Remove(random.NextInt32(text.Length), 1),
                    1 => text.Insert(random.NextInt32(text.Length + 1), random.Pick(OddTexts.Characters)),
                    _ => Strings(holders, random),
                };
            }

            return Number(value, random);
        }

        return random.NextInt32(7) switch
        {
            0 => null,
            1 => random.OneIn(2),
            2 => JsonNode.Parse(Numeral(random)),
            3 => random.Pick(OddTexts.Words),
            4 => new JsonArray(),
            5 => new JsonObject(),
            _ => random.Pick(holders).DeepClone(),
        };
    }

    private static JsonNode? Number(JsonValue value, SeededRandom random) => value.TryGetValue<long>(out var whole) && random.OneIn(2)
        ? random.NextInt32(4) switch
        {
            0 => whole + 1,
            1 => whole - 1,
            2 => unchecked(-whole),
            _ => whole / 2,
        }
        : JsonNode.Parse(Numeral(random));

    private static string Numeral(SeededRandom random)
    {
        var numeral = random.Pick(OddTexts.Numbers);
        return numeral == "00" ? "0" : numeral;
    }

    private static string Strings(List<JsonNode> holders, SeededRandom random)
    {
        var holder = random.Pick(holders);
        return holder is JsonObject { Count: > 0 } named ? named.GetAt(random.NextInt32(named.Count)).Key : random.Pick(OddTexts.Words);
    }
}
