using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Layout;
using EigenFlux.Compiler.Schedule;
using EigenFlux.Compiler.Targets;
using EigenFlux.Compiler.Values;
using EigenFlux.Models;
using EigenFlux.Runtime.Amplitudes;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Pages;

namespace EigenFlux.Runtime.Loop;

/// <summary>
/// The pages of a scene: one for each model that speaks in it, since each has tokens of its own. All get the same texts; the page of
/// the scene's own model comes first, and another's is made when its model first speaks, from what is in the window then.
/// </summary>
internal sealed class ScenePages : IDisposable
{
    private readonly RunState run;
    private readonly SceneProgram scene;
    private readonly IReadOnlyDictionary<string, FluxValue> arguments;
    private readonly int sessions;
    private readonly Action<FluxEvent> emit;
    private readonly List<Page> pages = [];
    private readonly Dictionary<Page, PageDefinitions> definitions = [];
    private readonly Dictionary<Page, LoreShelf> lore = [];
    private readonly HashSet<string> recalled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WrittenSegment> written = new(StringComparer.Ordinal);

    /// <param name="run">The run.</param>
    /// <param name="scene">The scene.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="model">Its own model.</param>
    /// <param name="plan">The layout for that model.</param>
    /// <param name="sessions">How many sessions a page may need at once.</param>
    /// <param name="emit">Receives the events.</param>
    public ScenePages(
        RunState run,
        SceneProgram scene,
        IReadOnlyDictionary<string, FluxValue> arguments,
        ILanguageModel model,
        ScenePlan plan,
        int sessions,
        Action<FluxEvent> emit)
    {
        (this.run, this.scene, this.arguments, this.sessions, this.emit) = (run, scene, arguments, sessions, emit);
        Writer = new TargetWriter(run.Image.Targets[scene.Name]);
        Add(Open(model, null, plan));
    }

    private ScenePages(ScenePages other, RunState branch, RunScope scope, Action<FluxEvent> emit)
    {
        (run, scene, arguments, sessions, this.emit) = (branch, other.scene, other.arguments, other.sessions, emit);
        (Writer, beat) = (other.Writer, other.beat);
        foreach (var page in other.pages)
        {
            var copies = new LedgerCopies();
            var fork = page.Fork(branch, copies, scope, emit);
            pages.Add(fork);
            definitions[fork] = other.definitions[page].Fork(fork, copies);
            lore[fork] = other.lore[page].Fork(copies);
        }

        recalled.UnionWith(other.recalled);
        foreach (var (segment, text) in other.written)
        {
            written[segment] = text;
        }
    }

    /// <summary>The same pages, in a branch.</summary>
    public ScenePages Fork(RunState branch, RunScope scope, Action<FluxEvent> events) => new(this, branch, scope, events);

    private (string Name, IReadOnlySet<string> Live) beat = ("", new HashSet<string>());

    public TargetWriter Writer { get; }

    /// <summary>The page of the scene's own model.</summary>
    public Page Main => pages[0];

    /// <summary>All pages, the scene's own model's first.</summary>
    public IReadOnlyList<Page> All => pages;

    /// <summary>Is called with each page that is made later, before anything is written to it.</summary>
    public Action<Page>? Opened { get; set; }

    /// <summary>A segment that the scene has written.</summary>
    public WrittenSegment this[string segment] => written[segment];

    /// <summary>Lays a scene out for a model.</summary>
    /// <exception cref="RunFaultException">It cannot be laid out.</exception>
    public static ScenePlan Plan(RunState run, SceneProgram scene, IReadOnlyDictionary<string, FluxValue> arguments, ILanguageModel model)
    {
        var plan = ScenePlanner.Plan(scene, Context(run, scene, arguments, model));
        return plan.Problems.FirstOrDefault(problem => problem.IsFatal) is { } fatal
            ? throw new RunFaultException(new RunFault(RunFaultKind.PlanRefused, scene.Name, fatal.Site) { Details = [fatal] })
            : plan;
    }

    /// <summary>The page of a model that speaks.</summary>
    public Page For(ModelProgram program)
    {
        var model = run.Open(program);
        if (pages.Find(page => ReferenceEquals(page.Model, model)) is { } open)
        {
            return open;
        }

        var page = Open(model, program.Uri, Plan(run, scene, arguments, model));
        Opened?.Invoke(page);
        foreach (var entry in Main.Entries.Where(entry => written.ContainsKey(entry.Segment)).ToList())
        {
            Write(page, written[entry.Segment] with { Kept = entry.Kept, Depth = null }, again: false);
        }

        Add(page);
        definitions[page].BeginBeat(beat.Name, beat.Live);
        return page;
    }

    /// <summary>A beat begins: every page gets the definitions that it wants for it.</summary>
    public void BeginBeat(string name, IReadOnlySet<string> live)
    {
        beat = (name, live);
        pages.ForEach(page => definitions[page].BeginBeat(name, live));
    }

    /// <summary>The beat is over.</summary>
    public void EndBeat(IReadOnlySet<string> staying) =>
        pages.ForEach(page => definitions[page].EndBeat(beat.Name, beat.Live, staying));

