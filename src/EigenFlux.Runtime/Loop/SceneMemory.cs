using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Layout;
using EigenFlux.Compiler.Liveness;
using EigenFlux.Compiler.Schedule;
using EigenFlux.Compiler.Targets;
using EigenFlux.Compiler.Values;

namespace EigenFlux.Runtime.Loop;

/// <summary>What a scene has in its window by its author's will: settings and notes that hold, who is present, what is kept.</summary>
internal sealed class SceneMemory(ScenePages pages, ScenePlan plan, RunScope scope, Evaluator evaluator)
{
    private readonly SegmentNames names = new();

    // The segment of the setting that holds, under the empty name, and of each note under its statement's.
    private readonly Dictionary<string, string> current = new(StringComparer.Ordinal);
    private readonly HashSet<string> entered = new(StringComparer.Ordinal);

    /// <summary>Writes a text of the author's; a setting or note takes the place of what it said before.</summary>
    public void Write(Instruction.Write write, FluxValue.Character speaker, string said)
    {
        var holds = write.Kind is WriteKind.Setting or WriteKind.Note;
        var key = write.Kind == WriteKind.Setting ? "" : write.Id;
        if (holds && current.Remove(key, out var previous))
        {
            pages.Remove(previous);
        }

        var segment = names.Next(write.Id);
        if (holds)
        {
            current[key] = segment;
        }

        pages.Write(
            new WrittenSegment(
                segment,
                write.Segments,
                pages.Writer.Write(write.Kind, speaker.Display, said),
                Kept: holds,
                write.Depth is null ? null : (int?)evaluator.Integer(write.Depth)),
            again: false);
    }

    /// <summary>A character comes in, or goes. Its definition is written when it first comes in, and stays while it is present.</summary>
    /// <returns>Whether something was written.</returns>
    public bool Presence(Instruction.Presence presence)
    {
        if (Evaluator.Single(evaluator.Evaluate(presence.Who)) is not FluxValue.Character who
            || plan.Waiting.FirstOrDefault(segment => segment.Id == who.Id) is not { } definition)
        {
            return false;
        }

        if (!presence.Enters)
        {
            pages.Retain(who.Id, kept: false);
            return false;
        }

        if (!entered.Add(who.Id))
        {
            // The definition may be gone by now.
            pages.Recall(who.Id);
            pages.Retain(who.Id, kept: true);
            return true;
        }

        pages.Write(
            new WrittenSegment(who.Id, SegmentKind.Definition, pages.Writer.Entrance(definition.Text), Kept: true), again: false);
        return true;
    }

    /// <summary>The segments that <c>keep</c>, <c>forget</c> or <c>recall</c> speaks of.</summary>
    public IReadOnlyList<string> Targets(RetainTarget target)
    {
        switch (target.Kind)
        {
            case RetainTargetKind.Setting:
                return current.TryGetValue("", out var setting) ? [setting] : [];
            case RetainTargetKind.Note:
                return [.. current.Where(pair => pair.Key.Length > 0).Select(pair => pair.Value)];
            case RetainTargetKind.Definition:
                return [Evaluator.Single(scope.Find(target.Name)) is FluxValue.Character who ? who.Id : target.Name];
        }

        var count = scope.Capture(target.Name).Items.Count;
        if (target.All)
        {
            return [.. Enumerable.Range(1, count).Select(i => SegmentNames.Turn(target.Name, i))];
        }

        var position = target.Position is null ? count : evaluator.Integer(target.Position) ?? 0;
        return position >= 1 && position <= count ? [SegmentNames.Turn(target.Name, (int)position)] : [];
    }

    /// <summary>Keeps or forgets a segment, or writes it again.</summary>
    /// <returns>Whether it is a beat: something that may write.</returns>
    public bool Retain(RetainAction action, string segment)
    {
        switch (action)
        {
            case RetainAction.Keep:
                pages.Retain(segment, kept: true);
                return false;
            case RetainAction.Forget:
                pages.Remove(segment);
                return false;
            default:
                return pages.Recall(segment);
        }
    }
}
