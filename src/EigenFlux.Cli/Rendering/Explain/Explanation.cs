using System.Text.Json;
using EigenFlux.Scenes.Planning;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Problems;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Cli.Rendering.Explain;

/// <summary>The explanation of one segment, as data.</summary>
/// <param name="facts">The plan.</param>
/// <param name="segment">The segment.</param>
internal sealed class Explanation(PlanFacts facts, PlannedSegment segment)
{
    public PlanFacts Facts => facts;

    public PlannedSegment Segment => segment;

    /// <summary>The segment's fate in each window that contains it, the common window first.</summary>
    public IReadOnlyList<ViewFate> Windows { get; } =
    [
        .. facts.Views.Where(view => ViewWords.Sees(view, segment)).DefaultIfEmpty(facts.Views[0]).Select(view => ViewFate.Of(facts, segment, view)),
    ];

    /// <summary>The worst-case fate in the first of these windows.</summary>
    public SegmentFate Worst => Windows[0].Worst;

    /// <summary>Its expected fate in the first of these windows.</summary>
    public SegmentFate Expected => Windows[0].Expected;

    /// <summary>The beats at which it is live.</summary>
    public IReadOnlyList<BeatRange> Uses => facts.Uses(segment);

    /// <summary>The character that owns the segment; null for the scene's and the narrator's.</summary>
    public CharacterProgram? Owner => facts.Image.Characters.GetValueOrDefault(segment.Owner);

    /// <summary>The entry of lore that it is; null for others.</summary>
    public LoreProgram? Lore => segment.Kind == SegmentKind.Lore ? facts.Image.Lore.GetValueOrDefault(segment.Id) : null;

    /// <summary>The tokens of the full definition, if a briefer level was chosen for lack of room; otherwise null.</summary>
    public int? FullerTokens => Problem<PlanProblem.BriefChosen>()?.Fuller;

    /// <summary>The beats at which a definition is not live and the plan holds it all the same, until it is live again.</summary>
    public IReadOnlyList<BeatRange> HeldPauses
    {
        get
        {
            var held = facts.Plan.Directives.Where(pair => pair.Value.Held.Contains(segment.Id)).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
            return
            [
                .. Uses.Zip(Uses.Skip(1))
                    .Where(pair => held.Contains(facts.Plan.Beats[pair.First.To].Segment))
                    .Select(pair => new BeatRange(pair.First.To + 1, pair.Second.From - 1)),
            ];
        }
    }

    /// <summary>Whether a person says it.</summary>
    public bool IsSaidByPerson => segment.Birth < facts.Plan.Beats.Count && facts.Plan.Beats[segment.Birth] is { Person: true } beat && beat.Segment == segment.Id;

    /// <summary>
    /// A window that holds what is live at once, for a definition that the plan leaves out; for others, all that is written until it is
    /// last missed. Null where it is never missed.
    /// </summary>
    public long? NeededWindow
    {
        get
        {
            if (segment.Kind == SegmentKind.Definition)
            {
                return Problem<PlanProblem.LiveTextGone>()?.Advice?.Window;
            }

            // What keeps lore out is its own budget.
            if (Worst.Absent.Count == 0 || segment.Kind == SegmentKind.Lore)
            {
                return null;
            }

            var last = Worst.Absent[^1].To;
            var needed = facts.Plan.Reserve + facts.Segments.Where(one => one.Birth <= last && ViewWords.Sees(Windows[0].View, one)).Append(segment)
                .DistinctBy(one => one.Id).Sum(one => (long)one.Tokens.Max);
            return needed > facts.Plan.Window ? needed : null;
        }
    }

    /// <summary>Writes its properties into an object that is open.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WritePropertyName("segment");
        MapJson.Segment(json, facts, segment);
        MapJson.Beats(json, "live", Uses);
        Fate(json, "worst", Worst);
        Fate(json, "expected", Expected);
        if (Windows[0].View is not null)
        {
            WriteWindows(json);
        }

        if (NeededWindow is { } needed)
        {
            json.WriteNumber("neededWindow", needed);
        }
        else
        {
            json.WriteNull("neededWindow");
        }

        json.WriteStartArray("sentences");
        foreach (var sentence in new ExplanationSentences(this).All())
        {
            json.WriteStringValue(sentence);
        }

        json.WriteEndArray();
    }

    private void WriteWindows(Utf8JsonWriter json)
    {
        json.WriteStartArray("views");
        foreach (var (view, worst, expected) in Windows)
        {
            json.WriteStartObject();
            json.WriteStartArray("names");
            foreach (var name in view!.Names)
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
            Fate(json, "worst", worst);
            Fate(json, "expected", expected);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private T? Problem<T>()
        where T : PlanProblem => segment.Kind != SegmentKind.Definition ? null
        : facts.Plan.Problems.OfType<T>().FirstOrDefault(problem => problem.Subject == (Owner?.Display ?? segment.Owner));

    private static void Fate(Utf8JsonWriter json, string name, SegmentFate fate)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("lives");
        foreach (var life in fate.Lives)
        {
            json.WriteStartObject();
            json.WriteNumber("from", life.From);
            json.WriteNumber("to", life.To);
            json.WriteNumber("at", life.At);
            json.WriteNumber("tokens", life.Tokens);
            json.WriteNumber("left", life.Left);
            When(json, "falls", life.Falls);
            When(json, "gone", life.Gone);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        MapJson.Beats(json, "absent", fate.Absent);
        json.WriteEndObject();
    }

    private static void When(Utf8JsonWriter json, string name, Moment? moment)
    {
        if (moment is not { } at)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("beat", at.Beat);
        json.WriteNumber("generated", at.Generated);
        json.WriteEndObject();
    }
}
