using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Dynamics;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Planning.Views;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Windows;

/// <summary>
/// The windows of a scene: for each model that speaks in it, since each has tokens of its own, one that has what everyone sees, and beside it one
/// for all who see the same of what not everyone sees. The common window of the scene's own model comes first; another model's are made when it
/// first speaks, from what is in the windows then. A private window is computed only while one of its readers speaks.
/// </summary>
internal sealed class SceneWindows : IDisposable
{
    private readonly RunState run;
    private readonly SceneLayouts layouts;
    private readonly SceneViews? views;
    private readonly Action<FluxEvent> emit;
    private readonly List<Window> windows = [];
    private readonly HashSet<string> recalled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WrittenSegment> written = new(StringComparer.Ordinal);

    /// <param name="run">The run.</param>
    /// <param name="layouts">Lay the scene out.</param>
    /// <param name="model">Its own model.</param>
    /// <param name="plan">The layout for that model.</param>
    /// <param name="views">Who sees what; null if everyone sees everything.</param>
    /// <param name="emit">Receives the events.</param>
    public SceneWindows(RunState run, SceneLayouts layouts, ILanguageModel model, ScenePlan plan, SceneViews? views, Action<FluxEvent> emit)
    {
        (this.run, this.layouts, this.views, this.emit) = (run, layouts, views, emit);
        DeriveSecret(AddCommon(model, null, plan));
    }

    private SceneWindows(SceneWindows other, RunState branch, RunScope scope, Action<FluxEvent> emit)
    {
        (run, layouts, views, this.emit) = (branch, other.layouts, other.views, emit);
        windows.AddRange(other.windows.Select(window => window.Fork(branch, scope, emit)));
        recalled.UnionWith(other.recalled);
        foreach (var (segment, text) in other.written)
        {
            written[segment] = text;
        }
    }

    /// <summary>Writes the texts of the scene.</summary>
    public TargetWriter Writer => layouts.Writer;

    /// <summary>The window of the scene's own model that has what everyone sees.</summary>
    public Window Main => windows[0];

    /// <summary>All who have a view; nobody if everyone sees everything.</summary>
    public IReadOnlyList<string> Viewers => views?.Viewers ?? [];

    /// <summary>All windows, the main one first.</summary>
    public IReadOnlyList<Window> All => windows;

    /// <summary>The windows that have what everyone sees, one for each model: what happens to these depends on nothing that is private.</summary>
    public IEnumerable<Window> Common => windows.Where(window => window.Readers.IsCommon);

    /// <summary>Is called with each window that is made later for another model, before anything is written to it.</summary>
    public Action<Window>? Opened { get; set; }

    /// <summary>A segment that the scene has written.</summary>
    public WrittenSegment this[string segment] => written[segment];

    /// <summary>The same windows, in a branch.</summary>
    public SceneWindows Fork(RunState branch, RunScope scope, Action<FluxEvent> events) => new(this, branch, scope, events);

    /// <summary>The window of a model that speaks, with what everyone sees.</summary>
    public Window CommonFor(ModelProgram program)
    {
        var model = run.Services.Models.Open(program);
        if (windows.Find(window => window.Readers.IsCommon && ReferenceEquals(window.Model, model)) is { } open)
        {
            return open;
        }

        var common = AddCommon(model, program.Uri, layouts.Plan(model));
        Transcribe(Main, common);
        return common;
    }

    /// <summary>Those who alone see a text get windows of their own if others see the same as they do up to here.</summary>
    public void Split(Audience audience)
    {
        if (views is null || audience.ContainsAll(views.Viewers))
        {
            return;
        }

        foreach (var window in windows.ToList())
        {
            var readers = window.Readers;
            var leaving = readers.Names.Where(audience.Contains).ToList();
            if (leaving.Count > 0 && (readers.IsCommon || leaving.Count < readers.Names.Count))
            {
                windows.Add(window.Split(leaving));
            }
        }
    }

    /// <summary>The windows that have a text.</summary>
    /// <param name="audience">Who sees it.</param>
    public IReadOnlyList<Window> Of(Audience audience) => [.. windows.Where(window => window.Readers.Have(audience))];

    /// <summary>Whether the watch of that slot is on.</summary>
    public bool Watches(string slot) => windows.Any(window => window.Premises?.Watches.Any(watch => watch.Slot == slot) == true);

    /// <summary>Scores what was said again if something before it changed.</summary>
    public void Settle()
    {
        foreach (var window in windows)
        {
            window.Premises?.Settle();
        }
    }

    /// <summary>Whether the scene has written such a segment.</summary>
    public bool HasWritten(string segment) => written.ContainsKey(segment);

    /// <summary>Writes a segment to every window of those who see it.</summary>
    public void Write(WrittenSegment segment)
    {
        written[segment.Segment] = segment;
        foreach (var window in Of(segment.SeenBy))
        {
            Write(window, segment, again: false);
        }
    }

    /// <summary>Prepares the window that a turn is generated in: the speaker's own, or the common one if the speaker sees what everyone sees.</summary>
    /// <param name="program">The model.</param>
    /// <param name="speaker">Who speaks.</param>
    public async ValueTask<Window> BeginTurnAsync(ModelProgram program, string speaker)
    {
        var common = CommonFor(program);
        var window = PrivateOf(common, speaker) ?? common;
        if (window != common)
        {
            await window.RaiseAsync(common).ConfigureAwait(false);
        }

        window.Tape = windows.Exists(other => other != window && other.Model == window.Model) ? new TurnTape() : null;
        return window;
    }

