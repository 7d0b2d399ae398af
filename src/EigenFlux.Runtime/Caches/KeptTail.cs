using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Caches;

/// <summary>What a cache had of the last tokens of a page-state.</summary>
/// <param name="Tokens">The page-state.</param>
/// <param name="Tail">What the cache had.</param>
/// <param name="Saves">How often the run had been saved.</param>
internal sealed record KeptTail(TokenId[] Tokens, ICacheTail Tail, int Saves)
{
    /// <summary>Restores it in a session, as far as the tokens are still the same.</summary>
    /// <param name="session">The session.</param>
    /// <param name="wanted">The tokens that the session is to have.</param>
    public void Restore(IModelSession session, ReadOnlySpan<TokenId> wanted)
    {
        var same = wanted.CommonPrefixLength(Tokens.AsSpan(0, Tail.From + Tail.Count));
        if (same > Tail.From && session.Tokens.CommonPrefixLength(wanted) >= Tail.From)
        {
            session.Delete(Tail.From, session.Length - Tail.From, CacheMode.Exact);
            session.TryAppend(Tail, wanted[Tail.From..same]);
        }
    }
}
