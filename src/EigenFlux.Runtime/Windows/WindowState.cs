using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Amplitudes;
using EigenFlux.Runtime.Caches;
using EigenFlux.Runtime.Dynamics;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Windows;

/// <summary>The page-state of a window: in its cache, and as it would be in the universes of premises. Each change is an event.</summary>
internal sealed class WindowState : IStateWriter, IDisposable
{
    private readonly RunState run;
    private readonly WindowFrame frame;
    private readonly WindowCache cache;
    private readonly Action<FluxEvent> emit;

    /// <summary>Opens a page-state that has the prefix of the plan.</summary>
    /// <param name="run">The run.</param>
    /// <param name="frame">What the window has in common with others of the model.</param>
    /// <param name="sessions">How many sessions the window and its forks may need at once.</param>
    /// <param name="universes">What the premises that the scene watches change in it.</param>
    /// <param name="readers">Whose window it is.</param>
    /// <param name="emit">Receives the events.</param>
    public WindowState(
        RunState run, WindowFrame frame, int sessions, IReadOnlyList<PremisePlan> universes, WindowReaders readers, Action<FluxEvent> emit)
    {
        (this.run, this.frame, Readers, this.emit) = (run, frame, readers, emit);
        TokenId[] prefix = [.. frame.Plan.Prefix.SelectMany(segment => segment.TokenIds).Select(id => new TokenId(id))];
        var room = new CacheRoom(
            run.Services.ContextPool, frame.Model, frame.Plan.Window + universes.Select(universe => universe.Excess).DefaultIfEmpty(0).Max(), sessions);
        cache = run.Drawing.Current.OpenCache(room, prefix, run.Options.Prefixes, fault => emit(new FluxEvent.Noticed(fault)));
        run.Caches.Add(cache);
        Premises = PremisePages.Open(run.Drawing, run.Caches, cache, universes);
        Collapse = new WindowCollapse(run.Drawing, frame.Name, frame.Model, cache);
    }

    private WindowState(WindowState other, RunState branch, RunScope scope, Action<FluxEvent> emit)
    {
        (run, frame, Readers, this.emit) = (branch, other.frame, other.Readers.Fork(), emit);
        cache = other.cache.Fork();
        if (Readers.IsCommon)
        {
            run.Caches.Add(cache);
        }

        Premises = other.Premises?.Fork(branch.Drawing, branch.Caches, cache, scope, emit);
        Collapse = other.Collapse.Fork(branch.Drawing, cache);
    }

    private WindowState(WindowState other, WindowReaders readers)
    {
        (run, frame, Readers, emit) = (other.run, other.frame, readers, other.emit);
        cache = other.cache.Rest();
        Collapse = other.Collapse.Fork(run.Drawing, cache);
    }

    /// <summary>Whose window it is.</summary>
    public WindowReaders Readers { get; }

    /// <summary>The universes of the premises that the scene watches; null if it watches none.</summary>
    public PremisePages? Premises { get; }

    /// <summary>Watches the window for collapse.</summary>
    public WindowCollapse Collapse { get; }

    /// <summary>The session, or the tokens alone.</summary>
    public IModelSession Session => cache.Session;

    /// <summary>The same page-state, in a branch.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="scope">Has the slots of the watches.</param>
    /// <param name="events">Receives the events.</param>
    public WindowState Fork(RunState branch, RunScope scope, Action<FluxEvent> events) => new(this, branch, scope, events);

    /// <summary>The same page-state at rest, for other readers.</summary>
    public WindowState Rest(WindowReaders readers) => new(this, readers);

    /// <summary>Attaches the prefix to a system whose page-state this is.</summary>
    public void AttachPrefix(DynamicSystem system)
    {
        foreach (var segment in frame.Plan.Prefix)
        {
            var entry = new LedgerEntry(segment.Id, segment.Kind) { InPrefix = true };
            var at = system.Attach(entry, segment.TokenIds.Count);
            ReportAppended(at, entry, Session.Tokens[at..system.Length].ToArray(), new Writing(segment.Text));
        }
    }

    /// <summary>Reports what the window of readers begins with.</summary>
    /// <param name="segments">The segments of the page-state.</param>
    public void ReportAll(IReadOnlyList<LedgerEntry> segments)
    {
        var at = 0;
        foreach (var entry in segments)
        {
            var tokens = Session.Tokens.Slice(at, entry.Length).ToArray();
            var text = frame.Plan.Prefix.FirstOrDefault(segment => entry.InPrefix && segment.Id == entry.Segment)?.Text
                ?? Encoding.UTF8.GetString([.. tokens.SelectMany(token => frame.Tokenizer.GetBytes(token).ToArray())]);
            Readers.Emit(Spelled(new FluxEvent.Appended(at, entry.Segment, entry.Kind, tokens, text, Again: false, frame.Name)), emit);
            at += entry.Length;
        }
    }

