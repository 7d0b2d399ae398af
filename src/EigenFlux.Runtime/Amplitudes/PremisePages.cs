using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Batching;
using EigenFlux.Runtime.Caches;
using EigenFlux.Runtime.Dynamics;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Runtime.Amplitudes;

/// <summary>
/// The universes parallel to a page: one page-state for each premise that its scene watches, each changed as the page is, and the watches that
/// hear what is said there.
/// </summary>
internal sealed class PremisePages : IDisposable
{
    private readonly RunDrawing drawing;
    private readonly WindowCache page;
    private readonly List<PremisePage> universes = [];
    private readonly List<Watch> watches = [];
    private List<Watch> listening = [];
    private bool settlesEachToken;
    private float[][]? rows;

    private PremisePages(RunDrawing drawing, WindowCache page) => (this.drawing, this.page) = (drawing, page);

    /// <summary>The watches that are on.</summary>
    public IReadOnlyList<Watch> Watches => watches;

    /// <summary>Whether somebody who is watched takes the turn that is open.</summary>
    public bool Listens => listening.Count > 0;

    /// <summary>Opens a universe for each premise; null where there is none.</summary>
    /// <param name="drawing">How the run draws.</param>
    /// <param name="caches">The caches of the run.</param>
    /// <param name="page">The page's session, which has its prefix and nothing more.</param>
    /// <param name="plans">What the premises change.</param>
    public static PremisePages? Open(RunDrawing drawing, OpenCaches caches, WindowCache page, IReadOnlyList<PremisePlan> plans)
    {
        if (plans.Count == 0)
        {
            return null;
        }

        var pages = new PremisePages(drawing, page);
        pages.universes.AddRange(plans.Select(plan => new PremisePage(drawing, caches, plan, page)));
        return pages;
    }

    /// <summary>The same universes, in a branch.</summary>
    public PremisePages Fork(RunDrawing branch, OpenCaches caches, WindowCache fork, RunScope scope, Action<FluxEvent> emit)
    {
        var pages = new PremisePages(branch, fork) { settlesEachToken = settlesEachToken };
        pages.universes.AddRange(universes.Select(universe => universe.Fork(branch, caches)));
        pages.watches.AddRange(watches.Select(watch => watch.Fork(scope, emit)));
        pages.listening = [.. listening.Select(watch => pages.watches[watches.IndexOf(watch)])];
        return pages;
    }

    /// <summary>A watch begins to hear.</summary>
    public void Add(Watch watch)
    {
        watches.Add(watch);
        watch.Publish();
    }

    /// <summary>A turn begins.</summary>
    /// <param name="speaker">Whose.</param>
    /// <param name="readsConditions">Whether conditions are looked at after each token.</param>
    public void BeginTurn(string speaker, bool readsConditions)
    {
        listening = [.. watches.Where(watch => watch.Who.Id == speaker)];
        settlesEachToken = watches.Count > 0 && (readsConditions || Listens);
    }

    /// <summary>The turn is over.</summary>
    public void EndTurn() => (listening, settlesEachToken) = ([], false);

    /// <summary>Sees to it that what was said is scored with the window as it is, where a turn wants that before each token.</summary>
    public void SettleForToken()
    {
        if (settlesEachToken)
        {
            Settle();
        }
    }

    /// <summary>Scores what was said again where something before it changed, and the cache with it.</summary>
    public void Settle()
    {
        var changed = false;
        foreach (var universe in universes)
        {
            if (universe.Stale is not { } from)
            {
                continue;
            }

            var positions = Hearing(universe).SelectMany(watch => watch.From(from)).Distinct().Order().ToList();
            var scores = universe.Rescore(positions);
            changed |= positions.Count > 0;
            foreach (var watch in Hearing(universe))
            {
                for (var i = 0; i < positions.Count; i++)
                {
                    watch.Rescore(positions[i], universe.Premise, scores[i]);
                }
            }
        }

        if (changed)
        {
            watches.ForEach(watch => watch.Publish());
        }
    }

    /// <summary>Computes the page's next distribution, and with it those of the universes.</summary>
    public ValueTask ComputeAsync(Walker walker) =>
        page.ComputeAsync(walker, universes.Select(universe => universe.Session));

    /// <summary>Appends tokens to the page and to every universe.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="kind">What it is for.</param>
    /// <param name="text">Its text.</param>
    /// <param name="said">Which of them somebody says; null for none.</param>
    /// <param name="isNew">Whether it is said, and not written again.</param>
    public void Append(ReadOnlySpan<TokenId> tokens, string segment, SegmentKind kind, string text, Spoken? said, bool isNew)
    {
        List<Watch> hearing = said is { Count: > 0 } spoken ? [.. watches.Where(watch => watch.Who.Id == spoken.Speaker)] : [];
        if (hearing.Count == 0)
        {
            Append(tokens, segment, kind, text);
            return;
        }

        Settle();
        var (first, count) = (said!.Value.First, said.Value.Count);
        Append(tokens[..first], segment, kind, text);
        Hear(hearing, tokens.Slice(first, count), isNew);
        Append(tokens[(first + count)..], segment, kind, text);
    }

