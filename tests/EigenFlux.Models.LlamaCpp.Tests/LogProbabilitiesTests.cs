using EigenFlux.Models.Decoding;

namespace EigenFlux.Models.LlamaCpp.Tests;

/// <summary>The softmax against one that is computed in double precision throughout.</summary>
public sealed unsafe class LogProbabilitiesTests
{
    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(7, 3.0)]
    [InlineData(8, 3.0)]
    [InlineData(32_003, 4.0)]
    [InlineData(262_144, 0.0)]
    [InlineData(262_144, 1.0)]
    [InlineData(262_144, 5.0)]
    [InlineData(262_144, 30.0)]
    public void The_normaliser_is_within_a_millionth_of_the_exact_one(int count, double spread)
    {
        var random = new SeededRandom((ulong)count);
        var logits = new float[count];
        for (var i = 0; i < count; i++)
        {
            // Roughly normal: twelve uniform numbers less six.
            var sum = -6.0;
            for (var k = 0; k < 12; k++)
            {
                sum += random.NextDouble();
            }

            logits[i] = (float)((sum * spread) - 11.3);
        }

        var max = (double)logits.Max();
        var exact = max + Math.Log(logits.Sum(logit => Math.Exp(logit - max)));
        fixed (float* row = logits)
        {
            LogProbabilities.Normaliser(row, count).ShouldBe(exact, 1e-6);
        }
    }
}