    /// <summary>Something is to be drawn from a page-state at rest.</summary>
    /// <param name="common">The page-state of what everyone sees, all of it computed.</param>
    /// <param name="splices">What makes this page-state of the other.</param>
    public void Raise(WindowState common, Func<IReadOnlyList<Splice>> splices)
    {
        cache.Raise(common.cache, frame.Cache, splices, run.Caches.Saves);
        run.Caches.Add(cache);
    }

    /// <summary>Nothing more is drawn: the page-state rests.</summary>
    /// <param name="until">How many of the first tokens may be needed when something is drawn again.</param>
    public void Lower(int until)
    {
        run.Caches.Remove(cache);
        cache.Lower(until, run.Caches.Saves);
    }

    /// <summary>Computes all tokens in the window, and in the universes what a turn that is watched needs.</summary>
    public ValueTask ComputeAsync() => Premises is { Listens: true } ? ComputeAllAsync() : cache.ComputeAsync(run.Services.Walker);

    /// <summary>Computes all tokens in the window and in the universes.</summary>
    public ValueTask ComputeAllAsync() => Premises?.ComputeAsync(run.Services.Walker) ?? cache.ComputeAsync(run.Services.Walker);

    /// <summary>Ends a draw.</summary>
    public CancellationToken Cancellation => run.Services.Cancellation;

    /// <summary>Audits the cache, if it is due.</summary>
    public void Audit() => run.Audit.Look(run, frame.Model, frame.Name, Session, Report);

    /// <summary>For each continuation, the logarithm of its probability (nats) from here on; the page-state stays as it is.</summary>
    public double[] Score(IReadOnlyList<TokenId[]> continuations)
    {
        var scores = new double[continuations.Count];
        for (var i = 0; i < continuations.Count; i++)
        {
            Cancellation.ThrowIfCancellationRequested();
            var length = Session.Length;
            var logProbabilities = new float[continuations[i].Length];
            Session.AppendScored(continuations[i], logProbabilities);
            Session.Delete(length, continuations[i].Length, frame.Cache);
            scores[i] = logProbabilities.Sum(value => (double)value);
        }

        return scores;
    }

    public void Append(LedgerEntry segment, TokenId[] tokens, Writing writing)
    {
        var at = Session.Length;
        if (Premises is null)
        {
            Session.Append(tokens);
        }
        else
        {
            Premises.Append(tokens, segment.Segment, segment.Kind, writing.Text, writing.Said, isNew: !writing.Again);
        }

        ReportAppended(at, segment, tokens, writing);
        Premises?.Report();
    }

    public void Insert(int at, LedgerEntry segment, TokenId[] tokens, Writing writing)
    {
        Session.Insert(at, tokens, frame.Cache);
        Premises?.Insert(at, tokens, segment.Segment, segment.Kind, writing.Text, frame.Cache);
        ReportAppended(at, segment, tokens, writing);
    }

    public void Generate(TokenId token)
    {
        if (Premises is null)
        {
            Session.Append(new ReadOnlySpan<TokenId>(in token));
        }
        else
        {
            Premises.Say(token);
        }
    }

    public void Generated(int at, LedgerEntry segment, TokenId token, string text)
    {
        ReportAppended(at, segment, [token], new Writing(text));
        Premises?.Report();
    }

    public void Delete(LedgerDeletion deletion, bool takenBack)
    {
        var mode = Session.Delete(deletion.At, deletion.Count, frame.Cache);
        Premises?.Delete(deletion.At, deletion.Count, frame.Cache, takenBack);
        Report(new FluxEvent.Deleted(deletion.At, deletion.Count, deletion.Segment, mode, frame.Name));
        Premises?.Report();
    }

    public Exception Full(WindowFullException full) => new RunFaultException(new RunFault.WindowFull(frame.Plan.Scene, full.Needed, frame.Plan.Window));

    public void Dispose()
    {
        Premises?.Dispose();
        run.Caches.Remove(cache);
        cache.Dispose();
    }

    private void ReportAppended(int at, LedgerEntry segment, IReadOnlyList<TokenId> tokens, Writing writing) =>
        Report(new FluxEvent.Appended(at, segment.Segment, segment.Kind, tokens, writing.Text, writing.Again, frame.Name));

    private void Report(FluxEvent happened)
    {
        Collapse.Follow(happened);
        Readers.Emit(Spelled(happened), emit);
    }

    private FluxEvent Spelled(FluxEvent happened) => TokenBytes.AddTo(happened, frame.Tokenizer);
}
