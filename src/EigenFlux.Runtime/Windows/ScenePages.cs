using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Amplitudes;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Mentions;
using EigenFlux.Scenes.Planning;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Planning.Views;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Windows;

/// <summary>
/// The pages of a scene: for each model that speaks in it, since each has tokens of its own, one that has what everyone sees, and beside it one
/// for all who see the same of what not everyone sees. The scene's own model's common page comes first; another model's are made when it
/// first speaks, from what is in the windows then. A page beside the common one is computed only while one of its readers speaks.
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
        AddSecrets(AddCommon(model, null, plan));
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

    /// <summary>All who have a view; nobody where everyone sees everything.</summary>
    public IReadOnlyList<string> Viewers => views?.Viewers ?? [];

    /// <summary>All pages, the main page first.</summary>
    public IEnumerable<Page> All => pages.Select(page => page.Page);

    /// <summary>The pages that have what everyone sees, one for each model: what happens to these depends on nothing that is one's own.</summary>
    public IEnumerable<Page> Common => pages.Where(page => page.IsCommon).Select(page => page.Page);

    /// <summary>Is called with each page that is made later for another model, before anything is written to it.</summary>
    public Action<Page>? Opened { get; set; }

    /// <summary>A segment that the scene has written.</summary>
    public WrittenSegment this[string segment] => written[segment];

    /// <summary>Lays a scene out for a model.</summary>
    /// <exception cref="RunFaultException">It cannot be laid out.</exception>
    public static ScenePlan Plan(RunState run, SceneProgram scene, IReadOnlyDictionary<string, FluxValue> arguments, ILanguageModel model)
    {
        var context = Context(run, scene, arguments, model);
        var plan = ScenePlanner.Plan(scene, context with { Advises = false });
        return plan.Problems.Any(problem => problem.IsFatal) && ScenePlanner.Plan(scene, context).Problems.First(problem => problem.IsFatal) is { } fatal
            ? throw new RunFaultException(new RunFault.PlanRefused(scene.Name, fatal) { Site = fatal.Site })
            : plan;
    }

    /// <summary>The page of a model that speaks, with what everyone sees.</summary>
    public Page For(ModelProgram program) => CommonFor(program).Page;

    /// <summary>Those who alone see a text get pages of their own where others see the same as they do up to here.</summary>
    public void Part(Audience audience)
    {
        if (views is null || audience.ContainsAll(views.Viewers))
        {
            return;
        }

        foreach (var page in pages.ToList())
        {
            var leaving = page.Readers!.Where(audience.Contains).ToList();
            if (leaving.Count > 0 && (page.IsCommon || leaving.Count < page.Readers!.Count))
            {
                pages.Add(page.Part(leaving, emit));
            }
        }
    }

    /// <summary>The pages that have a text.</summary>
    /// <param name="audience">Who sees it.</param>
    public IReadOnlyList<ScenePage> Of(Audience audience) => [.. pages.Where(page => page.Sees(audience))];

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

    /// <summary>Makes ready what a turn is drawn from: the speaker's own page, or the common one where the speaker sees what everyone sees.</summary>
    /// <param name="program">The model.</param>
    /// <param name="speaker">Who speaks.</param>
    /// <returns>The page that the turn is generated on.</returns>
    public async ValueTask<Page> BeginTurnAsync(ModelProgram program, string speaker)
    {
        var common = CommonFor(program);
        var page = OwnOf(common, speaker) ?? common;
        if (!page.IsCommon)
        {
            await page.Page.RaiseAsync(common.Page).ConfigureAwait(false);
        }

        page.Page.Tape = pages.Exists(other => other != page && other.Page.Model == page.Page.Model) ? new TurnTape() : null;
        return page.Page;
    }

    /// <summary>What has been said of a turn that is generated beside the page of what everyone sees comes there, where a watch hears it.</summary>
    /// <param name="on">The page that it is generated on.</param>
    /// <param name="audience">Who sees it.</param>
    public void Overhear(Page on, Audience audience)
    {
        foreach (var page in Of(audience).Select(page => page.Page).Where(page => page != on && page.Model == on.Model && page.Premises is { Watches.Count: > 0 }))
        {
            on.Tape?.Play(page);
        }
    }

    /// <summary>A turn is over: the page of everyone who sees it gets it, as it came onto the one that it was generated on.</summary>
    public void EndTurn(Page on, WrittenSegment turn)
    {
        written[turn.Segment] = turn;
        var tape = on.Tape;
        on.Tape = null;
        foreach (var page in Of(turn.SeenBy).Select(page => page.Page).Where(page => page != on))
        {
            if (tape is not null && page.Model == on.Model)
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

        if (!its.IsCommon)
        {
            on.Lower();
        }
    }

    /// <summary>Takes a segment out of the windows of those who see a text.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="audience">Who sees the text.</param>
    public void Remove(string segment, Audience audience)
    {
        foreach (var page in Of(audience))
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

    private ScenePage CommonFor(ModelProgram program)
    {
        var model = run.Services.Models.Open(program);
        if (pages.Find(page => page.IsCommon && ReferenceEquals(page.Page.Model, model)) is { } open)
        {
            return open;
        }

        var common = AddCommon(model, program.Uri, Plan(run, scene, arguments, model));
        Transcribe(pages[0], common);
        return common;
    }

    /// <summary>The page beside a common one that is somebody's window; null where the common one is.</summary>
    private ScenePage? OwnOf(ScenePage common, string viewer)
    {
        if (Own(common.Page.Model) is { } own)
        {
            return own;
        }

        if (Own(Main.Model) is not { } from)
        {
            return null;
        }

        var made = common.Beside(from.Readers!, SecretsOf(common.Page.Plan, viewer), emit, IsTranscribed);
        Transcribe(from, made);
        pages.Add(made);
        return made;

        ScenePage? Own(ILanguageModel model) => pages.Find(page => !page.IsCommon && ReferenceEquals(page.Page.Model, model) && page.IsOf(viewer));
    }

    /// <summary>Whether a segment is written anew where a page of another model is made: the story and its summary.</summary>
    private bool IsTranscribed(string segment) => segment == SegmentNames.Summary || written.ContainsKey(segment);

    /// <summary>Writes what is in the window of a page onto another model's.</summary>
    private void Transcribe(ScenePage from, ScenePage to)
    {
        Opened?.Invoke(to.Page);
        foreach (var entry in from.Page.Entries.Where(entry => written.ContainsKey(entry.Segment)).ToList())
        {
            Write(to.Page, written[entry.Segment] with { Kept = entry.Kept, Depth = null }, again: false);
        }

        to.Follow(from);
    }

    private ScenePage AddCommon(ILanguageModel model, string? name, ScenePlan plan)
    {
        List<string>? readers = views is null
            ? null
            : [.. pages.Count > 0 ? pages[0].Readers! : views.Viewers.Where(viewer => SecretsOf(plan, viewer).Count == 0)];
        var common = new ScenePage(Open(model, name, plan, readers), readers, views?.Viewers, Writer, new LoreMentions(run.Image.Lore.Values, run.Image.Characters.Values));
        pages.Add(common);
        return common;
    }

    /// <summary>A page beside the common one for each who has something pinned that not everyone has.</summary>
    private void AddSecrets(ScenePage common)
    {
        foreach (var viewer in views?.Viewers ?? [])
        {
            if (SecretsOf(common.Page.Plan, viewer) is { Count: > 0 } secrets)
            {
                pages.Add(common.Beside([viewer], secrets, emit));
            }
        }
    }

    /// <summary>What is pinned in one's window, and not in everyone's.</summary>
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
        readers is null ? null : new PageViews([.. readers]),
        emit);

    /// <summary>What the premises that the scene watches change in a model's window; none where it gives no probabilities.</summary>
    /// <exception cref="RunFaultException">The model has no room for one of them.</exception>
    private IReadOnlyList<PremisePlan> Universes(ILanguageModel model, ScenePlan plan)
    {
        if (!model.Info.Capabilities.HasFlag(ModelCapabilities.LogProbabilities))
        {
            return [];
        }

        var context = Context(run, scene, arguments, model);
        var universes = PremisePlanner.Plan(scene, plan, run.Image.Premises, context);
        var most = model.Info.MaximumWindow;
        return universes.FirstOrDefault(universe => plan.Window + universe.Excess > most) is { } tooLong
            ? throw new RunFaultException(new RunFault.PremiseTooLong(
                tooLong.Premise, scene.Name, plan.Window + tooLong.Excess, most, PremisePlanner.WindowWithRoom(scene, plan, run.Image.Premises, context))
            {
                Site = run.Image.Premises[tooLong.Premise].Site,
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
        Cancellation = run.Services.Cancellation,
    };
}
