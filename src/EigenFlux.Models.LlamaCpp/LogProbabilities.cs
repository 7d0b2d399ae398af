using System.Runtime.Intrinsics;

namespace EigenFlux.Models.LlamaCpp;

/// <summary>
/// The softmax over a row of logits. The exponentials are taken in single precision, eight at a time, and summed in double: the
/// logarithm of the sum is within 1e-6 of the exact one.
/// </summary>
internal static unsafe class LogProbabilities
{
    /// <summary>ln Σ exp(logit): what to take from a logit to have the token's log-probability in nats.</summary>
    public static double Normaliser(float* logits, int count)
    {
        var max = Maximum(logits, count);
        var shift = Vector256.Create(max);
        var low = Vector256<double>.Zero;
        var high = Vector256<double>.Zero;
        var i = 0;
        for (; i <= count - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            var weights = Vector256.Exp(Vector256.Load(logits + i) - shift);
            low += Vector256.WidenLower(weights);
            high += Vector256.WidenUpper(weights);
        }

        var sum = Vector256.Sum(low + high);
        for (; i < count; i++)
        {
            sum += Math.Exp((double)logits[i] - max);
        }

        return max + Math.Log(sum);
    }

    /// <summary>The log-probabilities of a whole row.</summary>
    public static void Write(float* logits, Span<float> destination)
    {
        var normaliser = Normaliser(logits, destination.Length);
        var all = Vector256.Create(normaliser);
        var i = 0;
        for (; i <= destination.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            var row = Vector256.Load(logits + i);
            Vector256.Narrow(Vector256.WidenLower(row) - all, Vector256.WidenUpper(row) - all).CopyTo(destination[i..]);
        }

        for (; i < destination.Length; i++)
        {
            destination[i] = (float)(logits[i] - normaliser);
        }
    }

    /// <summary>The largest logit.</summary>
    public static float Maximum(float* logits, int count)
    {
        var best = Vector256.Create(float.NegativeInfinity);
        var i = 0;
        for (; i <= count - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            best = Vector256.Max(best, Vector256.Load(logits + i));
        }

        var max = float.NegativeInfinity;
        for (var lane = 0; lane < Vector256<float>.Count; lane++)
        {
            max = Math.Max(max, best[lane]);
        }

        for (; i < count; i++)
        {
            max = Math.Max(max, logits[i]);
        }

        return max;
    }
}
