using System.Globalization;
using System.Text;
using System.Text.Json;
using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Trajectories;

/// <summary>Turns lines of a trace back into events.</summary>
internal static class TraceEvents
{
    /// <summary>Reads the event of a line; null for an unknown event, or one that a trace does not record completely.</summary>
    /// <exception cref="FormatException">A field is missing or is wrong.</exception>
    public static FluxEvent? Read(JsonElement line)
    {
        var fields = new TraceFields(line);
        var kind = fields.Text("e");
        var (generated, beat) = (fields.Number("n"), fields.Number("beat"));
        FluxEvent? happened = kind switch
        {
            "run" => new FluxEvent.RunStarted(
                fields.Text("program"), fields.Text("scene"), fields.Values("arguments").ToDictionary(StringComparer.Ordinal),
                fields.Text("model"), fields.Number("window"), fields.Seed("seed")),
            "call" => new FluxEvent.Called(
                fields.Text("scene"), fields.Number("depth"), fields.Text("model"), fields.Number("window"), fields.IsTrue("summary"))
            {
                PlayedBy = fields.OptionalText("plays"),
            },
            "return" => new FluxEvent.Returned(fields.Text("scene"), fields.Number("depth"), new FluxValue.Result(fields.Values("result"))),
            "turn" => new FluxEvent.TurnStarted(Character(fields.Text("speaker")), fields.Text("capture"), fields.Text("segment"))
            {
                SeenBy = AudienceOf(fields),
                IsPerson = fields.IsTrue("person"),
            },
            "appended" or "reinstated" => Appended(fields, again: kind == "reinstated"),
            "deleted" => new FluxEvent.Deleted(
                fields.Number("at"), fields.Number("count"), fields.Text("segment"), Mode(fields.Text("mode")), fields.OptionalText("model"))
            {
                View = fields.OptionalText("view"),
            },
            "said" => new FluxEvent.Said(Kind(fields.Text("kind")), Character(fields.Text("speaker")), fields.Text("text"))
            {
                SeenBy = AudienceOf(fields),
            },
            "stopped" => new FluxEvent.Stopped(fields.Text("capture"), fields.Text("by"), fields.Text("text"), fields.Number("tokens"))
            {
                Value = fields.OptionalValue("value"),
                Probabilities = fields.OptionalValue("p") is FluxValue.Result shares
                    ? [.. shares.Parts.Select(part => KeyValuePair.Create<FluxValue, double>(new FluxValue.Text(part.Key), Share(part.Value)))]
                    : null,
            },
            "branch" => new FluxEvent.Branched(
                fields.Number("number"), fields.Number("of"), fields.Measure("value"), fields.Number("tokens"), fields.Text("text"), fields.IsTrue("chosen")),
            "undone" => new FluxEvent.Undone(
                fields.Number("to"), fields.OptionalText("speaker") is { } asked ? Character(asked) : null),
            "checkpoint" => new FluxEvent.Checkpointed(fields.Size("bytes")),
            "audited" => new FluxEvent.Audited(fields.Measure("kl"), fields.Number("tokens"), fields.OptionalText("model")),
            "done" => new FluxEvent.Done(new FluxValue.Result(fields.Values("result")), End(fields.Text("by")), fields.Seed("seed"), Fault: null),
            _ => null,
        };
        return happened is null ? null : happened with { Generated = generated, Beat = beat };
    }

    private static Audience AudienceOf(TraceFields fields) => fields.Items("seenBy", needed: false) is { } names
        ? Audience.Of(names.Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw TraceFields.Missing("seenBy", "a list of names")))
        : Audience.Everyone;

    private static FluxEvent.Appended Appended(TraceFields fields, bool again)
    {
        var tokens = fields.Items("tokens", needed: true)!.Select(Token).ToArray();
        var text = fields.Text("text");
        return new FluxEvent.Appended(
            fields.Number("at"), fields.Text("segment"), Kind(fields.Text("kind")), tokens, text, again, fields.OptionalText("model"))
        {
            View = fields.OptionalText("view"),
            Bytes = fields.Items("bytes", needed: false) is { } bytes ? Bytes(bytes, tokens.Length, text) : null,
        };
    }

    /// <summary>Reads the bytes of each token: slices of the text, or bytes that are written out.</summary>
    private static TokenBytes Bytes(IReadOnlyList<JsonElement> items, int tokens, string text)
    {
        if (items.Count != tokens)
        {
            throw new FormatException(FormattableString.Invariant($"it has {items.Count:N0} 'bytes' and {tokens:N0} tokens"));
        }

        var written = Encoding.UTF8.GetBytes(text);
        var taken = 0;
        var all = new List<byte>(written.Length);
        var ends = new int[tokens];
        for (var i = 0; i < tokens; i++)
        {
            if (items[i].ValueKind == JsonValueKind.String)
            {
                all.AddRange(Convert.FromHexString(items[i].GetString()!));
            }
            else if (items[i].ValueKind == JsonValueKind.Number && items[i].TryGetInt32(out var count) && count >= 0 && count <= written.Length - taken)
            {
                all.AddRange(written.AsSpan(taken, count));
                taken += count;
            }
            else
            {
                throw new FormatException("its 'bytes' add up to more than its text");
            }

            ends[i] = all.Count;
        }

        return new TokenBytes([.. all], ends);
    }

    private static double Share(FluxValue value) => value switch
    {
        FluxValue.Integer whole => whole.Value,
        FluxValue.Number number => number.Value,
        _ => throw TraceFields.Missing("p", "an object of numbers"),
    };

    private static TokenId Token(JsonElement item) =>
        item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var id) && id >= 0 ? new TokenId(id) : throw TraceFields.Missing("tokens", "a list of tokens");

    private static SegmentKind Kind(string word) =>
        Enum.TryParse<SegmentKind>(word, ignoreCase: true, out var kind) && !int.TryParse(word, CultureInfo.InvariantCulture, out _)
            ? kind
            : throw new FormatException($"'{word}' is not a kind of segment");

    private static CacheMode Mode(string word) => word switch
    {
        "exact" => CacheMode.Exact,
        "shift" => CacheMode.Shift,
        _ => throw new FormatException($"'{word}' is not a cache operation"),
    };

    private static RunEnd End(string word) => Enum.GetValues<RunEnd>().Where(end => TraceWriter.NameOf(end) == word).ToList() is [var one]
        ? one
        : throw new FormatException($"'{word}' is not an end of a run");

    // A trace has the name in the program alone.
    private static FluxValue.Character Character(string id) =>
        id == FluxValue.Character.Narrator.Id ? FluxValue.Character.Narrator : new FluxValue.Character(id, id);
}
