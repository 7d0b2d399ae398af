using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Mentions;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Windows;

/// <summary>What the statements of a scene keep in its windows: settings and notes that hold, who is present, what is kept.</summary>
internal sealed class SceneMemory
{
    private readonly SceneWindows windows;
    private readonly LiveCast cast;
    private readonly RunScope scope;
    private readonly Evaluator evaluator;
    private readonly SegmentNames names;

    // The segments of the settings that hold, under the empty name, and of each note under its statement's: one for each view at most.
    private readonly Dictionary<string, HeldTexts> current = new(StringComparer.Ordinal);
    private readonly HashSet<string> present = new(StringComparer.Ordinal);
    private readonly HashSet<string> recalled = new(StringComparer.Ordinal);

    public SceneMemory(SceneWindows windows, LiveCast cast, RunScope scope, Evaluator evaluator)
    {
        (this.windows, this.cast, this.scope, this.evaluator) = (windows, cast, scope, evaluator);
        names = new SegmentNames();
    }

    private SceneMemory(SceneMemory other, SceneWindows windows, RunScope scope, Evaluator evaluator)
    {
        (this.windows, cast, this.scope, this.evaluator) = (windows, other.cast, scope, evaluator);
        Heard = new LastSaid(other.Heard);
        names = new SegmentNames(other.names);
        foreach (var (key, held) in other.current)
        {
            current[key] = new HeldTexts(held);
        }

        present.UnionWith(other.present);
        recalled.UnionWith(other.recalled);
    }

    /// <summary>The last text of the story.</summary>
    public LastSaid Heard { get; } = new();

    /// <summary>The same memory, in a branch.</summary>
    public SceneMemory Fork(SceneWindows fork, RunScope slots, Evaluator values) => new(this, fork, slots, values);

    /// <summary>Writes a text of the author's; a setting or note takes the place of what it said before, in the same windows.</summary>
    public void Write(Instruction.Write write, FluxValue.Character speaker, AuthorText said, Audience audience)
    {
        windows.Split(audience);
        var holds = write.Kind is WriteKind.Setting or WriteKind.Note;
        var key = write.Kind == WriteKind.Setting ? "" : write.Id;
        var segment = names.Next(write.Id);
        if (holds)
        {
            Replace(key, segment, audience);
        }

        var named = cast.At([speaker], said.Written);
        var live = LiveWith(named);
        var seeing = windows.Of(audience).ToHashSet();
        foreach (var window in windows.All)
        {
            if (seeing.Contains(window))
            {
                window.Definitions.BeginText(segment, live, named);
            }
            else
            {
                window.Definitions.Pass(segment, live, present);
            }
        }

        var text = windows.Writer.Write(write.Kind, speaker.Display, said.Text);
        var depth = write.Depth is null ? null : evaluator.Depth(write.Depth);
        windows.Write(new WrittenSegment(segment, write.Segments, text, Kept: holds, depth, holds ? null : speaker.Id) { SeenBy = audience });
        if (!holds)
        {
            Heard.Say(said.Text, audience);
        }

        foreach (var window in windows.Of(audience))
        {
            if (holds)
            {
                window.Lore.Mentions.Holds(key, text.Text);
            }
            else
            {
                window.Lore.Mentions.Said(text.Text);
            }

            window.Definitions.EndBeat(present);
        }
    }

    /// <summary>A turn begins: the definitions that it needs and the lore that matters come in, and notes go back to their places.</summary>
    /// <param name="segment">The turn's segment.</param>
    /// <param name="speakers">Who may speak.</param>
    /// <param name="audience">Who sees the turn.</param>
    /// <param name="isGenerated">Whether a model of this scene may generate it.</param>
    public void BeginTurn(string segment, IReadOnlyList<FluxValue.Character> speakers, Audience audience, bool isGenerated)
    {
        windows.Split(audience);
        foreach (var speaker in speakers.DefaultIfEmpty(FluxValue.Character.Narrator).Where(speaker => !audience.Contains(speaker.Id)))
        {
            // Who says what only others may have in their windows has it while it is said, and alone.
            windows.Split(Audience.Of(speaker.Id));
        }

        var live = LiveWith(cast.At(speakers, ""));
        foreach (var window in windows.All)
        {
            if (!window.Readers.Have(audience) && !IsOf(window, speakers))
            {
                window.Definitions.Pass(segment, live, present);
                continue;
            }

            window.Definitions.BeginTurn(segment, live, isGenerated);
            window.Lore.BeginTurn();
            windows.RestoreNotes(window);
        }
    }

