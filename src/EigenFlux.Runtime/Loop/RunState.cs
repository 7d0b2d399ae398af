using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Runtime.Auditing;
using EigenFlux.Runtime.Batching;
using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Pages;
using EigenFlux.Runtime.Persons;
using EigenFlux.Runtime.Telemetry;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Loop;

/// <summary>What all scenes of one run share: models, seeds, limits, and the stream of events. A branch has one of its own.</summary>
internal sealed class RunState
{
    // What branches add to the seed is far from what turns do.
    private const ulong BranchPart = 1UL << 40;
    private const ulong RetryPart = 1UL << 41;

    // A text or a list that is put together or looked through counts as a statement for each of so many characters, and an element as so many of them.
    private const int BuiltPerStep = 1024;
    private const int CharactersOfElement = 16;

    private readonly IModelHost models;
    private readonly Func<FluxEvent, ValueTask>? sink;
    private readonly List<FluxEvent> pending = [];
    private readonly Dictionary<ILanguageModel, int> turns = [];
    private readonly Dictionary<string, FluxValue> globals;
    private readonly Dictionary<string, ILanguageModel> opened;
    private readonly RunTotals totals;
    private readonly RunTelemetry? telemetry;
    private Rewind? rewind;
    private int recalledBranches;
    private SeededRandom random;
    private ulong seed;
    private ulong drawn;
    private ulong summaryDrawn;

    /// <param name="request">What the run is made from.</param>
    /// <param name="checkpointer">Takes the run's state down and up; null where nobody wants it.</param>
    /// <param name="cancellation">Ends the run.</param>
    public RunState(RunRequest request, Checkpointer? checkpointer, CancellationToken cancellation)
    {
        (Image, models, Options, Deck, Walker, sink) =
            (request.Image, request.Models, request.Options, request.Deck, request.Walker, request.Sink);
        (Checkpointer, Cancellation) = (checkpointer, cancellation);
        rewind = request.Rewind;
        var recalled = rewind?.Journal ?? request.From?.Journal;
        Journal = recalled is null ? new Journal() : new Journal(recalled);
        IsLive = !Journal.Recalls && request.From is not { IsFinished: true };
        Persons = new PersonLog(rewind?.Lines ?? []);
        Audit = new RunAudit(Options.AuditCacheEvery);
        seed = Options.Seed;
        random = new SeededRandom(SeededRandom.DeriveSeed(seed, ulong.MaxValue));
        totals = new RunTotals();
        telemetry = new RunTelemetry(Options.Time);
        opened = new Dictionary<string, ILanguageModel>(StringComparer.Ordinal);
        globals = new Dictionary<string, FluxValue>(StringComparer.Ordinal);
        var evaluator = new Evaluator(new RunScope(this, new Dictionary<string, FluxValue>()));
        foreach (var value in Image.Globals)
        {
            globals[value.Name] = evaluator.Evaluate(value.Value);
        }
    }

    private RunState(RunState parent, Walker walker, int branch, int width)
    {
        Around = parent.Around * width;
        (Image, models, Options, Deck, Walker, Cancellation) =
            (parent.Image, parent.models, parent.Options, parent.Deck, walker, parent.Cancellation);
        (globals, totals, opened, random) = (parent.globals, parent.totals, parent.opened, parent.random);
        (Journal, IsLive, Audit, Persons) = (new Journal(), true, parent.Audit, parent.Persons);
        Take(parent);
        Depth = parent.Depth;
        (IsSummarising, TimesTakenDown) = (parent.IsSummarising, parent.TimesTakenDown);
        seed = parent.seed;
        Become(branch);
    }

    public FluxImage Image { get; }

    public RunOptions Options { get; }

    /// <summary>Audits the caches, where the options ask for it.</summary>
    public RunAudit Audit { get; }

    public CancellationToken Cancellation { get; }

    public Deck Deck { get; }

    public Walker Walker { get; }

    public Journal Journal { get; }

    /// <summary>Whether models are asked; otherwise the run is being recalled from its journal.</summary>
    public bool IsLive { get; private set; }

    /// <summary>Whether this is one of several branches, of which one will go on.</summary>
    public bool IsBranch => sink is null;

    /// <summary>How many branches there may be at once of which this is one; 1 for the run itself.</summary>
    public int Around { get; } = 1;

    /// <summary>Whether a branch of a <c>choose</c> is being walked, or recalled.</summary>
    public bool IsWithinBranch => IsBranch || recalledBranches > 0;

    /// <summary>What persons have said.</summary>
    public PersonLog Persons { get; }

