using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Layout;
using EigenFlux.Compiler.Liveness;
using EigenFlux.Compiler.Schedule;
using EigenFlux.Compiler.Targets;
using EigenFlux.Compiler.Values;

namespace EigenFlux.Runtime.Loop;

/// <summary>What a scene has in its window by its author's will: settings and notes that hold, who is present, what is kept.</summary>
internal sealed class SceneMemory
{
    private readonly ScenePages pages;
    private readonly LiveCast cast;
    private readonly LoreMentions lore;
    private readonly RunScope scope;
    private readonly Evaluator evaluator;
    private readonly SegmentNames names;

    // The segment of the setting that holds, under the empty name, and of each note under its statement's.
    private readonly Dictionary<string, string> current = new(StringComparer.Ordinal);
    private readonly HashSet<string> present = new(StringComparer.Ordinal);
    private readonly HashSet<string> recalled = new(StringComparer.Ordinal);
    private readonly HashSet<string> unanswered = new(StringComparer.Ordinal);

    public SceneMemory(ScenePages pages, LiveCast cast, LoreMentions lore, RunScope scope, Evaluator evaluator)
    {
        (this.pages, this.cast, this.lore, this.scope, this.evaluator) = (pages, cast, lore, scope, evaluator);
        names = new SegmentNames();
    }

    private SceneMemory(SceneMemory other, ScenePages pages, RunScope scope, Evaluator evaluator)
    {
        (this.pages, cast, lore, this.scope, this.evaluator) = (pages, other.cast, new LoreMentions(other.lore), scope, evaluator);
        Heard = new LastSaid(other.Heard);
        names = new SegmentNames(other.names);
        foreach (var (key, segment) in other.current)
        {
            current[key] = segment;
        }

        present.UnionWith(other.present);
        recalled.UnionWith(other.recalled);
        unanswered.UnionWith(other.unanswered);
    }

    /// <summary>The last text of the story.</summary>
    public LastSaid Heard { get; } = new();

    /// <summary>The same memory, in a branch.</summary>
    public SceneMemory Fork(ScenePages fork, RunScope slots, Evaluator values) => new(this, fork, slots, values);

    /// <summary>Writes a text of the author's; a setting or note takes the place of what it said before.</summary>
    public void Write(Instruction.Write write, FluxValue.Character speaker, AuthorText said)
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

        var named = cast.At([speaker], said.Written);
        unanswered.UnionWith(named);
        BeginBeat(segment, named);
        var text = pages.Writer.Write(write.Kind, speaker.Display, said.Text);
        var depth = write.Depth is null ? null : (int?)evaluator.Integer(write.Depth);
        pages.Write(new WrittenSegment(segment, write.Segments, text, Kept: holds, depth, holds ? null : speaker.Id), again: false);
        if (holds)
        {
            lore.Holds(key, text.Text);
        }
        else
        {
            lore.Said(text.Text);
            Heard.Say(said.Text);
        }

        EndBeat();
    }

    /// <summary>A beat begins: the definitions that it needs come into the window.</summary>
    /// <param name="beat">The beat's name.</param>
    /// <param name="named">Who is live at it beside those who are present.</param>
    private void BeginBeat(string beat, IEnumerable<string> named)
    {
        var live = new HashSet<string>(present, StringComparer.Ordinal);
        live.UnionWith(named);
        live.UnionWith(recalled);
        recalled.Clear();
        pages.BeginBeat(beat, live);
    }

    /// <summary>A turn begins: the definitions that it needs and the lore that matters come in, and notes go back to their places.</summary>
    /// <param name="segment">The turn's segment.</param>
    /// <param name="speakers">Who may speak.</param>
    public void BeginTurn(string segment, IEnumerable<FluxValue.Character> speakers)
    {
        BeginBeat(segment, cast.At(speakers, "").Union(unanswered, StringComparer.Ordinal));
        unanswered.Clear();
        pages.BringLore(lore.ForTurn());
        pages.RestoreNotes();
    }

    /// <summary>A turn is over.</summary>
    public void EndTurn(string said)
    {
        lore.Said(said);
        Heard.Say(said);
        EndBeat();
        pages.ReleaseRecalled();
    }

    /// <summary>The beat is over.</summary>
    public void EndBeat() => pages.EndBeat(present);

    /// <summary>A character comes in, or goes: while it is present, its definition is wanted in the window.</summary>
    public void Presence(Instruction.Presence presence)
    {
        switch (Evaluator.Single(evaluator.Evaluate(presence.Who)))
        {
            case FluxValue.Character who:
                SetPresent(who.Id, presence.Enters);
                break;
            case FluxValue.Lore entry:
                lore.SetPresent(entry.Id, presence.Enters);
                break;
        }
    }

    /// <summary>The segments that <c>keep</c>, <c>forget</c> or <c>recall</c> speaks of.</summary>
    private IReadOnlyList<string> Targets(RetainTarget target)
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

    /// <summary>Keeps or forgets what a statement names, or writes it again.</summary>
    /// <param name="retain">The statement.</param>
    /// <param name="nextBeat">Called where a beat begins: a text that is recalled is one.</param>
    public void Retain(Instruction.Retain retain, Action nextBeat)
    {
        if (retain.Target.Kind == RetainTargetKind.Lore)
        {
            RetainLore(retain.Action, retain.Target.Name);
            return;
        }

        foreach (var segment in Targets(retain.Target))
        {
            if (retain.Target.Kind == RetainTargetKind.Definition)
            {
                RetainDefinition(retain.Action, segment);
            }
            else if (retain.Action == RetainAction.Keep)
            {
                pages.Retain(segment, kept: true);
            }
            else if (retain.Action == RetainAction.Forget)
            {
                pages.Remove(segment);
            }
            else if (pages.HasWritten(segment))
            {
                nextBeat();
                BeginBeat(names.NextRecall(segment), []);
                pages.Recall(segment);
                EndBeat();
            }
        }
    }

    private void RetainLore(RetainAction action, string entry)
    {
        switch (action)
        {
            case RetainAction.Keep:
                lore.SetPresent(entry, true);
                break;
            case RetainAction.Forget:
                lore.Forget(entry);
                pages.Remove(entry);
                break;
            default:
                lore.Recall(entry);
                break;
        }
    }

    private void RetainDefinition(RetainAction action, string who)
    {
        switch (action)
        {
            case RetainAction.Keep:
                SetPresent(who, true);
                break;
            case RetainAction.Forget:
                SetPresent(who, false);
                pages.Remove(who);
                break;
            default:
                recalled.Add(who);
                break;
        }
    }

    private void SetPresent(string who, bool here)
    {
        if (here)
        {
            present.Add(who);
        }
        else if (present.Remove(who))
        {
            pages.Leave(who);
        }
    }
}
