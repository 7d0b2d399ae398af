using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Layout;
using EigenFlux.Compiler.Liveness;
using EigenFlux.Compiler.Schedule;
using EigenFlux.Compiler.Targets;
using EigenFlux.Compiler.Values;
using EigenFlux.Compiler.Views;
using EigenFlux.Models;
using EigenFlux.Runtime.Amplitudes;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Pages;

namespace EigenFlux.Runtime.Loop;

/// <summary>
/// The pages of a scene: one for each model that speaks in it, since each has tokens of its own, and where not everyone sees everything, one
/// for all who see the same. The page that has what everyone sees, for the scene's own model, comes first; another model's is made when it
/// first speaks, from what is in the window then, and another's when some first see what others do not. Who has something pinned that not
/// all have has a view beside the page, which follows it and is computed only while its owner speaks.
/// </summary>
internal sealed class ScenePages : IDisposable
{
    private readonly RunState run;
    private readonly SceneProgram scene;
    private readonly IReadOnlyDictionary<string, FluxValue> arguments;
    private readonly int sessions;
    private readonly Action<FluxEvent> emit;
    private readonly SceneViews? views;
    private readonly List<ScenePage> pages = [];
    private readonly HashSet<string> recalled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WrittenSegment> written = new(StringComparer.Ordinal);

    /// <param name="run">The run.</param>
    /// <param name="scene">The scene.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="model">Its own model.</param>
    /// <param name="plan">The layout for that model.</param>
    /// <param name="views">Who sees what; null where everyone sees everything.</param>
    /// <param name="sessions">How many sessions a page may need at once.</param>
    /// <param name="emit">Receives the events.</param>
    public ScenePages(
        RunState run,
        SceneProgram scene,
        IReadOnlyDictionary<string, FluxValue> arguments,
        ILanguageModel model,
        ScenePlan plan,
        SceneViews? views,
        int sessions,
        Action<FluxEvent> emit)
    {
        (this.run, this.scene, this.arguments, this.views, this.sessions, this.emit) = (run, scene, arguments, views, sessions, emit);
        Writer = new TargetWriter(run.Image.Targets[scene.Name]);
        var main = new ScenePage(
            Open(model, null, plan, views?.Viewers), views?.Viewers, Writer, new LoreMentions(run.Image.Lore.Values));
        pages.Add(main);
        AddViews(main);
    }

    private ScenePages(ScenePages other, RunState branch, RunScope scope, Action<FluxEvent> emit)
    {
        (run, scene, arguments, views, sessions, this.emit) = (branch, other.scene, other.arguments, other.views, other.sessions, emit);
        Writer = other.Writer;
        foreach (var page in other.pages)
        {
            var copies = new LedgerCopies();
            pages.Add(page.Fork(page.Page.Fork(branch, copies, scope, emit), copies));
        }

        for (var i = 0; i < pages.Count; i++)
        {
            pages[i].Under = other.pages[i].Under is { } under ? pages[other.pages.IndexOf(under)] : null;
        }

        recalled.UnionWith(other.recalled);
        foreach (var (segment, text) in other.written)
        {
            written[segment] = text;
        }
    }

    /// <summary>The same pages, in a branch.</summary>
    public ScenePages Fork(RunState branch, RunScope scope, Action<FluxEvent> events) => new(this, branch, scope, events);

    public TargetWriter Writer { get; }

    /// <summary>The page of the scene's own model that has what everyone sees.</summary>
    public Page Main => pages[0].Page;

    /// <summary>All pages and views, the main page first.</summary>
    public IEnumerable<Page> All => pages.Select(page => page.Page);

    /// <summary>The pages without the views beside them: what happens to these depends on nothing that is one's own.</summary>
    public IEnumerable<Page> Grounds => pages.Where(page => page.Under is null).Select(page => page.Page);

    /// <summary>Is called with each page that is made later for another model, before anything is written to it.</summary>
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

    /// <summary>The page of a model that speaks, of what the speaker sees but for what is the speaker's own.</summary>
    public Page For(ModelProgram program, string speaker) => GroundFor(program, speaker).Page;

    /// <summary>
    /// Those who alone see a text get pages of their own where others see the same as they do up to here; what is there is computed once,
    /// before.
    /// </summary>
    public async ValueTask PartAsync(IReadOnlySet<string>? seers)
    {
        if (seers is null)
        {
            return;
        }

        foreach (var page in pages.Where(page => page.Under is null).ToList())
        {
            if (page.Readers is not { } readers || readers.All(seers.Contains) || !readers.Any(seers.Contains))
            {
                continue;
            }

            if (run.IsLive)
            {
                await page.Page.ComputeAllAsync().ConfigureAwait(false);
            }

            var staysHere = !seers.Contains(FluxValue.Character.Narrator.Id);
            var part = page.Part([.. readers.Where(name => seers.Contains(name) == staysHere)], emit);
            pages.Add(part);
            foreach (var view in pages.Where(view => view.Under == page && !page.IsOf(view.Readers![0])))
            {
                view.Under = part;
            }
        }
    }

    /// <summary>The pages that have a text.</summary>
    /// <param name="seers">Who alone sees it; null for everyone.</param>
    public IReadOnlyList<ScenePage> Of(IReadOnlySet<string>? seers) => [.. pages.Where(page => page.Sees(seers))];

    /// <summary>Every page.</summary>
    public IReadOnlyList<ScenePage> Each => pages;

    /// <summary>Whether the watch of that slot is on.</summary>
    public bool Watches(string slot) => All.Any(page => page.Premises?.Watches.Any(watch => watch.Slot == slot) == true);

