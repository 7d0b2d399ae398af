using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EigenFlux.Fuzz.Engine;

/// <summary>Makes an input smaller as long as it shows the same fault: delta debugging (Zeller and Hildebrandt, 2002) over lines, words,
/// characters or bytes, and over the nodes of JSON.</summary>
/// <param name="shows">Whether an input shows the fault.</param>
/// <param name="mostTrials">The most inputs that are tried.</param>
/// <param name="mostTime">The longest time that is spent.</param>
internal sealed partial class Minimiser(Func<FuzzInput, bool> shows, int mostTrials, TimeSpan mostTime)
{
    private const int MostCharacters = 600;

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private int trials;

    private bool IsSpent => trials >= mostTrials || watch.Elapsed > mostTime;

    public FuzzInput Minimise(FuzzInput input)
    {
        for (var smaller = true; smaller && !IsSpent;)
        {
            smaller = false;
            for (var i = 0; i < input.Parts.Count; i++)
            {
                var before = input.Parts[i];
                var at = i;
                var parts = input.Parts;
                var after = Minimise(before, content => Shows(new FuzzInput([.. parts.Select((part, k) => k == at ? part with { Content = content } : part)])));
                input = new FuzzInput([.. parts.Select((part, k) => k == at ? part with { Content = after } : part)]);
                smaller |= after.Length < before.Content.Length;
            }
        }

        return input;
    }

    private static string Minimise(InputPart part, Func<string, bool> shows)
    {
        switch (part.Kind)
        {
            case PartKind.Fixed:
                return part.Content;
            case PartKind.Json when Nodes(part.Content, shows) is { } json:
                return json;
        }

        var content = part.Content;
        if (part.Kind == PartKind.Text)
        {
            content = Units([.. Lines().Matches(content).Select(line => line.Value)], shows);
            content = Units([.. Words().Matches(content).Select(word => word.Value)], shows);
        }

        return part.Kind == PartKind.Binary || content.Length <= MostCharacters ? Units([.. content.Select(unit => unit.ToString())], shows) : content;
    }

    private bool Shows(FuzzInput input) => !IsSpent && ++trials > 0 && shows(input);

    /// <summary>Leaves out ever smaller stretches of units.</summary>
    private static string Units(List<string> units, Func<string, bool> shows)
    {
        for (var size = Math.Max(1, units.Count / 2); ; size = Math.Max(1, size / 2))
        {
            var any = false;
            for (var start = 0; start < units.Count;)
            {
                var rest = units.Take(start).Concat(units.Skip(start + size)).ToList();
                if (shows(string.Concat(rest)))
                {
                    (units, any) = (rest, true);
                }
                else
                {
                    start += size;
                }
            }

            if (size == 1 && !any)
            {
                return string.Concat(units);
            }
        }
    }

    /// <summary>Leaves out nodes, the outer ones first; null where it is no JSON.</summary>
    private static string? Nodes(string content, Func<string, bool> shows)
    {
        try
        {
            var root = JsonNode.Parse(content)!;
            for (var any = true; any;)
            {
                any = Shrink(root, () => shows(root.ToJsonString()));
            }

            var smallest = root.ToJsonString();
            return smallest == content || shows(smallest) ? smallest : null;
        }
        catch (Exception none) when (none is JsonException or ArgumentException or InvalidOperationException or NullReferenceException)
        {
            return null;
        }
    }

    private static bool Shrink(JsonNode node, Func<bool> shows)
    {
        var any = false;
        switch (node)
        {
            case JsonObject parts:
                foreach (var name in parts.Select(part => part.Key).ToList())
                {
                    var at = parts.IndexOf(name);
                    var part = parts[name];
                    parts.Remove(name);
                    if (shows())
                    {
                        any = true;
                        continue;
                    }

                    parts.Insert(at, name, part);
                    any |= part is not null && Shrink(part, shows);
                }

                break;
            case JsonArray items:
                for (var i = items.Count - 1; i >= 0; i--)
                {
                    var item = items[i];
                    items.RemoveAt(i);
                    if (shows())
                    {
                        any = true;
                        continue;
                    }

                    items.Insert(i, item);
                    any |= item is not null && Shrink(item, shows);
                }

                break;
        }

        return any;
    }

    [GeneratedRegex(@"[^\n]*\n|[^\n]+")]
    private static partial Regex Lines();

    [GeneratedRegex(@"\w+|\s+|.", RegexOptions.Singleline)]
    private static partial Regex Words();
}