    /// <summary>How many events have been told.</summary>
    public int Told { get; private set; }

    /// <summary>The sessions under the pages that are open, the oldest first.</summary>
    public List<PageCache> Caches { get; } = [];

    /// <summary>
    /// How often the run's state was taken down. A run that is taken up from there has nothing of what was put away before, and so this one
    /// does not take it up either: both then compute the same.
    /// </summary>
    public int TimesTakenDown { get; set; }

    /// <summary>Takes the run's state down now and then; null where nobody wants it.</summary>
    public Checkpointer? Checkpointer { get; }

    /// <summary>The values at the top of the program's files, drawn once for the run.</summary>
    public IReadOnlyDictionary<string, FluxValue> Globals => globals;

    /// <summary>Tokens generated so far, those of branches that did not go on apart.</summary>
    public int Generated { get; private set; }

    public int Depth { get; set; }

    /// <summary>The models that were opened, by their names in the program.</summary>
    public IReadOnlyDictionary<string, ILanguageModel> Opened => opened;

    public ILanguageModel Open(ModelProgram model) => opened[model.Name] = models.Open(model);

    /// <summary>A scene's arguments, with the defaults of those left out.</summary>
    public IReadOnlyDictionary<string, FluxValue> Complete(SceneProgram scene, IReadOnlyDictionary<string, FluxValue> given)
    {
        var arguments = new Dictionary<string, FluxValue>(given, StringComparer.Ordinal);
        var evaluator = new Evaluator(new RunScope(this, arguments));
        foreach (var parameter in scene.Parameters.Where(parameter => !arguments.ContainsKey(parameter.Name)))
        {
            arguments[parameter.Name] = parameter.Default is null
                ? FluxValue.Empty
                : Evaluator.Single(evaluator.Evaluate(parameter.Default));
        }

        return arguments;
    }

    /// <summary>Which turn of this model in the run comes next.</summary>
    public int NextTurn(ILanguageModel model) => turns[model] = turns.GetValueOrDefault(model, -1) + 1;

    /// <summary>Whether a scene runs that sums another up.</summary>
    public bool IsSummarising { get; set; }

    /// <summary>
    /// The seed for the next turn: turns have streams of their own, so that one's length does not change the next. Summaries have others,
    /// so that how often one is written does not change the turns.
    /// </summary>
    public ulong NextSeed() => IsSummarising
        ? SeededRandom.DeriveSeed(SeededRandom.DeriveSeed(seed, ulong.MaxValue - 1), summaryDrawn++)
        : SeededRandom.DeriveSeed(seed, drawn++);

    public FluxValue Pick(IReadOnlyList<FluxValue> list) => list[random.NextInt32(list.Count)];

    public double Draw() => random.NextDouble();

    /// <summary>The same state, for one of several branches.</summary>
    /// <param name="walker">Who walks it.</param>
    /// <param name="branch">Its number, from 1. The first draws what the run would have drawn without branches.</param>
    /// <param name="width">How many of them are computed at once.</param>
    public RunState Fork(Walker walker, int branch, int width) => new(this, walker, branch, width);

    /// <summary>Draws as a branch does, until <see cref="Return"/>.</summary>
    /// <returns>The seed to return to.</returns>
    public ulong Become(int branch)
    {
        recalledBranches++;
        var before = seed;
        if (branch == 1)
        {
            Span<ulong> state = stackalloc ulong[SeededRandom.StateLength];
            random.CopyState(state);
            random = new SeededRandom(state);
        }
        else
        {
            seed = SeededRandom.DeriveSeed(seed, BranchPart + (ulong)branch);
            random = new SeededRandom(SeededRandom.DeriveSeed(seed, ulong.MaxValue - drawn - 2));
        }

        return before;
    }

    /// <summary>Draws as the run does, after a branch.</summary>
    public void Return(ulong before)
    {
        recalledBranches--;
        seed = before;
    }

    /// <summary>Draws in another way from here on: what comes after a person's line is said anew.</summary>
    /// <param name="retry">The number of the retry; with 0 all is drawn as it would be.</param>
    public void Vary(int retry)
    {
        if (retry > 0)
        {
            seed = SeededRandom.DeriveSeed(seed, RetryPart + (ulong)retry);
            random = new SeededRandom(SeededRandom.DeriveSeed(seed, ulong.MaxValue - drawn - 2));
        }
    }

    /// <summary>Goes on where a branch has come to.</summary>
    public void Adopt(RunState branch)
    {
        Take(branch);
        random = branch.random;
        pending.AddRange(branch.pending);
        branch.pending.ForEach(happened => telemetry?.Take(happened, isOver: true));
        Journal.Add(branch.Journal);
    }

