using EigenFlux.Scenes.Planning;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Problems;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Image;

/// <summary>Checks a plan: its numbers, and that all that it names is there.</summary>
/// <param name="image">The image that it is of.</param>
internal sealed class PlanVerifier(FluxImage image)
{
    /// <summary>The most tokens that a window, or anything in it, can have.</summary>
    public const int MostTokens = 1 << 26;

    // What stays to the end has this as its last beat.
    private const int Forever = int.MaxValue;

    private readonly HashSet<string> segments = new(StringComparer.Ordinal);
    private int beats;

    /// <summary>Checks the plan of the image's scene.</summary>
    public void Verify(ImagePart part)
    {
        var plan = part.Present(image.Plan);
        var scene = image.Scenes[image.Scene];
        part["scene"].Require(plan.Scene == image.Scene, $"is '{plan.Scene}', but the image runs '{image.Scene}'");
        part["window"].Within(plan.Window, 1, MostTokens);
        part["reserve"].Within(plan.Reserve, 0, plan.Window);
        part["lowWater"].Within(plan.LowWater ?? 0, 0, 1);
        part["loreBudget"].Within(plan.LoreBudget, 0, MostTokens);
        part["cost"].Within(plan.Cost, 0, double.MaxValue);
        part["bound"].Within(plan.Bound, 0, double.MaxValue);
        part["beats"].Present(plan.Beats);
        beats = plan.Beats.Count;
        var inPrefix = new HashSet<string>(StringComparer.Ordinal);
        part["prefix"].Each(plan.Prefix, (segment, given) =>
        {
            Verify(segment, given);
            segment["tokenIds"].Require(given.TokenIds.Count == given.Tokens.Max, "has a different number of tokens than the segment");
            segment["id"].Require(inPrefix.Add(given.Id), $"is the second '{given.Id}' of the prefix");
        });
        part["prefix"].Require(plan.Prefix.Sum(segment => (long)segment.TokenIds.Count) <= plan.Window, "has more tokens than the window");
        part["definitions"].Each(plan.Definitions, (definition, given) =>
        {
            Verify(definition["segment"], given.Segment);
            VerifyTexts(definition["variants"], given.Variants);
        });
        part["lore"].Each(plan.Lore, (entry, given) =>
        {
            Verify(entry["segment"], given.Segment);
            VerifyTexts(entry["levels"], given.Levels);
        });
        part["stream"].Each(plan.Stream, Verify);
        part["summary"].Require(plan.Summary is not null == (scene.Deletion.Kind == DeletionKind.Summary), "does not go with the deletion policy");
        if (plan.Summary is not null)
        {
            Verify(part["summary"], plan.Summary);
        }

        part["views"].Each(plan.Views, (view, given) => view["secrets"].Each(given.Secrets, (secret, segment) =>
        {
            Verify(secret, segment);
            secret["tokenIds"].Require(segment.TokenIds.Count == segment.Tokens.Max, "has a different number of tokens than the segment");
        }));
        part["directives"].Each(plan.Directives, (directive, _, given) =>
        {
            directive["leftOut"].Texts(given.LeftOut);
            directive["wanted"].Texts(given.Wanted);
            directive["held"].Texts(given.Held);
            directive["released"].Texts(given.Released);
        });
        VerifyBeats(part["beats"], plan.Beats);
        Verify(part["worst"], plan.Worst);
        Verify(part["expected"], plan.Expected);
        VerifyViews(part["views"], plan.Views);
        part["problems"].Each(plan.Problems, Verify);
    }

    /// <summary>Checks the costs of scenes.</summary>
    public void VerifyCosts(ImagePart part) => part.Each(image.Costs, (cost, given) =>
    {
        cost["scene"].Text(given.Scene);
        cost["scene"].Require(image.Scenes.ContainsKey(given.Scene), $"names the scene '{given.Scene}', which the image does not have");
        cost["window"].Within(given.Window, 0, MostTokens);
        cost["generated"].Within(given.Generated, 0, long.MaxValue);
        cost["read"].Within(given.Read, 0, long.MaxValue);
        cost["playedBy"].Texts(given.PlayedBy);
    });

