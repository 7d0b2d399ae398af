using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Decoding;

/// <summary>Adds a number to the logits of some tokens.</summary>
public sealed class LogitBias : ILogitProcessor
{
    private readonly KeyValuePair<TokenId, float>[] biases;

    /// <param name="biases">For each token the number to add (nats); negative infinity for a token that must not come.</param>
    /// <exception cref="ArgumentException">One is not a number, or positive infinity.</exception>
    public LogitBias(IReadOnlyDictionary<TokenId, float> biases)
    {
        this.biases = [.. biases.OrderBy(bias => bias.Key.Value)];
        if (this.biases.Any(bias => float.IsNaN(bias.Value) || float.IsPositiveInfinity(bias.Value) || bias.Key.Value < 0))
        {
            throw new ArgumentException("A bias is a number or negative infinity, and belongs to a token of the vocabulary.", nameof(biases));
        }
    }

    /// <summary>The biases, by rising token.</summary>
    public ReadOnlySpan<KeyValuePair<TokenId, float>> Biases => biases;

    /// <inheritdoc/>
    public void Apply(Span<float> logits)
    {
        foreach (var (token, bias) in biases)
        {
            logits[token.Value] += bias;
        }
    }

    /// <inheritdoc/>
    public void Take(TokenId token)
    {
    }
}
