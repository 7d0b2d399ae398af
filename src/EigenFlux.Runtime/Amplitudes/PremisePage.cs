using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Caches;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Runtime.Amplitudes;

/// <summary>
/// A page-state as it would be if a premise were true: a page's own, but for what the premise changes. Its session is a fork of the page's,
/// so that what both begin with is kept once. Positions that it is given are the page's.
/// </summary>
internal sealed class PremisePage : IDisposable
{
    private readonly RunDrawing drawing;
    private readonly OpenCaches caches;
    private readonly PremisePlan plan;
    private readonly WindowCache cache;
    private readonly PageOffsets offsets;

    /// <param name="drawing">How the run draws.</param>
    /// <param name="caches">The caches of the run.</param>
    /// <param name="plan">What the premise changes.</param>
    /// <param name="page">The page's session, which has its prefix and nothing more.</param>
    public PremisePage(RunDrawing drawing, OpenCaches caches, PremisePlan plan, WindowCache page)
    {
        (this.drawing, this.caches, this.plan) = (drawing, caches, plan);
        cache = page.Accompany();
        caches.Add(cache);
        var prefix = page.Session.Length;
        offsets = new PageOffsets(prefix, plan.Prefix.Count);
        TokenId[] own = [.. plan.Prefix];
        var common = page.Session.Tokens.CommonPrefixLength(own);
        Session.Delete(common, prefix - common, CacheMode.Exact);
        Session.Append(own.AsSpan(common));
    }

    private PremisePage(PremisePage other, RunDrawing drawing, OpenCaches caches)
    {
        (this.drawing, this.caches, plan, offsets, Stale) = (drawing, caches, other.plan, other.offsets.Fork(), other.Stale);
        cache = other.cache.Fork();
        caches.Add(cache);
    }

    /// <summary>The premise.</summary>
    public string Premise => plan.Premise;

    /// <summary>Its session.</summary>
    public IModelSession Session => cache.Session;

    /// <summary>The position from which on tokens have another text before them than when they were scored; null where none have.</summary>
    public int? Stale { get; private set; }

    /// <summary>The same page-state, in a branch.</summary>
    public PremisePage Fork(RunDrawing branchDrawing, OpenCaches branchCaches) => new(this, branchDrawing, branchCaches);

    /// <summary>Appends a segment, or more of one.</summary>
    /// <param name="at">The page's length.</param>
    /// <param name="tokens">The page's tokens.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="kind">What it is for.</param>
    /// <param name="text">Its text.</param>
    public void Append(int at, ReadOnlySpan<TokenId> tokens, string segment, SegmentKind kind, string text)
    {
        var own = OwnOf(segment, kind, text);
        offsets.Insert(at, tokens.Length, own?.Length);
        Session.Append(own ?? tokens);
    }

    /// <summary>Appends tokens that are the same in every universe.</summary>
    public void Append(int at, ReadOnlySpan<TokenId> tokens)
    {
        offsets.Insert(at, tokens.Length);
        Session.Append(tokens);
    }

    /// <summary>Appends tokens that are the same in every universe, and gives each one's log-probability in this one (nats).</summary>
    public double[] AppendScored(int at, ReadOnlySpan<TokenId> tokens)
    {
        offsets.Insert(at, tokens.Length);
        return drawing.Current.AppendScored(Session, tokens);
    }

    /// <summary>The log-probability of a token that may come next (nats).</summary>
    public double Score(TokenId token) =>
        drawing.Current.Number((Session, token), static from => from.Session.LogProbabilityOf(from.token));

    /// <summary>Puts a segment into the middle.</summary>
    public void Insert(int at, ReadOnlySpan<TokenId> tokens, string segment, SegmentKind kind, string text, CacheMode mode)
    {
        var own = OwnOf(segment, kind, text);
        Changed(at, Session.Insert(offsets.Insert(at, tokens.Length, own?.Length), own ?? tokens, mode), tokens.Length);
    }

    /// <summary>Takes tokens out.</summary>
    public void Delete(int at, int count, CacheMode mode)
    {
        if (Stale > at)
        {
            Stale = Math.Max(at, Stale.Value - count);
        }

        foreach (var (own, ownCount) in offsets.Delete(at, count))
        {
            Changed(at, Session.Delete(own, ownCount, mode), 0);
        }
    }

    /// <summary>Scores tokens again, each with what is before it now.</summary>
    /// <param name="positions">Their positions, in order.</param>
    /// <returns>Their log-probabilities (nats).</returns>
    public double[] Rescore(IReadOnlyList<int> positions)
    {
        Stale = null;
        return positions.Count == 0
            ? []
            : drawing.Current.Numbers(positions.Count, (Page: this, positions), static from => from.Page.ScoreAgain(from.positions));
    }

    public void Dispose()
    {
        caches.Remove(cache);
        cache.Dispose();
    }

    private double[] ScoreAgain(IReadOnlyList<int> positions)
    {
        var scores = new double[positions.Count];
        var from = offsets.Of(positions[0]);
        var scored = offsets.Of(positions[^1]) + 1 - from;
        var tail = Session.Tokens[from..].ToArray();
        var all = new float[scored];
        Session.Delete(from, tail.Length, CacheMode.Exact);
        Session.AppendScored(tail.AsSpan(0, scored), all);
        Session.Append(tail.AsSpan(scored));
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = all[offsets.Of(positions[i]) - from];
        }

        return scores;
    }

    /// <summary>What takes the place of a segment; null where nothing does.</summary>
    private TokenId[]? OwnOf(string segment, SegmentKind kind, string text) => kind switch
    {
        SegmentKind.Setting => plan.Setting,
        SegmentKind.Definition when segment == plan.Of => plan.Definitions.GetValueOrDefault(text),
        _ => null,
    };

    private void Changed(int at, CacheMode done, int inserted)
    {
        if (done == CacheMode.Exact)
        {
            Stale = Math.Min(at + inserted, Stale is { } before && before > at ? before + inserted : Stale ?? int.MaxValue);
        }
        else if (Stale > at)
        {
            Stale += inserted;
        }
    }
}
