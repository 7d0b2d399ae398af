using EigenFlux.Models.Sampling;

namespace EigenFlux.Models.Replay;

/// <summary>Says one recorded turn, then two line breaks, then the end of the text for ever.</summary>
internal sealed class ReplaySampler(ReplayModel model, TokenId[] turn) : ISampler
{
    private int next;

    public ReplayModel Model => model;

    public TokenId Next() => next < turn.Length ? turn[next++] : model.EndOfText;

    public void Skip(TokenId token) => Next();

    public void Dispose()
    {
    }
}
