using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Planning;

/// <summary>Writes the levels of detail of entries of lore.</summary>
internal static class LoreWriter
{
    // A share of the window, where the author gives none.
    private const int DefaultShare = 8;

    /// <summary>The most tokens that a scene's lore may take; none where there is no lore.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="context">What it is laid out for.</param>
    /// <param name="window">The window.</param>
    /// <param name="room">The room that pins and the reserve leave: lore takes half of it at most, however much the author grants it.</param>
    public static int BudgetOf(SceneProgram scene, SceneContext context, int window, int room) =>
        context.Lore.Count == 0 ? 0 : Math.Clamp(scene.LoreBudget ?? window / DefaultShare, 0, Math.Max(0, room / 2));

    /// <summary>The entries, those of the greatest weight first; those without text are left out.</summary>
    public static IReadOnlyList<PlannedLore> Entries(SceneContext context, Evaluator evaluator) =>
    [
        .. from entry in context.Lore.Values
           orderby entry.Weight descending
           let levels = Levels(entry, context, evaluator)
           where levels.Count > 0
           select new PlannedLore(Segment(entry.Id, levels), levels),
    ];

    /// <summary>The entries with the beats at which the author's own text brings them, of which those that never come are absent.</summary>
    public static IReadOnlyList<PlannedLore> WithUses(
        IReadOnlyList<PlannedLore> lore, IReadOnlyDictionary<string, IReadOnlyList<BeatRange>> uses) =>
    [
        .. lore.Select(entry => uses.GetValueOrDefault(entry.Segment.Id) is { Count: > 0 } its
            ? entry with
            {
                Segment = entry.Segment with
                {
                    Placement = Placement.Stream,
                    Uses = its,
                    Birth = its[0].From,
                    LastUse = its[^1].To,
                },
            }
            : entry),
    ];

    private static PlannedSegment Segment(string id, IReadOnlyList<PlannedVariant> levels) => new()
    {
        Id = id,
        Owner = "scene",
        Kind = SegmentKind.Lore,
        Level = levels.Count > 1 ? "full" : null,
        Tokens = new TokenRange(levels[^1].Tokens, levels[0].Tokens, levels[0].Tokens),
        Text = levels[0].Text,
        Placement = Placement.Absent,
        Birth = 0,
        LastUse = 0,
    };

    private static IReadOnlyList<PlannedVariant> Levels(LoreProgram entry, SceneContext context, Evaluator evaluator) =>
    [
        .. new[] { entry.Full, entry.Brief }.OfType<Expression>()
            .Select(text => evaluator.Evaluate(text).AsText())
            .Where(text => !string.IsNullOrWhiteSpace(text))
            .Select(text => PlannedVariant.Of(text, context.Target.Lore(text), context.Tokenizer)),
    ];
}
