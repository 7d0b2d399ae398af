using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Planning;

/// <summary>Plans the changes to a scene's window under the premises that the scene watches. The scene's own plan does not change.</summary>
public static class PremisePlanner
{
    private const int MostTries = 8;

    /// <summary>The watches of a scene, however deep they stand.</summary>
    public static IEnumerable<Instruction.Watch> WatchesOf(SceneProgram scene) => Instruction.All(scene.Body).OfType<Instruction.Watch>();

    /// <summary>The changes under each premise that a scene watches, in the order of the source.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="plan">Its layout.</param>
    /// <param name="premises">The program's premises.</param>
    /// <param name="context">The context of the layout.</param>
    /// <exception cref="EvaluationException">A text cannot be computed.</exception>
    public static IReadOnlyList<PremisePlan> Plan(
        SceneProgram scene, ScenePlan plan, IReadOnlyDictionary<string, PremiseProgram> premises, SceneContext context)
    {
        var watched = WatchesOf(scene).SelectMany(watch => watch.Premises).Select(premise => premise.Premise).Distinct().ToList();
        if (watched.Count == 0)
        {
            return [];
        }

        var scope = new StaticScope(context.Globals, context.Characters, context.Tokenizer);
        foreach (var (name, value) in context.Arguments)
        {
            scope.Slots[name] = value;
        }

        var evaluator = new Evaluator(scope);

        // The universes are parallel to the common page: a private setting is in none of them.
        List<string> viewers = [FluxValue.Character.Narrator.Id, .. Casting.Of(scene, evaluator).Keys];
        var hasSettings = Instruction.All(scene.Body).OfType<Instruction.Write>()
            .Any(write => write.Kind == WriteKind.Setting && Audiences.IsEveryones(write.Audience, viewers, evaluator));
        return [.. watched.Select(id => Plan(premises[id], plan, hasSettings, context, evaluator))];
    }

    /// <summary>
    /// A smaller window in which the scene can be laid out and the model has room for each premise; 0 if there is none. Each
    /// window is tried, because the layout, and with it the additional room of a premise, depends on the window.
    /// </summary>
    /// <param name="scene">The scene.</param>
    /// <param name="plan">The layout for which the model lacks room.</param>
    /// <param name="premises">The program's premises.</param>
    /// <param name="context">The context of the layout.</param>
    public static int WindowWithRoom(
        SceneProgram scene, ScenePlan plan, IReadOnlyDictionary<string, PremiseProgram> premises, SceneContext context)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var most = context.MaximumWindow - Plan(scene, plan, premises, context).Max(premise => premise.Excess);
            if (most >= plan.Window)
            {
                return plan.Window;
            }

            plan = most <= 0 ? plan : ScenePlanner.Plan(scene with { Window = most }, context with { Advises = false });
            if (most <= 0 || plan.Problems.Any(problem => problem.IsFatal))
            {
                return 0;
            }
        }

        return 0;
    }

    private static PremisePlan Plan(PremiseProgram premise, ScenePlan plan, bool hasSettings, SceneContext context, Evaluator evaluator)
    {
        var texts = DefinitionTexts(premise, context, evaluator);
        var pinned = plan.Prefix.Any(segment => IsOf(premise, segment));
        var streamed = plan.Definitions.Where(definition => IsOf(premise, definition.Segment)).SelectMany(definition => definition.Variants).ToList();
        var definitions = new Dictionary<string, TokenId[]>(StringComparer.Ordinal);
        foreach (var variant in streamed)
        {
            if (texts.TryGetValue(variant.Text, out var own))
            {
                definitions[context.Target.Entrance(variant.Text).Text] = context.Target.Entrance(own).Tokenize(context.Tokenizer);
            }
        }

        var setting = premise.Setting is null ? null : evaluator.Evaluate(premise.Setting).AsText();
        var notes = new List<string>();
        if (!pinned && streamed.Count == 0 && (premise.Full ?? premise.Brief) is { } text)
        {
            // A universe, or a character who has no definition of its own.
            notes.Add(evaluator.Evaluate(text).AsText());
        }

        if (setting is not null && !hasSettings)
        {
            notes.Add(setting);
        }

        var prefix = Prefix(plan, segment => IsOf(premise, segment) && texts.TryGetValue(segment.Text, out var own) ? own : null, notes, context);
        var settingTokens = setting is null || !hasSettings
            ? null
            : context.Target.Write(WriteKind.Setting, FluxValue.Character.Narrator.Display, setting).Tokenize(context.Tokenizer);
        return new PremisePlan
        {
            Premise = premise.Id,
            Of = premise.Of,
            Prefix = prefix,
            Definitions = definitions,
            Setting = settingTokens,
            Excess = Math.Max(0, prefix.Count - plan.PrefixTokens)
                + definitions.Values.Select(tokens => tokens.Length).DefaultIfEmpty(0).Max()
                + (settingTokens?.Length ?? 0),
        };
    }

    private static bool IsOf(PremiseProgram premise, PlannedSegment segment) =>
        segment.Kind == SegmentKind.Definition && segment.Id == premise.Of;

    /// <summary>
    /// The texts of the character's definition, each with the one that takes its place: the premise's text at the same level of detail,
    /// with the character's own voice, facts and example lines.
    /// </summary>
    private static Dictionary<string, string> DefinitionTexts(PremiseProgram premise, SceneContext context, Evaluator evaluator)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if ((premise.Full ?? premise.Brief) is not { } full || premise.Of is null
            || context.Characters.GetValueOrDefault(premise.Of) is not { } character)
        {
            return texts;
        }

        var changed = character.Full is null && character.Brief is null
            ? character with { Full = full }
            : character with
            {
                Full = character.Full is null ? null : full,
                Brief = character.Brief is null ? null : premise.Brief ?? full,
            };
        var writer = new DefinitionWriter(context, evaluator);
        foreach (var (before, after) in writer.Levels(character).Zip(writer.Levels(changed)))
        {
            for (var times = 0; times < before.Variants; times++)
            {
                texts.TryAdd(before.Variant(times), after.Variant(times));
            }
        }

        return texts;
    }

    private static List<TokenId> Prefix(
        ScenePlan plan, Func<PlannedSegment, string?> replaced, List<string> notes, SceneContext context)
    {
        var before = plan.Prefix.TakeWhile(segment => segment.Kind == SegmentKind.Frame).ToList();
        var after = plan.Prefix.Skip(before.Count).Where(segment => segment.Kind == SegmentKind.Frame).ToList();
        var body = plan.Prefix.Where(segment => segment.Kind != SegmentKind.Frame).ToList();
        if (notes.Count > 0 && body.Count == 0)
        {
            // A prefix that says nothing has no frame, and now it says something.
            var frame = PrefixFrame.Around(context, hasText: true);
            (before, after) = ([.. frame.Before], [.. frame.After]);
        }
        else if (body.Count == 0 && before.Count > 1)
        {
            (before, after) = ([before[0]], [.. before.Skip(1)]);
        }

        List<TokenId> tokens = [.. before.SelectMany(segment => segment.TokenIds).Select(id => new TokenId(id))];
        foreach (var segment in body)
        {
            tokens.AddRange(replaced(segment) is { } text ? context.Tokenizer.Tokenize(text) : segment.TokenIds.Select(id => new TokenId(id)));
        }

        tokens.AddRange(notes.SelectMany(note => context.Tokenizer.Tokenize(context.Target.Pin(note))));
        tokens.AddRange(after.SelectMany(segment => segment.TokenIds).Select(id => new TokenId(id)));
        return tokens;
    }
}