    /// <summary>Scores what was said again where something before it changed.</summary>
    public void Settle()
    {
        foreach (var page in pages)
        {
            page.Page.Premises?.Settle();
        }
    }

    /// <summary>Whether the scene has written such a segment.</summary>
    public bool HasWritten(string segment) => written.ContainsKey(segment);

    /// <summary>Writes a segment to every page of those who see it.</summary>
    public void Write(WrittenSegment segment)
    {
        written[segment.Segment] = segment;
        foreach (var page in Of(segment.SeenBy))
        {
            Write(page.Page, segment, again: false);
        }
    }

    /// <summary>Makes ready what a turn is drawn from: the speaker's view, or the page where the speaker has nothing besides.</summary>
    /// <param name="program">The model.</param>
    /// <param name="speaker">Who speaks.</param>
    /// <returns>The page that the turn is generated on.</returns>
    public async ValueTask<Page> BeginTurnAsync(ModelProgram program, string speaker)
    {
        var ground = GroundFor(program, speaker);
        var view = pages.Find(page => page.Under == ground && page.IsOf(speaker)) ?? ground;
        if (view != ground)
        {
            await view.Page.RaiseAsync(ground.Page).ConfigureAwait(false);
        }

        view.Page.Tape = pages.Exists(page => page != view && page.Page.Model == view.Page.Model) ? new TurnTape() : null;
        return view.Page;
    }

    /// <summary>A turn is over: the page of everyone who sees it gets it, as it came onto the one that it was generated on.</summary>
    public void EndTurn(Page on, WrittenSegment turn)
    {
        written[turn.Segment] = turn;
        var tape = on.Tape;
        on.Tape = null;
        foreach (var page in Of(turn.SeenBy).Select(page => page.Page).Where(page => page != on))
        {
            if (tape is not null && page.Model == on.Model && page.Premises is null)
            {
                tape.Play(page);
            }
            else
            {
                Write(page, turn, again: false);
            }
        }

        var its = pages.Find(page => page.Page == on)!;
        if (!its.Sees(turn.SeenBy))
        {
            on.Remove(turn.Segment);
        }

        if (its.Under is not null)
        {
            on.Lower();
        }
    }

    /// <summary>Takes a segment out of the windows of those who see a text.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="seers">Who alone sees the text; null for everyone.</param>
    public void Remove(string segment, IReadOnlySet<string>? seers = null)
    {
        foreach (var page in Of(seers))
        {
            page.Page.Remove(segment);
        }
    }

    /// <summary>Makes the policy pass over a segment, or no longer.</summary>
    public void Retain(string segment, bool kept)
    {
        foreach (var page in pages)
        {
            page.Page.Retain(segment, kept);
        }
    }

    /// <summary>Writes a segment again where it is no longer whole in the window, and holds it until a turn has read it.</summary>
    public void Recall(string segment)
    {
        foreach (var page in Of(written[segment].SeenBy).Select(page => page.Page))
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
        foreach (var (segment, page) in recalled.SelectMany(_ => pages, (segment, page) => (segment, page)))
        {
            page.Page.Hold(segment, held: false);
        }

        recalled.Clear();
    }

    /// <summary>Puts notes with a depth back to their places.</summary>
    public void RestoreNotes(Page page) =>
        page.RestoreNotes(segment => (written[segment].Text.Tokenize(page.Tokenizer), written[segment].Text.Text));

    public void Dispose() => pages.ForEach(page => page.Dispose());

    private ScenePage GroundFor(ModelProgram program, string speaker)
    {
        var model = run.Open(program);
        if (Ground(model, speaker) is { } open)
        {
            return open;
        }

        var from = Ground(Main.Model, speaker)!;
        var page = Open(model, program.Uri, Plan(run, scene, arguments, model), from.Readers);
        Opened?.Invoke(page);
        foreach (var entry in from.Page.Entries.Where(entry => written.ContainsKey(entry.Segment)).ToList())
        {
            Write(page, written[entry.Segment] with { Kept = entry.Kept, Depth = null }, again: false);
        }

        var made = from.For(page, from.Readers);
        pages.Add(made);
        AddViews(made);
        return made;
    }

    private ScenePage? Ground(ILanguageModel model, string speaker) =>
        pages.Find(page => page.Under is null && ReferenceEquals(page.Page.Model, model) && page.IsOf(speaker));

    /// <summary>A view beside a page for each of its readers who has something besides.</summary>
    private void AddViews(ScenePage ground)
    {
        foreach (var reader in ground.Readers ?? [])
        {
            if (SecretsOf(ground.Page.Plan, reader) is { Count: > 0 } secrets)
            {
                pages.Add(ground.ViewOf(reader, secrets, emit));
            }
        }
    }

    /// <summary>What one has in the window that its page does not hold.</summary>
    private static IReadOnlyList<PlannedSegment> SecretsOf(ScenePlan plan, string viewer) =>
        plan.Views.FirstOrDefault(view => view.Names.Contains(viewer))?.Secrets ?? [];

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

    private Page Open(ILanguageModel model, string? name, ScenePlan plan, IReadOnlyList<string>? readers) => new(
        run,
        sessions,
        model,
        name,
        plan,
        Universes(model, plan),
        new PageLedger(plan.Window, plan.Reserve, scene.Deletion, plan.Summary?.Tokens.Max ?? 0),
        scene.Cache,
        readers is null ? null : new PageViews([.. readers.Where(reader => SecretsOf(plan, reader).Count == 0)]),
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
        HasProbabilities = model.Info.Capabilities.HasFlag(ModelCapabilities.LogProbabilities),
    };
}