    /// <summary>Counts the tokens of branches that did not go on.</summary>
    public void CountLost(int tokens) => totals.Tokens += tokens;

    /// <summary>A text or a list is put together, or looked through.</summary>
    public void CountWork(long characters, long elements)
    {
        totals.Built += characters + (elements * CharactersOfElement);
        CheckSteps();
    }

    /// <summary>One statement more.</summary>
    public void CountStep()
    {
        totals.Steps++;
        CheckSteps();
        Cancellation.ThrowIfCancellationRequested();
    }

    private void CheckSteps()
    {
        if (totals.Steps + (totals.Built / BuiltPerStep) > Options.MaximumSteps)
        {
            throw new RunEndedException(RunEnd.Limit, new RunFault.Limit(RunLimit.Statements, Options.MaximumSteps));
        }
    }

    /// <summary>One generated token more.</summary>
    public void CountToken()
    {
        Generated++;
        totals.Tokens++;
        Cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Whether no more may be generated.</summary>
    public bool IsSpent => totals.Tokens >= Options.MaximumTokens;

    public RunEndedException Spent() => new(RunEnd.Limit, new RunFault.Limit(RunLimit.GeneratedTokens, Options.MaximumTokens));

    /// <summary>The run's state may be taken down here, or taken up.</summary>
    /// <param name="isDear">Whether what just happened cannot be had again: a person's line.</param>
    /// <param name="emit">Receives the event.</param>
    public async ValueTask CheckpointAsync(bool isDear, Action<FluxEvent> emit)
    {
        if (!IsLive)
        {
            if (Journal.ReadKept() is { } bytes)
            {
                emit(new FluxEvent.Checkpointed(bytes));
            }

            await ArriveAsync(emit).ConfigureAwait(false);
        }
        else if (Checkpointer is { } checkpointer && !IsBranch && (isDear || checkpointer.IsDue(Generated)))
        {
            await checkpointer.TakeDownAsync(this, emit).ConfigureAwait(false);
        }
    }

    /// <summary>Where nothing is left to be recalled, the run goes on from here by itself.</summary>
    /// <param name="emit">Receives the event that the run went back to here, where it did.</param>
    public async ValueTask ArriveAsync(Action<FluxEvent> emit)
    {
        if (Journal.Recalls)
        {
            return;
        }

        if (rewind is not { } back)
        {
            IsLive = Checkpointer?.TakeUp(this) == true;
            return;
        }

        Caches.ForEach(cache => cache.Recompute());
        (IsLive, rewind, Told) = (true, null, back.Told);
        pending.Clear();
        emit(new FluxEvent.Undone(back.To, back.Asked));
        await FlushAsync().ConfigureAwait(false);
        if (Checkpointer is { } checkpointer)
        {
            await checkpointer.TakeDownAsync(this, emit).ConfigureAwait(false);
        }
    }

    /// <summary>The run ends while it is recalled: its end is told.</summary>
    public void BreakSilence()
    {
        if (rewind is { } back)
        {
            (rewind, Told) = (null, back.Told);
            pending.Clear();
        }
    }

    /// <summary>The run goes back: what happened in it is measured no further.</summary>
    public void Abandon() => telemetry?.Abandon();

    /// <summary>Puts an event into the stream at the next <see cref="FlushAsync"/>.</summary>
    public void Emit(FluxEvent happened, int beat)
    {
        pending.Add(happened with { Generated = Generated, Beat = beat });
        telemetry?.Take(pending[^1], !IsLive);
    }

    /// <summary>Sends what has been put into the stream; what a branch puts there waits for the branch to be chosen.</summary>
    public async ValueTask FlushAsync()
    {
        if (sink is null)
        {
            return;
        }

        if (rewind is not null)
        {
            // It has been told before.
            pending.Clear();
            return;
        }

        for (var i = 0; i < pending.Count; i++)
        {
            Told++;
            await sink(pending[i]).ConfigureAwait(false);
        }

        pending.Clear();
    }

    /// <summary>What was said in a branch, for whom it is lost otherwise.</summary>
    public string Said() => string.Concat(pending.Select(happened => happened switch
    {
        FluxEvent.Said said => said.Text,
        FluxEvent.Stopped => "\n",
        _ => "",
    })).Trim();

    private void Take(RunState other)
    {
        (Generated, drawn, summaryDrawn) = (other.Generated, other.drawn, other.summaryDrawn);
        turns.Clear();
        foreach (var (model, turn) in other.turns)
        {
            turns[model] = turn;
        }
    }
}
