using System.Numerics;
using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Decoding;

/// <summary>
/// The sampler of engines without a native one. It supports top-k, top-p, min-p and temperature, in this order and with the
/// semantics of llama.cpp's samplers; of two equally likely tokens, the lower id is first. After the first draw it allocates
/// nothing.
/// </summary>
public sealed class ManagedSampler : ILogitSampler
{
    private readonly int topK;
    private readonly double topP;
    private readonly double minP;
    private readonly double temperature;
    private readonly SeededRandom random;

    // All have a place per token of the vocabulary; the first `count` places are the candidates that are left.
    private int[] candidates = [];
    private double[] weights = [];
    private ulong[] keys = [];
    private float[] permitted = [];
    private float[] row = [];
    private int count;

    /// <summary>Makes a sampler for one turn.</summary>
    /// <exception cref="ModelException">A setting is not one of <see cref="UnderstoodNames"/>, or has no meaning.</exception>
    public ManagedSampler(SamplerSettings settings, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Refuse(settings.RepeatPenalty.HasValue, SamplerNames.RepeatPenalty);
        Refuse(settings.RepeatWindow.HasValue, SamplerNames.RepeatWindow);
        Refuse(settings.Dry.HasValue, SamplerNames.Dry);
        Refuse(settings.DryBase.HasValue, SamplerNames.DryBase);
        Refuse(settings.DryLength.HasValue, SamplerNames.DryLength);
        Refuse(settings.Typical.HasValue, SamplerNames.Typical);
        topK = settings.TopK ?? 0;
        topP = Number(settings.TopP ?? 1, SamplerNames.TopP);
        minP = Number(settings.MinP ?? 0, SamplerNames.MinP);
        temperature = Number(settings.Temperature ?? 1, SamplerNames.Temperature);
        random = new SeededRandom(seed);
    }

    /// <summary>The settings that this sampler supports, by their names in the language.</summary>
    public static IReadOnlySet<string> UnderstoodNames { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        SamplerNames.Temperature, SamplerNames.TopK, SamplerNames.TopP, SamplerNames.MinP,
    };

    /// <inheritdoc/>
    public TokenId Draw(IModelSession session, TokenMask? allowed = null)
    {
        if (row.Length != session.VocabularySize)
        {
            row = new float[session.VocabularySize];
        }

        session.NextLogProbabilities(row);
        return Draw(row, allowed);
    }

    /// <summary>Draws a token.</summary>
    /// <param name="logProbabilities">
    /// One per token of the vocabulary, in nats; adding a constant to all of them changes nothing, so logits are accepted too. At
    /// least one must be finite.
    /// </param>
    /// <param name="allowed">The tokens to draw from, as if there were no others; null for all.</param>
    /// <exception cref="ModelException">The values are not a distribution: an allowed token has NaN, or none is finite.</exception>
    public TokenId Draw(ReadOnlySpan<float> logProbabilities, TokenMask? allowed = null)
    {
        if (allowed is not null)
        {
            logProbabilities = Only(logProbabilities, allowed);
        }

        var best = IndexOfGreatest(logProbabilities);
        if (temperature <= 0)
        {
            // The likeliest token passes every step before this one.
            return new TokenId(best);
        }

        if (candidates.Length < logProbabilities.Length)
        {
            candidates = new int[logProbabilities.Length];
            weights = new double[logProbabilities.Length];
        }

        var greatest = logProbabilities[best];
        var sorts = topK > 0 || topP < 1;
        if (sorts)
        {
            KeepLikeliest(logProbabilities, greatest);
        }
        else
        {
            KeepAtLeast(logProbabilities, Threshold(greatest));
        }

        return Pick(logProbabilities, greatest);
    }

    /// <inheritdoc/>
    public void Skip(TokenId token)
    {
        if (temperature > 0)
        {
            // Each draw takes one number.
            random.NextUInt64();
        }
    }

    /// <summary>Frees nothing: there is no native memory.</summary>
    public void Dispose()
    {
    }

    private static void Refuse(bool isSet, string name)
    {
        if (isSet)
        {
            throw new ModelException(
                ModelErrorKind.Unsupported,
                $"this model's sampler does not know '{name}'; it knows {string.Join(", ", UnderstoodNames.Order(StringComparer.Ordinal))}. Leave '{name}' out, or use a GGUF model.");
        }
    }

