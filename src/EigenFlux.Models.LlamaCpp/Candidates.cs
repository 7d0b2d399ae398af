using System.Numerics;
using System.Runtime.Intrinsics;
using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp.Native;

namespace EigenFlux.Models.LlamaCpp;

/// <summary>The list of candidates that a sampler chain works on, kept from one draw to the next.</summary>
internal sealed unsafe class Candidates : IDisposable
{
    private readonly NativeBuffer buffer;
    private readonly int vocabulary;

    /// <summary>Room for a whole vocabulary.</summary>
    public Candidates(int vocabulary)
    {
        this.vocabulary = vocabulary;
        buffer = new NativeBuffer((nuint)vocabulary * (nuint)sizeof(LlamaTokenData));
    }

    /// <summary>Draws a token from a row of logits, and tells the sampler that it was said.</summary>
    /// <param name="logits">A logit for each token of the vocabulary.</param>
    /// <param name="sampler">The chain that draws.</param>
    /// <param name="allowed">The tokens that may come; null for all.</param>
    public int Draw(float* logits, LlamaSampler sampler, TokenMask? allowed)
    {
        var data = (LlamaTokenData*)buffer.Pointer;
        var array = new LlamaTokenDataArray
        {
            Data = data,
            Size = (nuint)Fill(logits, data, sampler.Cut, allowed),
            Selected = -1,
        };
        LlamaApi.llama_sampler_apply(sampler.Chain, &array);
        if (array.Selected < 0 || (nuint)array.Selected >= array.Size)
        {
            throw NoDistribution();
        }

        var token = array.Data[array.Selected].Id;
        LlamaApi.llama_sampler_accept(sampler.Chain, token);
        return token;
    }

    /// <inheritdoc/>
    public void Dispose() => buffer.Dispose();

    private static ModelException NoDistribution() => new(
        ModelErrorKind.EngineFailed,
        "llama.cpp's samplers drew no token: the model's output is not a distribution. The file may be damaged.");

    private int Fill(float* logits, LlamaTokenData* data, float cut, TokenMask? allowed)
    {
        if (allowed is not null)
        {
            return Permitted(logits, data, cut, allowed);
        }

        return float.IsNegativeInfinity(cut) ? All(logits, data) : Near(logits, data, cut);
    }

    private int All(float* logits, LlamaTokenData* data)
    {
        for (var token = 0; token < vocabulary; token++)
        {
            data[token] = new LlamaTokenData { Id = token, Logit = logits[token] };
        }

        return vocabulary;
    }

    private int Near(float* logits, LlamaTokenData* data, float cut)
    {
        var least = LogProbabilities.Maximum(logits, vocabulary) + cut;
        var bound = Vector256.Create(least);
        var count = 0;
        var token = 0;
        for (; token <= vocabulary - Vector256<float>.Count; token += Vector256<float>.Count)
        {
            var mask = Vector256.GreaterThanOrEqual(Vector256.Load(logits + token), bound).ExtractMostSignificantBits();
            while (mask != 0)
            {
                var id = token + BitOperations.TrailingZeroCount(mask);
                data[count++] = new LlamaTokenData { Id = id, Logit = logits[id] };
                mask &= mask - 1;
            }
        }

        for (; token < vocabulary; token++)
        {
            if (logits[token] >= least)
            {
                data[count++] = new LlamaTokenData { Id = token, Logit = logits[token] };
            }
        }

        // Nothing is near a maximum that is no number: the chain then sees all, and the caller that nothing was drawn.
        return count == 0 ? All(logits, data) : count;
    }

    /// <summary>The tokens that may come, but for those that are too far below the largest logit of them.</summary>
    private int Permitted(float* logits, LlamaTokenData* data, float cut, TokenMask allowed)
    {
        var words = allowed.Words[..((vocabulary + 63) / 64)];
        var greatest = PermittedLogits.Maximum(logits, vocabulary, words);
        if (!float.IsFinite(greatest))
        {
            throw NoDistribution();
        }

        var least = greatest + cut;
        var count = 0;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == 0)
            {
                continue;
            }

            // A word with all its bits is mostly far below the largest: eight of its logits are looked at together.
            var near = PermittedLogits.AtLeast(logits + ((nint)i << 6), Math.Min(64, vocabulary - (i << 6)), words[i], least);
            for (; near != 0; near &= near - 1)
            {
                var id = (i << 6) + BitOperations.TrailingZeroCount(near);
                data[count++] = new LlamaTokenData { Id = id, Logit = logits[id] };
            }
        }

        return count;
    }
}
