using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Decoding;

/// <summary>
/// Makes tokens less likely that the turn has said lately, with the meanings of llama.cpp's penalties: a logit is divided by
/// <see cref="Repeat"/> if it is positive and multiplied if not (Keskar et al., 2019), and then lowered by <see cref="Frequency"/> for each time
/// that the token was said and by <see cref="Presence"/> once.
/// </summary>
public sealed class RepetitionPenalty : ILogitProcessor
{
    /// <summary>The tokens that are looked at if no number is given.</summary>
    public const int DefaultWindow = 64;

    private readonly Queue<TokenId> last;
    private readonly Dictionary<TokenId, int> counts;

    /// <param name="repeat">The factor, more than 0; 1 for none.</param>
    /// <param name="frequency">What each time costs (nats).</param>
    /// <param name="presence">What having been said costs (nats).</param>
    /// <param name="window">How many of the turn's last tokens are looked at.</param>
    public RepetitionPenalty(double repeat, double frequency = 0, double presence = 0, int window = DefaultWindow)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(repeat);
        ArgumentOutOfRangeException.ThrowIfNegative(window);
        (Repeat, Frequency, Presence, Window) = ((float)repeat, (float)frequency, (float)presence, window);
        last = new Queue<TokenId>(Math.Min(window, DefaultWindow) + 1);
        counts = new Dictionary<TokenId, int>(Math.Min(window, DefaultWindow) + 1);
    }

    /// <summary>The factor.</summary>
    public float Repeat { get; }

    /// <summary>What each time costs (nats).</summary>
    public float Frequency { get; }

    /// <summary>What having been said costs (nats).</summary>
    public float Presence { get; }

    /// <summary>How many of the turn's last tokens are looked at.</summary>
    public int Window { get; }

    /// <inheritdoc/>
    public void Apply(Span<float> logits)
    {
        foreach (var (token, count) in counts)
        {
            ref var logit = ref logits[token.Value];
            logit = logit <= 0 ? logit * Repeat : logit / Repeat;
            logit -= (count * Frequency) + Presence;
        }
    }

    /// <inheritdoc/>
    public void Take(TokenId token)
    {
        if (Window == 0)
        {
            return;
        }

        last.Enqueue(token);
        counts[token] = counts.GetValueOrDefault(token) + 1;
        if (last.Count > Window)
        {
            var gone = last.Dequeue();
            if (--counts[gone] is 0)
            {
                counts.Remove(gone);
            }
        }
    }
}