    private static double Number(double value, string name) => double.IsNaN(value)
        ? throw new ModelException(ModelErrorKind.Unsupported, $"'{name}' is not a number; give it one.")
        : value;

    /// <summary>The likeliest token.</summary>
    /// <exception cref="ModelException">The values are no distribution.</exception>
    private static int IndexOfGreatest(ReadOnlySpan<float> values)
    {
        var best = 0;
        var broken = false;
        for (var i = 0; i < values.Length; i++)
        {
            broken |= float.IsNaN(values[i]);
            if (values[i] > values[best])
            {
                best = i;
            }
        }

        return !broken && float.IsFinite(values[best])
            ? best
            : throw new ModelException(
                ModelErrorKind.EngineFailed,
                "The model's output is not a distribution: it has no number where a probability should be. Its file or its engine may be damaged.");
    }

    /// <summary>The values of the tokens that may come; the others have no probability.</summary>
    private ReadOnlySpan<float> Only(ReadOnlySpan<float> values, TokenMask allowed)
    {
        if (permitted.Length < values.Length)
        {
            permitted = new float[values.Length];
        }

        var kept = permitted.AsSpan(0, values.Length);
        kept.Fill(float.NegativeInfinity);
        for (var i = 0; i < allowed.Words.Length; i++)
        {
            for (var word = allowed.Words[i]; word != 0; word &= word - 1)
            {
                var token = (i << 6) + BitOperations.TrailingZeroCount(word);
                kept[token] = values[token];
            }
        }

        return kept;
    }

    private double Threshold(float greatest) => minP > 0 ? Math.Min(greatest, greatest + Math.Log(minP)) : double.NegativeInfinity;

    private void KeepAtLeast(ReadOnlySpan<float> logProbabilities, double threshold)
    {
        count = 0;
        for (var i = 0; i < logProbabilities.Length; i++)
        {
            if (logProbabilities[i] >= threshold)
            {
                candidates[count++] = i;
            }
        }
    }

    private void KeepLikeliest(ReadOnlySpan<float> logProbabilities, float greatest)
    {
        if (keys.Length < logProbabilities.Length)
        {
            keys = new ulong[logProbabilities.Length];
        }

        // One number orders by falling log-probability, then by id, and sorts without a comparer.
        for (var i = 0; i < logProbabilities.Length; i++)
        {
            keys[i] = ((ulong)~Ordered(logProbabilities[i]) << 32) | (uint)i;
        }

        keys.AsSpan(0, logProbabilities.Length).Sort();
        count = topK > 0 ? Math.Min(topK, logProbabilities.Length) : logProbabilities.Length;
        for (var i = 0; i < count; i++)
        {
            candidates[i] = (int)(uint)keys[i];
        }

        if (topP < 1)
        {
            KeepShare(logProbabilities, greatest);
        }

        var threshold = Threshold(greatest);
        while (count > 1 && logProbabilities[candidates[count - 1]] < threshold)
        {
            count--;
        }
    }

    private void KeepShare(ReadOnlySpan<float> logProbabilities, float greatest)
    {
        var total = 0.0;
        for (var i = 0; i < count; i++)
        {
            weights[i] = Math.Exp(logProbabilities[candidates[i]] - (double)greatest);
            total += weights[i];
        }

        // The token that reaches the share is the last to stay.
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            sum += weights[i] / total;
            if (sum >= topP)
            {
                count = i + 1;
            }
        }
    }

    private TokenId Pick(ReadOnlySpan<float> logProbabilities, float greatest)
    {
        var total = 0.0;
        for (var i = 0; i < count; i++)
        {
            weights[i] = Math.Exp((logProbabilities[candidates[i]] - (double)greatest) / temperature);
            total += weights[i];
        }

        var left = random.NextDouble() * total;
        var last = 0;
        for (var i = 0; i < count; i++)
        {
            if (weights[i] > 0)
            {
                last = i;
                left -= weights[i];
                if (left < 0)
                {
                    break;
                }
            }
        }

        // Rounding may leave a little after the last one.
        return new TokenId(candidates[last]);
    }

    private static uint Ordered(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value + 0f);
        return (bits & 0x80000000) != 0 ? ~bits : bits | 0x80000000;
    }
}
