using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Decoding;

/// <summary>
/// Steers by another session of the same vocabulary: each logit becomes <c>other + strength · (own − other)</c>. A strength above
/// 1 amplifies the difference from the other session (classifier-free guidance; Sanchez et al., 2023), 1 changes nothing, and 0
/// uses the other session alone. Each drawn token is appended to the other session.
/// </summary>
/// <param name="other">The other session: the same page-state without the text to follow, or with the text to avoid.</param>
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
