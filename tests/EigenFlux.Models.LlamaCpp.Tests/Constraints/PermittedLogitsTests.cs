using System.Numerics;
using EigenFlux.Models.Decoding;

namespace EigenFlux.Models.LlamaCpp.Tests.Constraints;

public unsafe class PermittedLogitsTests
{
    [Fact]
    public void The_largest_logit_and_those_near_it_are_those_that_one_by_one_would_find()
    {
        var random = new SeededRandom(1);
        for (var round = 0; round < 400; round++)
        {
            var count = 1 + random.NextInt32(400);
            var logits = new float[count];
            var words = new ulong[(count + 63) / 64];
            var share = random.NextDouble();
            for (var i = 0; i < count; i++)
            {
                logits[i] = random.NextInt32(30) == 0 ? float.NegativeInfinity : (float)((random.NextDouble() * 20) - 10);
                words[i >> 6] |= random.NextDouble() < share ? 1UL << (i & 63) : 0;
            }

            bool Allows(int token) => (words[token >> 6] >> (token & 63) & 1) != 0;
            var expected = Enumerable.Range(0, count).Where(Allows).Select(token => logits[token]).DefaultIfEmpty(float.NegativeInfinity).Max();
            fixed (float* row = logits)
            {
                PermittedLogits.Maximum(row, count, words).ShouldBe(expected);
                for (var i = 0; i < words.Length; i++)
                {
                    var near = PermittedLogits.AtLeast(row + (i * 64), Math.Min(64, count - (i * 64)), words[i], expected - 3);
                    for (var token = i * 64; token < Math.Min(count, (i + 1) * 64); token++)
                    {
                        (near >> (token & 63) & 1).ShouldBe(Allows(token) && logits[token] >= expected - 3 ? 1UL : 0UL);
                    }

                    PermittedLogits.AtLeast(row + (i * 64), Math.Min(64, count - (i * 64)), words[i], float.NegativeInfinity).ShouldBe(words[i]);
                }
            }
        }
    }

    [Fact]
    public void A_logit_that_is_no_number_counts_only_where_it_may_come()
    {
        foreach (var many in new[] { false, true })
        {
            var logits = new float[128];
            logits[70] = float.NaN;
            ulong[] words = many ? [ulong.MaxValue, ulong.MaxValue] : [1, 1UL << 6 | 1UL << 9];
            fixed (float* row = logits)
            {
                float.IsNaN(PermittedLogits.Maximum(row, 128, words)).ShouldBeTrue();
                words[1] &= ~(1UL << 6);
                PermittedLogits.Maximum(row, 128, words).ShouldBe(0);
                BitOperations.PopCount(words[1]).ShouldBeGreaterThan(0);
            }
        }
    }
}
