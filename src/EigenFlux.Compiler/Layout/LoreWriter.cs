using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Values;

namespace EigenFlux.Compiler.Layout;

/// <summary>Writes the levels of detail of entries of lore.</summary>
internal static class LoreWriter
{
    // A share of the window, where the author gives none.
    private const int DefaultShare = 8;

    /// <summary>The most tokens that a scene's lore may take; none where there is no lore.</summary>
    public static int BudgetOf(SceneProgram scene, SceneContext context, int window) =>
        context.Lore.Count == 0 ? 0 : Math.Clamp(scene.LoreBudget ?? window / DefaultShare, 0, window);

    /// <summary>The entries, those of the greatest weight first; those without text are left out.</summary>
    public static IReadOnlyList<PlannedLore> Entries(SceneContext context, Evaluator evaluator) =>
    [
        .. from entry in context.Lore.Values
           orderby entry.Weight descending
           let levels = Levels(entry, context, evaluator)
           where levels.Count > 0
           select new PlannedLore(entry.Id, levels),
    ];

    private static IReadOnlyList<PlannedVariant> Levels(LoreProgram entry, SceneContext context, Evaluator evaluator) =>
    [
        .. new[] { entry.Full, entry.Brief }.OfType<Expression>()
            .Select(text => evaluator.Evaluate(text).AsText())
            .Where(text => !string.IsNullOrWhiteSpace(text))
            .Select(text => new PlannedVariant(text, context.Target.Lore(text).Tokenize(context.Tokenizer).Length)),
    ];
}