    /// <summary>What has been said of a turn that is generated in a private window comes into others, if a watch hears it there.</summary>
    /// <param name="on">The window that it is generated in.</param>
    /// <param name="audience">Who sees it.</param>
    public void Overhear(Window on, Audience audience)
    {
        foreach (var window in Of(audience).Where(window => window != on && window.Model == on.Model && window.Premises is { Watches.Count: > 0 }))
        {
            on.Tape?.Play(window);
        }
    }

    /// <summary>A turn is over: the window of everyone who sees it gets it, as it came into the one that it was generated in.</summary>
    public void EndTurn(Window on, WrittenSegment turn)
    {
        written[turn.Segment] = turn;
        var tape = on.Tape;
        on.Tape = null;
        foreach (var window in Of(turn.SeenBy).Where(window => window != on))
        {
            if (tape is not null && window.Model == on.Model)
            {
                tape.Play(window);
            }
            else
            {
                Write(window, turn, again: false);
            }
        }

        if (!on.Readers.Have(turn.SeenBy))
        {
            on.Remove(turn.Segment);
        }

        if (!on.Readers.IsCommon)
        {
            on.Lower();
        }
    }

    /// <summary>Takes a segment out of the windows of those who see a text.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="audience">Who sees the text.</param>
    public void Remove(string segment, Audience audience)
    {
        foreach (var window in Of(audience))
        {
            window.Remove(segment);
        }
    }

    /// <summary>Makes the policy pass over a segment, or no longer.</summary>
    public void Retain(string segment, bool kept) => windows.ForEach(window => window.Retain(segment, kept));

    /// <summary>Makes the policy pass over a segment while it can, or no longer.</summary>
    public void Hold(string segment, bool held) => windows.ForEach(window => window.Hold(segment, held));

    /// <summary>Writes a segment again if it is no longer whole in the window, and holds it until a turn has read it.</summary>
    public void Recall(string segment)
    {
        foreach (var window in Of(written[segment].SeenBy))
        {
            if (!window.HoldsWhole(segment))
            {
                window.Remove(segment);
                Write(window, written[segment], again: true);
            }

            window.Hold(segment, held: true);
        }

        recalled.Add(segment);
    }

    /// <summary>A turn has read what was recalled: it is held no longer.</summary>
    public void ReleaseRecalled()
    {
        foreach (var (segment, window) in recalled.SelectMany(_ => windows, (segment, window) => (segment, window)))
        {
            window.Hold(segment, held: false);
        }

        recalled.Clear();
    }

    /// <summary>Puts notes with a depth back to their places.</summary>
    public void RestoreNotes(Window window) =>
        window.RestoreNotes(segment => (written[segment].Text.Tokenize(window.Tokenizer), written[segment].Text.Text));

    public void Dispose() => windows.ForEach(window => window.Dispose());

    /// <summary>The private window of a viewer; null if the viewer has the common one.</summary>
    private Window? PrivateOf(Window common, string viewer)
    {
        if (Find(common.Model) is { } own)
        {
            return own;
        }

        if (Find(Main.Model) is not { } from)
        {
            return null;
        }

        var derived = common.Derive(from.Readers.Names, SecretsOf(common.Plan, viewer), IsTranscribed);
        Transcribe(from, derived);
        windows.Add(derived);
        return derived;

        Window? Find(ILanguageModel model) =>
            windows.Find(window => !window.Readers.IsCommon && ReferenceEquals(window.Model, model) && window.Readers.Include(viewer));
    }

    /// <summary>Whether a segment is written anew when a window of another model is made: the story and its summary.</summary>
    private bool IsTranscribed(string segment) => segment == SegmentNames.Summary || written.ContainsKey(segment);

    /// <summary>Writes what is in a window into a window of another model.</summary>
    private void Transcribe(Window from, Window to)
    {
        Opened?.Invoke(to);
        foreach (var entry in from.Entries.Where(entry => written.ContainsKey(entry.Segment)).ToList())
        {
            Write(to, written[entry.Segment] with { Kept = entry.Kept, Depth = null }, again: false);
        }

        to.Lore.Follow(from.Lore);
        to.Definitions.Follow(from.Definitions);
    }

    private Window AddCommon(ILanguageModel model, string? name, ScenePlan plan)
    {
        var readers = views is null
            ? WindowReaders.Everyone()
            : new WindowReaders(
                windows.Count > 0 ? Main.Readers.Names : [.. views.Viewers.Where(viewer => SecretsOf(plan, viewer).Count == 0)], views.Viewers, isCommon: true);
        var common = layouts.Open(run, model, name, plan, readers, emit);
        windows.Add(common);
        return common;
    }

    /// <summary>Each viewer who has something pinned that not everyone has gets a private window.</summary>
    private void DeriveSecret(Window common)
    {
        foreach (var viewer in Viewers)
        {
            if (SecretsOf(common.Plan, viewer) is { Count: > 0 } secrets)
            {
                windows.Add(common.Derive([viewer], secrets));
            }
        }
    }

    /// <summary>What is pinned in the window of a viewer, and not in everyone's.</summary>
    private static IReadOnlyList<PlannedSegment> SecretsOf(ScenePlan plan, string viewer) =>
        plan.Views.FirstOrDefault(view => view.Names.Contains(viewer))?.Secrets ?? [];

    private static void Write(Window window, WrittenSegment segment, bool again)
    {
        var tokens = segment.Text.Tokenize(window.Tokenizer);
        window.Write(
            new LedgerEntry(segment.Segment, segment.Kind) { Kept = segment.Kept, Depth = segment.Depth },
            tokens,
            segment.Text.Text,
            again,
            segment.Speaker is null || window.Premises is null ? null : Spoken.Of(segment.Speaker, segment.Text, tokens, window.Tokenizer));
    }
}
