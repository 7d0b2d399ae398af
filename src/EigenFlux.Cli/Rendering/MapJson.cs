using System.Text.Json;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Cli.Rendering;

/// <summary>Writes the memory map as data, in the public format that <c>docs/map.md</c> describes.</summary>
internal static class MapJson
{
    /// <summary>The version of the format.</summary>
    public const int Version = 2;

    /// <summary>Writes the map; only its diagnostics if the program did not compile.</summary>
    public static void Write(Utf8JsonWriter json, PlanFacts? facts, IEnumerable<Diagnostic> diagnostics)
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        if (facts is not null)
        {
            WritePlan(json, facts);
        }

        DiagnosticJson.Write(json, diagnostics);
        json.WriteEndObject();
    }

    private static void WritePlan(Utf8JsonWriter json, PlanFacts facts)
    {
        var plan = facts.Plan;
        json.WriteString("program", DisplayPath.Of(facts.Image.Program));
        json.WriteString("scene", plan.Scene);
        json.WriteString("model", facts.Model);
        json.WriteNumber("window", plan.Window);
        json.WriteNumber("reserve", plan.Reserve);
        json.WriteNumber("lore", plan.LoreBudget);
        json.WriteString("target", facts.Scene.Target);
        json.WriteString("policy", facts.Policy);
        json.WriteNumber("cost", plan.Cost);
        json.WriteNumber("bound", plan.Bound);
        json.WriteStartArray("segments");
        foreach (var segment in facts.Segments)
        {
            Segment(json, facts, segment);
        }

        json.WriteEndArray();
        json.WriteStartArray("beats");
        foreach (var beat in plan.Beats)
        {
            json.WriteStartObject();
            json.WriteNumber("index", beat.Index);
            json.WriteString("segment", beat.Segment);
            json.WriteString("speaker", beat.Speaker);
            json.WriteString("kind", beat.Generated ? "generated" : "scripted");
            json.WriteBoolean("person", beat.Person);
            json.WriteString("plays", beat.Plays);
            Range(json, "tokens", beat.Tokens);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("schedule");
        Schedule(json, "worst", plan.Worst);
        Schedule(json, "expected", plan.Expected);
        json.WriteEndObject();
        json.WriteStartArray("calls");
        foreach (var cost in facts.Image.Costs)
        {
            Call(json, cost);
        }

        json.WriteEndArray();
        if (plan.Views.Count > 0)
        {
            Views(json, plan.Views, schedules: true);
        }
    }

    /// <summary>Writes the views.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="views">The views.</param>
    /// <param name="schedules">Whether with what happens in the window of each.</param>
    public static void Views(Utf8JsonWriter json, IReadOnlyList<PlannedView> views, bool schedules)
    {
        json.WriteStartArray("views");
        foreach (var view in views)
        {
            json.WriteStartObject();
            Names(json, "names", view.Names);
            Names(json, "own", [.. view.Secrets.Select(secret => secret.Id)]);
            json.WriteNumber("ownTokens", view.SecretTokens);
            Names(json, "private", view.Private);
            if (schedules)
            {
                json.WriteStartObject("schedule");
                Schedule(json, "worst", view.Worst);
                Schedule(json, "expected", view.Expected);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes one segment.</summary>
    public static void Segment(Utf8JsonWriter json, PlanFacts facts, PlannedSegment segment)
    {
        json.WriteStartObject();
        json.WriteString("id", segment.Id);
        json.WriteString("owner", segment.Owner);
        json.WriteString("kind", PlanFacts.Word(segment.Kind));
        json.WriteString("level", segment.Level);
        json.WriteNumber("tokens", segment.Tokens.Max);
        Range(json, "range", segment.Tokens);
        json.WriteString("text", segment.Text);
        json.WriteString("placement", PlanFacts.Word(segment.Placement));
        json.WriteNumber("birth", segment.Birth);
        json.WriteNumber("lastUse", segment.LastUse);
        Beats(json, "uses", segment.Uses);
        if (segment.Depth is { } depth)
        {
            json.WriteNumber("depth", depth);
        }
        else
        {
            json.WriteNull("depth");
        }

        if (!segment.SeenBy.IsEveryone)
        {
            Names(json, "seenBy", segment.SeenBy.Names);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes ranges of beats.</summary>
    public static void Beats(Utf8JsonWriter json, string name, IEnumerable<BeatRange> ranges)
    {
        json.WriteStartArray(name);
        foreach (var range in ranges)
        {
            json.WriteStartObject();
            json.WriteNumber("from", range.From);
            json.WriteNumber("to", range.To);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Schedule(Utf8JsonWriter json, string name, IReadOnlyList<ScheduleEntry> entries)
    {
        json.WriteStartArray(name);
        foreach (var entry in entries)
        {
            json.WriteStartObject();
            json.WriteNumber("beat", entry.Beat);
            Names(json, "deleted", entry.Deleted);
            json.WriteNumber("deletedFirst", entry.DeletedFirst);
            Names(json, "cut", entry.Cut);
            json.WriteStartArray("written");
            foreach (var written in entry.Written)
            {
                json.WriteStartObject();
                json.WriteString("id", written.Segment);
                json.WriteNumber("tokens", written.Tokens);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            Names(json, "reinstated", entry.Reinstated);
            json.WriteNumber("generated", entry.Generated);
            json.WriteNumber("window", entry.Window);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Call(Utf8JsonWriter json, SceneCost cost)
    {
        json.WriteStartObject();
        json.WriteString("scene", cost.Scene);
        Names(json, "playedBy", cost.PlayedBy);
        json.WriteNumber("window", cost.Window);
        json.WriteNumber("generated", cost.Generated);
        json.WriteNumber("read", cost.Read);
        json.WriteBoolean("bounded", cost.IsBounded);
        json.WriteEndObject();
    }

    private static void Names(Utf8JsonWriter json, string name, IReadOnlyList<string> segments)
    {
        json.WriteStartArray(name);
        foreach (var segment in segments)
        {
            json.WriteStringValue(segment);
        }

        json.WriteEndArray();
    }

    private static void Range(Utf8JsonWriter json, string name, TokenRange range)
    {
        json.WriteStartObject(name);
        json.WriteNumber("min", range.Min);
        json.WriteNumber("expected", range.Expected);
        json.WriteNumber("max", range.Max);
        json.WriteEndObject();
    }
}
