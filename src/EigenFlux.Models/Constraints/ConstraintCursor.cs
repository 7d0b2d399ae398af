using EigenFlux.Models.Constraints.Masks;
using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Constraints;

/// <summary>
/// How far a turn has come in its shape. Whatever is taken of what is <see cref="Allowed"/>, the turn can still become a value. Not
/// safe for use from several threads at once; forks are each their own. A state that was visited before costs no memory.
/// </summary>
public sealed class ConstraintCursor
{
    private readonly ConstraintCore core;
    private Frame at;

    internal ConstraintCursor(TokenConstraint constraint, ConstraintCore core, Frame at) =>
        (Constraint, this.core, this.at) = (constraint, core, at);

    /// <summary>What the turn is held to.</summary>
    public TokenConstraint Constraint { get; }

    /// <summary>
    /// The tokens that may come next: those after which the text can still become a value, and, where it is one, the tokens that
    /// end it (<see cref="IsEnd"/>). Never empty.
    /// </summary>
    public TokenMask Allowed => core.MaskOf(at);

    /// <summary>
    /// The token that must come next; null if several may, or an end. No distribution is needed for it, so that a run of such tokens is computed in
    /// one batch.
    /// </summary>
    public TokenId? Forced => Allowed.Only is { } only && !IsEnd(only) ? only : null;

    /// <summary>Whether what was said is a value.</summary>
    public bool IsComplete => at.IsComplete;

    /// <summary>Whether what was said is a value, and nothing can follow but an end: there is nothing left to draw.</summary>
    public bool IsFinished => core.IsFinished(at);

    /// <summary>
    /// Whether a token ends the turn here: what was said is a value, and the token is an end of text, or its text begins with a line
    /// break that cannot be part of the value. It is no part of the value, and is not to be taken.
    /// </summary>
    public bool IsEnd(TokenId token) => at.IsComplete && core.Trie.End.Allows(token) && After(token) is null;

    /// <summary>Goes on by a token.</summary>
    /// <exception cref="ArgumentException">It may not come, or it is an end.</exception>
    public void Take(TokenId token)
    {
        if (!TryTake(token))
        {
            throw new ArgumentException("The token is not permitted here.", nameof(token));
        }
    }

    /// <summary>Goes on by a token, where it may come and is no end; otherwise nothing changes.</summary>
    public bool TryTake(TokenId token)
    {
        var after = After(token);
        at = after ?? at;
        return after is not null;
    }

    /// <summary>
    /// The shortest text that makes what was said a value; empty where it is one. Where a character was said in part, this begins with
    /// U+FFFD for the rest of it, and <see cref="ClosingTokens"/> has its bytes.
    /// </summary>
    public string Closing => Closings.Of(core, at, Constraint.Tokenizer).Text;

    /// <summary>
    /// <see cref="Closing"/> in tokens. A turn that never takes a token whose <see cref="ClosingTokensAfter"/> is more than the tokens
    /// that are left to it after that token can always be closed by these.
    /// </summary>
    public ReadOnlySpan<TokenId> ClosingTokens => Closings.Of(core, at, Constraint.Tokenizer).Tokens;

    /// <summary>How many tokens it would take to close the turn after one token more; 0 for an end, -1 for a token that may not come.</summary>
    public int ClosingTokensAfter(TokenId token)
    {
        if (After(token) is { } after)
        {
            return Closings.Of(core, after, Constraint.Tokenizer).Tokens.Length;
        }

        return IsEnd(token) ? 0 : -1;
    }

    /// <summary>A cursor at the same place that goes its own way.</summary>
    public ConstraintCursor Fork() => new(Constraint, core, at);

    private Frame? After(TokenId token) =>
        core.Trie.HasText(token) ? core.Advance(at, Constraint.Tokenizer.GetBytes(token)) : null;
}
