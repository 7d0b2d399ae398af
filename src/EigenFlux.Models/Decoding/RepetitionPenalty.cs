using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Decoding;

/// <summary>
/// Lowers the probability of recent tokens of the turn, with the semantics of llama.cpp's penalties: a logit is divided by
/// <see cref="Repeat"/> if it is positive and multiplied if not (Keskar et al., 2019), and then lowered by
/// <see cref="Frequency"/> for each occurrence of the token and by <see cref="Presence"/> once.
/// </summary>
public sealed class RepetitionPenalty : ILogitProcessor
{
    /// <summary>The default number of recent tokens.</summary>
    public const int DefaultWindow = 64;

    private readonly Queue<TokenId> last;
    private readonly Dictionary<TokenId, int> counts;

    /// <param name="repeat">The factor, more than 0; 1 for no penalty.</param>
    /// <param name="frequency">The penalty for each occurrence, in nats.</param>
    /// <param name="presence">The penalty for any occurrence, in nats.</param>
    /// <param name="window">The number of recent tokens of the turn that are penalized.</param>
    public RepetitionPenalty(double repeat, double frequency = 0, double presence = 0, int window = DefaultWindow)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(repeat);
        ArgumentOutOfRangeException.ThrowIfNegative(window);
        (Repeat, Frequency, Presence, Window) = ((float)repeat, (float)frequency, (float)presence, window);
        last = new Queue<TokenId>(Math.Min(window, DefaultWindow) + 1);
        counts = new Dictionary<TokenId, int>(Math.Min(window, DefaultWindow) + 1);
    }

    /// <summary>The factor by which the logit of a recent token is divided or multiplied.</summary>
    public float Repeat { get; }

    /// <summary>The penalty for each occurrence, in nats.</summary>
    public float Frequency { get; }

    /// <summary>The penalty for any occurrence, in nats.</summary>
    public float Presence { get; }

    /// <summary>The number of recent tokens of the turn that are penalized.</summary>
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
