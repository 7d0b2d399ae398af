using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Layout;
using EigenFlux.Compiler.Schedule;
using EigenFlux.Compiler.Values;

namespace EigenFlux.Compiler.Liveness;

/// <content>Who is present, and what is kept, forgotten and recalled.</content>
public sealed partial class SceneUnroller
{
    private void Presence(Instruction.Presence presence)
    {
        if (Evaluator.Single(evaluator.Evaluate(presence.Who)) is not FluxValue.Character who)
        {
            return;
        }

        if (presence.Enters)
        {
            Mention(who, "");
        }

        if (!definitions.TryGetValue(who.Id, out var definition))
        {
            return;
        }

        if (!presence.Enters)
        {
            state.Steps.Add(new PlanStep.Retain(who.Id, Kept: false));
        }
        else if (state.Entered.Add(who.Id))
        {
            Add(new PlanStep.Write(
                who.Id, who.Id, SegmentKind.Definition, definition.Text, TokenRange.Exactly(definition.Tokens), Kept: true, null));
        }
        else
        {
            // The definition may be gone by now.
            Add(recallable[who.Id]);
            state.Steps.Add(new PlanStep.Retain(who.Id, Kept: true));
        }
    }

    private void Retain(Instruction.Retain retain)
    {
        foreach (var segment in Targets(retain.Target).ToList())
        {
            switch (retain.Action)
            {
                case RetainAction.Recall when recallable.TryGetValue(segment, out var recall):
                    Add(recall);
                    break;
                case RetainAction.Forget:
                    state.Steps.Add(new PlanStep.Remove(segment));
                    break;
                case RetainAction.Keep:
                    state.Steps.Add(new PlanStep.Retain(segment, Kept: true));
                    break;
            }
        }
    }

    private IEnumerable<string> Targets(RetainTarget target)
    {
        switch (target.Kind)
        {
            case RetainTargetKind.Setting:
                return state.Current.TryGetValue("", out var setting) ? [setting] : [];
            case RetainTargetKind.Note:
                return state.Current.Where(pair => pair.Key.Length > 0).Select(pair => pair.Value);
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

    private void Mention(FluxValue.Character? speaker, string text)
    {
        if (speaker is not null)
        {
            mentions[speaker.Id] = state.Beats;
        }

        foreach (var id in casting.Keys)
        {
            if (text.Contains(context.Characters[id].Display, StringComparison.Ordinal))
            {
                mentions[id] = state.Beats;
            }
        }
    }
}