    /// <summary>A character is no longer present.</summary>
    public void Leave(string character) => pages.ForEach(page => definitions[page].Leave(character));

    /// <summary>Before a turn: lore that matters comes into every window, and what matters no longer is let go.</summary>
    public void BringLore(IReadOnlySet<string> live)
    {
        foreach (var page in pages)
        {
            lore[page].Adjust(live, copy => page.Remove(copy.Segment), (copy, level, again) =>
            {
                var text = Writer.Lore(level.Text);
                page.Write(copy, text.Tokenize(page.Tokenizer), text.Text, again);
            });
        }
    }

    /// <summary>Whether the watch of that slot is on.</summary>
    public bool Watches(string slot) => pages.Exists(page => page.Premises?.Watches.Any(watch => watch.Slot == slot) == true);

    /// <summary>Scores what was said again where something before it changed.</summary>
    public void Settle() => pages.ForEach(page => page.Premises?.Settle());

    /// <summary>Whether the scene has written such a segment.</summary>
    public bool HasWritten(string segment) => written.ContainsKey(segment);

    /// <summary>Writes a segment to every page but the one that has it already.</summary>
    public void Write(WrittenSegment segment, bool again, Page? except = null)
    {
        written[segment.Segment] = segment;
        foreach (var page in pages.Where(page => page != except))
        {
            Write(page, segment, again);
        }
    }

    /// <summary>Takes a segment out of every window.</summary>
    public void Remove(string segment) => pages.ForEach(page => page.Remove(segment));

    /// <summary>Makes the policy pass over a segment, or no longer.</summary>
    public void Retain(string segment, bool kept) => pages.ForEach(page => page.Retain(segment, kept));

    /// <summary>Writes a segment again where it is no longer whole in the window, and holds it until a turn has read it.</summary>
    public void Recall(string segment)
    {
        foreach (var page in pages)
        {
            if (!page.HoldsWhole(segment))
            {
                page.Remove(segment);
                Write(page, written[segment], again: true);
            }

            page.Hold(segment, held: true);
        }

        recalled.Add(segment);
    }

    /// <summary>A turn has read what was recalled: it is held no longer.</summary>
    public void ReleaseRecalled()
    {
        foreach (var segment in recalled)
        {
            pages.ForEach(page => page.Hold(segment, held: false));
        }

        recalled.Clear();
    }

    /// <summary>Puts notes with a depth back to their places.</summary>
    public void RestoreNotes()
    {
        foreach (var page in pages)
        {
            page.RestoreNotes(segment => (written[segment].Text.Tokenize(page.Tokenizer), written[segment].Text.Text));
        }
    }

    public void Dispose() => pages.ForEach(page => page.Dispose());

    private void Add(Page page)
    {
        pages.Add(page);
        definitions[page] = new PageDefinitions(page, Writer);
        lore[page] = new LoreShelf(page.Plan.Lore, page.Plan.LoreBudget);
    }

    private static void Write(Page page, WrittenSegment segment, bool again)
    {
        var tokens = segment.Text.Tokenize(page.Tokenizer);
        page.Write(
            new LedgerEntry(segment.Segment, segment.Kind) { Kept = segment.Kept, Depth = segment.Depth },
            tokens,
            segment.Text.Text,
            again,
            segment.Speaker is null || page.Premises is null ? null : Spoken.Of(segment.Speaker, segment.Text, tokens, page.Tokenizer));
    }

    private Page Open(ILanguageModel model, string? name, ScenePlan plan) => new(
        run,
        sessions,
        model,
        name,
        plan,
        Universes(model, plan),
        new PageLedger(plan.Window, plan.Reserve, scene.Deletion, plan.Summary?.Tokens.Max ?? 0),
        scene.Cache,
        emit);

    /// <summary>What the premises that the scene watches change in a model's window; none where it gives no probabilities.</summary>
    /// <exception cref="RunFaultException">The model has no room for one of them.</exception>
    private IReadOnlyList<PremisePlan> Universes(ILanguageModel model, ScenePlan plan)
    {
        if (!model.Info.Capabilities.HasFlag(ModelCapabilities.LogProbabilities))
        {
            return [];
        }

        var universes = PremisePlanner.Plan(scene, plan, run.Image.Premises, Context(run, scene, arguments, model));
        var most = model.Info.MaximumWindow;
        return universes.FirstOrDefault(universe => plan.Window + universe.Excess > most) is { } tooLong
            ? throw new RunFaultException(new RunFault(RunFaultKind.PremiseTooLong, tooLong.Premise, run.Image.Premises[tooLong.Premise].Site)
            {
                Details = [scene.Name, plan.Window + tooLong.Excess, most, most - tooLong.Excess],
            })
            : universes;
    }

    private static SceneContext Context(
        RunState run, SceneProgram scene, IReadOnlyDictionary<string, FluxValue> arguments, ILanguageModel model) => new()
    {
        Characters = run.Image.Characters,
        Lore = run.Image.Lore,
        Globals = run.Globals,
        Arguments = arguments,
        Target = new TargetWriter(run.Image.Targets[scene.Name]),
        Tokenizer = model.Tokenizer,
        MaximumWindow = model.Info.MaximumWindow,
    };
}