    /// <summary>A turn is over.</summary>
    /// <param name="said">Its text.</param>
    /// <param name="speaker">Who spoke.</param>
    /// <param name="audience">Who saw it.</param>
    public void EndTurn(string said, FluxValue.Character speaker, Audience audience)
    {
        Heard.Say(said, audience);
        foreach (var window in windows.All)
        {
            if (window.Readers.Have(audience))
            {
                window.Lore.Mentions.Said(said);
            }

            if (window.Readers.Have(audience) || window.Readers.Include(speaker.Id))
            {
                window.Definitions.EndBeat(present);
            }
        }

        windows.ReleaseRecalled();
    }

    private static bool IsOf(Window window, IReadOnlyList<FluxValue.Character> speakers) =>
        speakers.DefaultIfEmpty(FluxValue.Character.Narrator).Any(speaker => window.Readers.Include(speaker.Id));

    /// <summary>Who is live at a beat: who is present, who is live at it besides, and who was recalled.</summary>
    private HashSet<string> LiveWith(IEnumerable<string> named)
    {
        var live = new HashSet<string>(present, StringComparer.Ordinal);
        live.UnionWith(named);
        live.UnionWith(recalled);
        recalled.Clear();
        return live;
    }

    private void Replace(string key, string segment, Audience audience)
    {
        if (!current.TryGetValue(key, out var holding))
        {
            current[key] = holding = new HeldTexts();
        }

        foreach (var previous in holding.Replace(segment, audience, windows.Viewers))
        {
            windows.Remove(previous, audience);
        }
    }

    /// <summary>A character comes in, or goes: while it is present, its definition is wanted in the window.</summary>
    public void Presence(Instruction.Presence presence)
    {
        switch (Evaluator.Single(evaluator.Evaluate(presence.Who)))
        {
            case FluxValue.Character who:
                SetPresent(who.Id, presence.Enters);
                break;
            case FluxValue.Lore entry:
                ForLore(mentions => mentions.SetPresent(entry.Id, presence.Enters));
                break;
        }
    }

    /// <summary>The segments that <c>keep</c>, <c>forget</c> or <c>recall</c> speaks of.</summary>
    private IReadOnlyList<string> Targets(RetainTarget target)
    {
        switch (target.Kind)
        {
            case RetainTargetKind.Setting:
                return current.TryGetValue("", out var setting) ? [.. setting.Segments] : [];
            case RetainTargetKind.Note:
                return [.. current.Where(pair => pair.Key.Length > 0).SelectMany(pair => pair.Value.Segments)];
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
            else if (retain is { Action: RetainAction.Keep, Weight: not null })
            {
                windows.Hold(segment, held: true);
            }
            else if (retain.Action == RetainAction.Keep)
            {
                windows.Retain(segment, kept: true);
            }
            else if (retain.Action == RetainAction.Forget)
            {
                windows.Remove(segment, Audience.Everyone);
            }
            else if (windows.HasWritten(segment))
            {
                nextBeat();
                Recall(segment);
            }
        }
    }

    private void Recall(string segment)
    {
        var audience = windows[segment].SeenBy;
        var (beat, live) = (names.NextRecall(segment), LiveWith([]));
        foreach (var window in windows.Of(audience))
        {
            window.Definitions.BeginText(beat, live, []);
        }

        windows.Recall(segment);
        foreach (var window in windows.Of(audience))
        {
            window.Definitions.EndBeat(present);
        }
    }

    private void ForLore(Action<LoreMentions> change)
    {
        foreach (var window in windows.All)
        {
            change(window.Lore.Mentions);
        }
    }

    private void RetainLore(RetainAction action, string entry)
    {
        switch (action)
        {
            case RetainAction.Keep:
                ForLore(mentions => mentions.SetPresent(entry, true));
                break;
            case RetainAction.Forget:
                ForLore(mentions => mentions.Forget(entry));
                windows.Remove(entry, Audience.Everyone);
                break;
            default:
                ForLore(mentions => mentions.Recall(entry));
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
                windows.Remove(who, Audience.Everyone);
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
            foreach (var window in windows.All)
            {
                window.Definitions.Leave(who);
            }
        }
    }
}
