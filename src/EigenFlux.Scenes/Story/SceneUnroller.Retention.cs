using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Story;

/// <content>Who is present, and what is kept, forgotten and recalled.</content>
public sealed partial class SceneUnroller
{
    private void Presence(Instruction.Presence presence)
    {
        switch (Evaluator.Single(evaluator.Evaluate(presence.Who)))
        {
            case FluxValue.Character who:
                state.Steps.Add(new PlanStep.Presence(who.Id, presence.Enters));
                break;
            case FluxValue.Lore lore:
                state.Steps.Add(new PlanStep.Lore(lore.Id, presence.Enters ? RetainAction.Keep : RetainAction.Forget));
                break;
        }
    }

    private void Retain(Instruction.Retain retain)
    {
        if (retain.Target.Kind == RetainTargetKind.Definition)
        {
            RetainDefinition(retain.Action, Targets(retain.Target).Single());
            return;
        }

        if (retain.Target.Kind == RetainTargetKind.Lore)
        {
            state.Steps.Add(new PlanStep.Lore(retain.Target.Name, retain.Action, Now: retain.Action == RetainAction.Forget));
            return;
        }

        foreach (var segment in Targets(retain.Target).Skip(AlreadyDone(retain)).ToList())
        {
            Count();
            switch (retain.Action)
            {
                case RetainAction.Recall when recallable.TryGetValue(segment, out var recall):
                    Add(recall with { Beat = state.Names.NextRecall(segment) });
                    break;
                case RetainAction.Forget:
                    state.Steps.Add(new PlanStep.Remove(segment));
                    break;
                case RetainAction.Keep:
                    state.Steps.Add(new PlanStep.Retain(segment, Kept: true) { Weight = retain.Weight });
                    break;
            }
        }
    }

    /// <summary>
    /// How many of a capture's turns were kept, or forgotten, by an earlier statement like this one: a loop that says it each time would
    /// otherwise come to the square of its turns.
    /// </summary>
    private int AlreadyDone(Instruction.Retain retain)
    {
        if (retain.Target.Kind != RetainTargetKind.Turn)
        {
            return 0;
        }

        if (retain.Action == RetainAction.Recall)
        {
            foreach (var key in state.Retained.Keys.Where(key => key.Capture == retain.Target.Name).ToList())
            {
                state.Retained.Remove(key);
            }

            return 0;
        }

        if (!retain.Target.All)
        {
            return 0;
        }

        var done = state.Retained.GetValueOrDefault((retain.Action, retain.Target.Name, retain.Weight));
        state.Retained[(retain.Action, retain.Target.Name, retain.Weight)] =
            (state.Slots.GetValueOrDefault(retain.Target.Name) as FluxValue.Capture)?.Items.Count ?? 0;
        return done;
    }

    private IEnumerable<string> Targets(RetainTarget target)
    {
        switch (target.Kind)
        {
            case RetainTargetKind.Setting:
                return state.Current.GetValueOrDefault("")?.Segments ?? [];
            case RetainTargetKind.Note:
                return state.Current.Where(pair => pair.Key.Length > 0).SelectMany(pair => pair.Value.Segments);
            case RetainTargetKind.Definition:
                return Evaluator.Single(scope.Find(target.Name)) is FluxValue.Character who ? [who.Id] : [target.Name];
        }

        var count = (state.Slots.GetValueOrDefault(target.Name) as FluxValue.Capture)?.Items.Count ?? 0;
        if (target.All)
        {
            return Enumerable.Range(1, count).Select(i => SegmentNames.Turn(target.Name, i));
        }

        var position = target.Position is null ? count : evaluator.Integer(target.Position) ?? 0;
        return position >= 1 && position <= count ? [SegmentNames.Turn(target.Name, (int)position)] : [];
    }

    /// <summary>A definition that is kept is live from here on, one that is forgotten no longer, and one that is recalled at the next beat.</summary>
    private void RetainDefinition(RetainAction action, string who)
    {
        switch (action)
        {
            case RetainAction.Keep:
                state.Steps.Add(new PlanStep.Presence(who, Present: true));
                break;
            case RetainAction.Forget:
                state.Steps.Add(new PlanStep.Presence(who, Present: false));
                state.Steps.Add(new PlanStep.Remove(who));
                break;
            default:
                state.Recalled.Add(who);
                break;
        }
    }
}