    /// <summary>Appends a token that the one who speaks has said.</summary>
    public void Say(TokenId token)
    {
        if (Listens)
        {
            HearOne(listening, token, isNew: true);
        }
        else
        {
            Append([token], "", SegmentKind.Turn, "");
        }
    }

    /// <summary>Tokens were put into the middle of the page.</summary>
    public void Insert(int at, ReadOnlySpan<TokenId> tokens, string segment, SegmentKind kind, string text, CacheMode mode)
    {
        foreach (var universe in universes)
        {
            universe.Insert(at, tokens, segment, kind, text, mode);
        }

        foreach (var watch in watches)
        {
            watch.Insert(at, tokens.Length);
        }

        Freshen();
    }

    /// <summary>Tokens were taken out of the page.</summary>
    public void Delete(int at, int count, CacheMode mode, bool takenBack)
    {
        universes.ForEach(universe => universe.Delete(at, count, mode));
        watches.ForEach(watch => watch.Delete(at, count, takenBack));
        Freshen();
    }

    /// <summary>Reports the amplitudes, if text was added or removed since the last report.</summary>
    public void Report() => watches.ForEach(watch => watch.Report());

    public void Dispose() => universes.ForEach(universe => universe.Dispose());

    private void Append(ReadOnlySpan<TokenId> tokens, string segment, SegmentKind kind, string text)
    {
        if (tokens.IsEmpty)
        {
            return;
        }

        foreach (var universe in universes)
        {
            universe.Append(page.Session.Length, tokens, segment, kind, text);
        }

        page.Session.Append(tokens);
    }

    private IEnumerable<Watch> Hearing(PremisePage universe) => watches.Where(watch => watch.Premises.Contains(universe.Premise));

    /// <summary>What has nothing after it that was heard need not be scored again.</summary>
    private void Freshen()
    {
        foreach (var universe in universes)
        {
            if (universe.Stale is { } from && !Hearing(universe).SelectMany(watch => watch.From(from)).Any())
            {
                universe.Rescore([]);
            }
        }
    }

    private void Hear(List<Watch> hearing, ReadOnlySpan<TokenId> tokens, bool isNew)
    {
        if (hearing.Exists(watch => watch.Rest))
        {
            foreach (var token in tokens)
            {
                HearOne(hearing, token, isNew);
            }

            return;
        }

        var at = page.Session.Length;
        var scores = new Dictionary<string, double[]>(StringComparer.Ordinal);
        foreach (var universe in universes)
        {
            if (hearing.Exists(watch => watch.Premises.Contains(universe.Premise)))
            {
                scores[universe.Premise] = universe.AppendScored(at, tokens);
            }
            else
            {
                universe.Append(at, tokens);
            }
        }

        page.Session.Append(tokens);
        foreach (var watch in hearing)
        {
            for (var i = 0; i < tokens.Length; i++)
            {
                watch.Hear(at + i, [.. watch.Premises.Select(premise => scores[premise][i])], 0, isNew);
            }

            watch.Publish();
        }
    }

    private void HearOne(List<Watch> hearing, TokenId token, bool isNew)
    {
        var at = page.Session.Length;
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var universe in universes)
        {
            if (hearing.Exists(watch => watch.Premises.Contains(universe.Premise)))
            {
                scores[universe.Premise] = universe.Score(token);
            }
        }

        double[] rests = [.. hearing.Select(RestOf)];
        foreach (var universe in universes)
        {
            universe.Append(at, [token]);
        }

        page.Session.Append([token]);
        for (var i = 0; i < hearing.Count; i++)
        {
            hearing[i].Hear(at, [.. hearing[i].Premises.Select(premise => scores[premise])], rests[i], isNew);
            hearing[i].Publish();
        }
    }

    /// <summary>What the premises of a watch do not explain of the page's next distribution (nats).</summary>
    private double RestOf(Watch watch) =>
        watch.Rest ? drawing.Current.Number((Pages: this, watch), static from => from.Pages.Divergence(from.watch)) : 0;

    private double Divergence(Watch watch)
    {
        rows ??= [.. Enumerable.Range(0, universes.Count + 1).Select(_ => new float[page.Model.Tokenizer.VocabularySize])];
        page.Session.NextLogProbabilities(rows[0]);
        var components = new List<float[]>();
        foreach (var premise in watch.Premises)
        {
            var i = universes.FindIndex(universe => universe.Premise == premise);
            universes[i].Session.NextLogProbabilities(rows[i + 1]);
            components.Add(rows[i + 1]);
        }

        return Posterior.Divergence(rows[0], components, watch.Now);
    }
}