    private void Verify(ImagePart part, PlannedSegment? given)
    {
        var segment = part.Present(given);
        part["id"].Named(segment.Id);
        segments.Add(segment.Id);
        part["owner"].Text(segment.Owner);
        part["kind"].Defined(segment.Kind);
        part["placement"].Defined(segment.Placement);
        part["text"].Text(segment.Text);
        Verify(part["tokens"], segment.Tokens);
        part["tokenIds"].Each(segment.TokenIds, static (token, id) => token.Within(id, 0, int.MaxValue));
        part["birth"].Within(segment.Birth, 0, Math.Max(0, beats - 1));
        part["lastUse"].Within(segment.LastUse, -1, Forever);
        part["depth"].Within(segment.Depth ?? 0, 0, int.MaxValue);
        if (!segment.SeenBy.IsEveryone)
        {
            part["seenBy"].Texts(segment.SeenBy.Names);
            part["seenBy"].Require(segment.SeenBy.Names.Count > 0, "is empty");
        }

        var last = -1;
        part["uses"].Each(segment.Uses, (use, range) =>
        {
            use["from"].Within(range.From, last + 1, beats - 1);
            use["to"].Within(range.To, range.From, beats - 1);
            last = range.To;
        });
    }

    private static void Verify(ImagePart part, TokenRange tokens)
    {
        // A turn may be allowed more than any window holds: what does not fit is deleted while it is said.
        part["min"].Within(tokens.Min, 0, int.MaxValue);
        part["expected"].Within(tokens.Expected, tokens.Min, int.MaxValue);
        part["max"].Within(tokens.Max, tokens.Expected, int.MaxValue);
    }

    private static void VerifyTexts(ImagePart part, IReadOnlyList<PlannedVariant>? texts)
    {
        part.Each(texts, static (text, given) =>
        {
            text["text"].Text(given.Text);
            text["tokens"].Within(given.Tokens, 0, MostTokens);
        });
        part.Require(texts!.Count > 0, "is empty");
    }

    private void VerifyBeats(ImagePart part, IReadOnlyList<PlannedBeat> given)
    {
        var at = 0;
        part.Each(given, (beat, planned) =>
        {
            beat["index"].Require(planned.Index == at, $"is {planned.Index}, but the beat is number {at}");
            at++;
            beat["segment"].Named(planned.Segment);
            beat["speaker"].Text(planned.Speaker);
            Verify(beat["tokens"], planned.Tokens);
            beat["plays"].Require(planned.Plays is null || image.Scenes.ContainsKey(planned.Plays), $"names the scene '{planned.Plays}', which the image does not have");
        });
    }

    private void Verify(ImagePart part, IReadOnlyList<ScheduleEntry>? schedule)
    {
        var last = -1;
        part.Each(schedule, (entry, given) =>
        {
            entry["beat"].Within(given.Beat, last + 1, beats - 1);
            last = given.Beat;
            VerifySegments(entry["deleted"], given.Deleted);
            VerifySegments(entry["cut"], given.Cut);
            VerifySegments(entry["reinstated"], given.Reinstated);
            entry["written"].Each(given.Written, (written, one) =>
            {
                VerifySegment(written["segment"], one.Segment);
                written["tokens"].Within(one.Tokens, 0, MostTokens);
            });
            entry["generated"].Within(given.Generated, 0, int.MaxValue);
            entry["window"].Within(given.Window, 0, MostTokens);
            entry["deletedFirst"].Within(given.DeletedFirst, 0, given.Deleted.Count);
        });
    }

    private void VerifySegments(ImagePart part, IReadOnlyList<string>? names) => part.Each(names, VerifySegment);

    private void VerifySegment(ImagePart part, string? name)
    {
        part.Text(name);
        part.Require(segments.Contains(name!), $"names the segment '{name}', which the plan does not have");
    }

    private void VerifyViews(ImagePart part, IReadOnlyList<PlannedView> views)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        part.Each(views, (view, given) =>
        {
            view["names"].Require(given.Names is { Count: > 0 }, "is empty");
            view["names"].Each(given.Names, (name, who) =>
            {
                name.Text(who);
                name.Require(
                    who == FluxValue.Character.Narrator.Id || image.Characters.ContainsKey(who), $"names the character '{who}', which the image does not have");
                name.Require(seen.Add(who), $"is the second '{who}'");
            });
            VerifySegments(view["private"], given.Private);
            Verify(view["worst"], given.Worst);
            Verify(view["expected"], given.Expected);
            if (given.Crowded is { } crowded)
            {
                view["crowded"]["beat"].Within(crowded.Beat, 0, beats - 1);
                view["crowded"]["tokens"].Within(crowded.Tokens, 0, MostTokens);
            }
        });
    }

    private static void Verify(ImagePart part, PlanProblem problem)
    {
        SceneVerifier.VerifySite(part["site"], problem.Site);
        part["subject"].Text(problem.Subject);
        if (problem.FixSite is { } site)
        {
            SceneVerifier.VerifySite(part["mendAt"], site);
        }
    }
}
