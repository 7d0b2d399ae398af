using EigenFlux.Models.Constraints.Masks;
using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Constraints;

/// <summary>
/// A turn's position in its shape. After any sequence of <see cref="Allowed"/> tokens the turn can still become a value. A cursor
/// is not safe for concurrent use; forks are independent. A state that was visited before costs no memory.
/// </summary>
public sealed class ConstraintCursor
{
    private readonly ConstraintCore core;
    private Frame at;

    internal ConstraintCursor(TokenConstraint constraint, ConstraintCore core, Frame at) =>
        (Constraint, this.core, this.at) = (constraint, core, at);

    /// <summary>The constraint of the turn.</summary>
    public TokenConstraint Constraint { get; }

    /// <summary>
    /// The tokens that may come next: those after which the text can still become a value and, if the text is a value, those that
    /// end it (<see cref="IsEnd"/>). Never empty.
    /// </summary>
    public TokenMask Allowed => core.MaskOf(at);

    /// <summary>
    /// The only token that may come next; null if there are several, or if an end may come. A forced token needs no distribution,
    /// so a sequence of forced tokens is computed in one batch.
    /// </summary>
    public TokenId? Forced => Allowed.Only is { } only && !IsEnd(only) ? only : null;

    /// <summary>Whether the text is a value.</summary>
    public bool IsComplete => at.IsComplete;

    /// <summary>Whether the text is a value and only an end can follow, so that no token is left to draw.</summary>
    public bool IsFinished => core.IsFinished(at);

    /// <summary>
    /// Whether a token ends the turn here: the text is a value, and the token is an end-of-text token or begins with a line break
    /// that cannot be part of the value. The token is not part of the value and must not be taken.
    /// </summary>
    public bool IsEnd(TokenId token) => at.IsComplete && core.Trie.End.Allows(token) && After(token) is null;

    /// <summary>Appends a token.</summary>
    /// <exception cref="ArgumentException">The token is not allowed, or it ends the turn.</exception>
    public void Take(TokenId token)
    {
        if (!TryTake(token))
        {
            throw new ArgumentException("The token is not permitted here.", nameof(token));
        }
    }

    /// <summary>Appends a token if it is allowed and does not end the turn; otherwise changes nothing.</summary>
    public bool TryTake(TokenId token)
    {
        var after = After(token);
        at = after ?? at;
        return after is not null;
    }

    /// <summary>
    /// The shortest text that completes the value; empty if the text is a value. If the text ends within a character, this begins
    /// with U+FFFD for the rest of the character, and <see cref="ClosingTokens"/> has its bytes.
    /// </summary>
    public string Closing => Closings.Of(core, at, Constraint.Tokenizer).Text;

    /// <summary>
    /// <see cref="Closing"/> in tokens. A turn that never takes a token whose <see cref="ClosingTokensAfter"/> is more than the tokens
    /// that are left to it after that token can always be closed by these.
    /// </summary>
    public ReadOnlySpan<TokenId> ClosingTokens => Closings.Of(core, at, Constraint.Tokenizer).Tokens;

    /// <summary>The number of tokens that are needed to close the turn after a token; 0 for an end, -1 for a token that is not allowed.</summary>
    public int ClosingTokensAfter(TokenId token)
    {
        if (After(token) is { } after)
        {
            return Closings.Of(core, after, Constraint.Tokenizer).Tokens.Length;
        }

        return IsEnd(token) ? 0 : -1;
    }

    /// <summary>Returns an independent cursor at the same position.</summary>
    public ConstraintCursor Fork() => new(Constraint, core, at);

    private Frame? After(TokenId token) =>
        core.Trie.HasText(token) ? core.Advance(at, Constraint.Tokenizer.GetBytes(token)) : null;
}
