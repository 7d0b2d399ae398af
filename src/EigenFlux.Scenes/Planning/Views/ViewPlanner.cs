using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Planning.Scheduling;
using EigenFlux.Scenes.Problems;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Planning.Views;

/// <summary>Plans the views of a scene side by side: all have the same prefix, and each its own stream and schedule.</summary>
internal static class ViewPlanner
{
    /// <summary>The views, the narrator's first; those who see the same have one.</summary>
    /// <param name="views">Who has a view, and what is pinned in it.</param>
    /// <param name="context">What the scene is laid out for.</param>
    /// <param name="steps">What the scene does.</param>
    /// <param name="beats">Its beats.</param>
    /// <param name="schedules">Goes through the scene.</param>
    public static IReadOnlyList<PlannedView> Plan(
        SceneViews views, SceneContext context, IReadOnlyList<PlanStep> steps, IReadOnlyList<PlannedBeat> beats, Schedules schedules)
    {
        var hidden = steps.Where(step => step.IsBeat && !step.SeenBy.IsEveryone).ToList();
        var worst = new ViewSchedules(schedules, views.Viewers, (_, range) => range.Max, cancellation: context.Cancellation);
        var expected = new ViewSchedules(schedules, views.Viewers, (_, range) => range.Expected, cancellation: context.Cancellation);
        return
        [
            .. views.Viewers
                .Select(viewer => (
                    Viewer: viewer,
                    Secrets: views.SecretsOf(viewer),
                    Private: hidden.Where(step => step.SeenBy.Contains(viewer)).Select(step => step is PlanStep.Recall recall ? recall.Segment : step.BeatName).Distinct().ToList()))
                .GroupBy(view => string.Join('\n', [.. view.Secrets.Select(secret => secret.Segment), "", .. view.Private]))
                .Select(group => Plan(
                    [.. group.Select(view => view.Viewer)], group.First().Secrets, group.First().Private, views, context, beats, worst, expected)),
        ];
    }

    /// <summary>What is wrong with the views.</summary>
    /// <param name="plan">The plan, with its views.</param>
    /// <param name="scene">The scene.</param>
    /// <param name="characters">The program's characters.</param>
    /// <param name="views">What is pinned in each.</param>
    /// <param name="pinned">What is pinned for everyone.</param>
    public static IEnumerable<PlanProblem> Review(
        ScenePlan plan,
        SceneProgram scene,
        IReadOnlyDictionary<string, CharacterProgram> characters,
        SceneViews views,
        IReadOnlyCollection<string> pinned)
    {
        foreach (var viewer in views.Viewers.Where(viewer => views.SecretsOf(viewer).Any(secret => pinned.Contains(secret.Text))))
        {
            yield return new PlanProblem.SecretOfAll(characters.GetValueOrDefault(viewer)?.Display ?? viewer) { Site = scene.Site };
        }

        foreach (var view in plan.Views.Where(view => view.Secrets.Count > 0))
        {
            var owner = characters.GetValueOrDefault(view.Names[0]);
            var name = owner?.Display ?? view.Names[0];
            var needed = plan.PrefixTokens + view.SecretTokens + plan.Reserve;
            if (needed > plan.Window)
            {
                yield return new PlanProblem.SecretTooLarge(name, view.SecretTokens, Math.Max(0, plan.Window - plan.PrefixTokens - plan.Reserve))
                {
                    Site = owner?.Site ?? scene.Site,
                    Reckoned = needed,
                    FixSite = scene.Site,
                };
                continue;
            }

            if (view.Crowded is { } crowded)
            {
                yield return new PlanProblem.SecretCrowds(name, view.SecretTokens, crowded.Beat, crowded.Tokens)
                {
                    Site = scene.Site,
                    Reckoned = plan.Reserve + crowded.Tokens,
                };
            }
        }
    }

    private static PlannedView Plan(
        IReadOnlyList<string> names,
        IReadOnlyList<Secret> secrets,
        IReadOnlyList<string> seen,
        SceneViews views,
        SceneContext context,
        IReadOnlyList<PlannedBeat> beats,
        ViewSchedules longest,
        ViewSchedules usual)
    {
        List<PlannedSegment> planned = [.. secrets.Select(secret => Segment(
            secret,
            names[0],
            Audience.Of(views.Viewers.Where(viewer => views.SecretsOf(viewer).Contains(secret))),
            beats.Count,
            context))];
        var tokens = planned.Sum(segment => segment.Tokens.Max);
        var worst = longest.Of(names[0], tokens);
        return new PlannedView
        {
            Names = names,
            Secrets = planned,
            Private = seen,
            Worst = worst,
            Expected = usual.Of(names[0], tokens),
            Crowded = tokens == 0 ? null : CrowdingOf(worst, longest.Of(names[0], privateTokens: 0)),
        };

        Crowding? CrowdingOf(IReadOnlyList<ScheduleEntry> with, IReadOnlyList<ScheduleEntry> without)
        {
            var lost = with.Zip(without).Where(pair => beats[pair.First.Beat] is { Generated: true } beat && names.Contains(beat.Speaker))
                .Select(pair => (pair.First.Beat, Tokens: pair.Second.Window + tokens - pair.First.Window)).Where(pair => pair.Tokens > 0).ToList();
            return lost.Count == 0 ? null : new Crowding(lost[0].Beat, lost.Max(pair => pair.Tokens));
        }
    }

    private static PlannedSegment Segment(Secret secret, string owner, Audience audience, int beats, SceneContext context)
    {
        var written = context.Target.Write(
            WriteKind.Note, context.Characters.GetValueOrDefault(owner)?.Display ?? FluxValue.Character.Narrator.Display, secret.Text);
        var tokens = written.Tokenize(context.Tokenizer);
        return new PlannedSegment
        {
            Id = secret.Segment,
            Owner = secret.Kind == SegmentKind.Knows ? owner : "scene",
            Kind = secret.Kind,
            Tokens = TokenRange.Exactly(tokens.Length),
            Text = written.Text,
            TokenIds = [.. tokens.Select(token => token.Value)],
            Placement = Placement.Tail,
            Birth = 0,
            LastUse = Math.Max(0, beats - 1),
            SeenBy = audience,
        };
    }
}
