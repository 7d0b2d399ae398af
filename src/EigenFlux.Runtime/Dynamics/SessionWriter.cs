using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Dynamics;

/// <summary>Makes the changes of a <see cref="DynamicSystem"/> in a session alone.</summary>
/// <param name="session">The session.</param>
/// <param name="cache">What deletions and insertions do to the cache.</param>
internal sealed class SessionWriter(IModelSession session, CacheMode cache) : IStateWriter
{
    public IModelSession Session => session;

    /// <summary>What deletions and insertions do to the cache.</summary>
    public CacheMode Cache => cache;

    public void Append(LedgerEntry segment, TokenId[] tokens, Writing writing) => session.Append(tokens);

    public void Insert(int at, LedgerEntry segment, TokenId[] tokens, Writing writing) => session.Insert(at, tokens, cache);

    public void Generate(TokenId token) => session.Append(new ReadOnlySpan<TokenId>(in token));

    public void Generated(int at, LedgerEntry segment, TokenId token, string text)
    {
    }

    public void Delete(LedgerDeletion deletion, bool takenBack) => session.Delete(deletion.At, deletion.Count, cache);

    public Exception Full(WindowFullException full) => full;
}
