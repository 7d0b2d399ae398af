using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Decoding;

/// <summary>
/// Steers by another session of the same vocabulary: each logit becomes <c>other + strength · (own − other)</c>. With a strength of more than 1
/// what distinguishes the session from the other counts for more (classifier-free guidance; Sanchez et al., 2023), with 1 nothing changes, and with
/// 0 the other speaks. Each drawn token is appended to the other session.
/// </summary>
/// <param name="other">The other session: the same page-state without what is to be followed, or with what is to be avoided.</param>
/// <param name="strength">The strength.</param>
public sealed class Guidance(IModelSession other, double strength) : ILogitProcessor
{
    private readonly float[] row = new float[other.VocabularySize];

    /// <inheritdoc/>
    public IReadOnlyList<IModelSession> Reads { get; } = [other];

    /// <inheritdoc/>
    public void Apply(Span<float> logits)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(logits.Length, row.Length, nameof(logits));
        LogitRow.Read(other, row);
        for (var i = 0; i < row.Length; i++)
        {
            // A token that cannot come in one of the two is left alone: there is no difference to go by.
            if (float.IsFinite(logits[i]) && float.IsFinite(row[i]))
            {
                logits[i] = (float)(row[i] + (strength * ((double)logits[i] - row[i])));
            }
        }
    }

    /// <inheritdoc/>
    public void Take(TokenId token) => other.Append(new ReadOnlySpan<TokenId>(in token));
}
