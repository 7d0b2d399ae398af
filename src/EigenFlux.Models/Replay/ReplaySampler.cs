using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Replay;

/// <summary>Says one recorded turn, then two line breaks, then the end of the text for ever.</summary>
internal sealed class ReplaySampler(ReplayModel model, TokenId[] turn) : ISampler
{
    private int next;

    public ReplayModel Model => model;

    private TokenId Peek => next < turn.Length ? turn[next] : model.EndOfText;

    /// <summary>The next token. One that may not come is not passed over.</summary>
    /// <param name="allowed">The tokens that may come; null for all.</param>
    /// <exception cref="ModelException">The next token may not come.</exception>
    public TokenId Next(TokenMask? allowed)
    {
        var token = Peek;
        if (allowed is not null && !allowed.Allows(token))
        {
            throw model.NotAllowed(turn, next);
        }

        next = Math.Min(next + 1, turn.Length);
        return token;
    }

    /// <exception cref="ModelException">It is not the next token.</exception>
    public void Skip(TokenId token)
    {
        if (token != Peek)
        {
            throw model.NotAllowed(turn, next);
        }

        next = Math.Min(next + 1, turn.Length);
    }

    public void Dispose()
    {
    }
}
