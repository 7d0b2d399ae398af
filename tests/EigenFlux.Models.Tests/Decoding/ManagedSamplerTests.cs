using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;

namespace EigenFlux.Models.Tests.Decoding;

public class ManagedSamplerTests
{
    private static readonly SamplerSettings Plain = new();

    public static TheoryData<int?, double?, double?, double?> Chains { get; } = new()
    {
        { null, null, null, null },
        { null, null, null, 0.5 },
        { null, null, null, 1.7 },
        { 3, null, null, null },
        { 1000, null, null, null },
        { 0, null, null, null },
        { null, 0.6, null, null },
        { null, 1.0, null, 1.0 },
        { null, null, 0.1, null },
        { null, null, 0.1, 2.0 },
        { 6, 0.8, 0.2, 0.7 },
        { 2, 0.1, 1.0, 3.0 },
    };

    [Theory]
    [MemberData(nameof(Chains))]
    public void Draws_follow_the_chain_worked_out_by_hand(int? topK, double? topP, double? minP, double? temperature)
    {
        const int Draws = 40_000;
        double[] probabilities = [0.03, 0.31, 0.02, 0.22, 0.05, 0.01, 0.17, 0.09, 0.06, 0.04];
        var logs = Logs(probabilities, shift: 3.5);
        var expected = ByHand(probabilities, topK, topP, minP, temperature ?? 1);
        using var sampler = new ManagedSampler(new() { TopK = topK, TopP = topP, MinP = minP, Temperature = temperature }, seed: 4242);
        var counts = new int[probabilities.Length];
        for (var i = 0; i < Draws; i++)
        {
            counts[sampler.Draw(logs).Value]++;
        }

        var chiSquare = 0.0;
        for (var i = 0; i < counts.Length; i++)
        {
            if (expected[i] == 0)
            {
                counts[i].ShouldBe(0);
            }
            else
            {
                chiSquare += Math.Pow(counts[i] - (Draws * expected[i]), 2) / (Draws * expected[i]);
            }
        }

        // Nine degrees of freedom at most: one in a thousand is above 27.9.
        chiSquare.ShouldBeLessThan(27.9);
    }

    [Fact]
    public void Temperature_zero_takes_the_likeliest_and_of_equals_the_lowest()
    {
        using var sampler = new ManagedSampler(new() { Temperature = 0, TopK = 3, TopP = 0.5, MinP = 0.9 }, seed: 1);
        for (var i = 0; i < 10; i++)
        {
            sampler.Draw([-3f, -1f, -2f, -1f]).Value.ShouldBe(1);
        }
    }

    [Fact]
    public void Of_equally_likely_tokens_top_k_keeps_the_lowest_ids()
    {
        using var sampler = new ManagedSampler(new() { TopK = 2 }, seed: 1);
        var drawn = new HashSet<int>();
        for (var i = 0; i < 200; i++)
        {
            drawn.Add(sampler.Draw([-0f, 0f, -0f, 0f, -1f]).Value);
        }

        drawn.Order().ShouldBe([0, 1]);
    }

    [Fact]
    public void An_impossible_token_is_never_drawn()
    {
        foreach (var settings in new[] { Plain, new() { TopK = 4 }, new() { TopP = 0.99 } })
        {
            using var sampler = new ManagedSampler(settings, seed: 9);
            for (var i = 0; i < 500; i++)
            {
                sampler.Draw([float.NegativeInfinity, 0f, float.NegativeInfinity, -5f]).Value.ShouldBeOneOf(1, 3);
            }
        }
    }

    [Fact]
    public void The_same_seed_draws_the_same()
    {
        Draw(5).ShouldBe(Draw(5));
        Draw(5).ShouldNotBe(Draw(6));

        static int[] Draw(ulong seed)
        {
            using var sampler = new ManagedSampler(Plain, seed);
            return [.. Enumerable.Range(0, 40).Select(_ => sampler.Draw([-1f, -1f, -1f, -1f]).Value)];
        }
    }

    public static TheoryData<string, SamplerSettings> Foreign { get; } = new()
    {
        { "typical", new() { Typical = 0.9 } },
        { "dry", new() { Dry = 0.8 } },
        { "dry_base", new() { DryBase = 1.75 } },
        { "dry_length", new() { DryLength = 2 } },
        { "repeat_penalty", new() { RepeatPenalty = 1.1 } },
        { "repeat_window", new() { RepeatWindow = 64 } },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public void A_setting_that_is_not_understood_is_refused_by_name(string name, SamplerSettings settings)
    {
        var refused = Should.Throw<ModelException>(() => new ManagedSampler(settings, 0));
        refused.Kind.ShouldBe(ModelErrorKind.Unsupported);
        refused.Message.ShouldBe(
            $"this model's sampler does not know '{name}'; it knows min_p, temperature, top_k, top_p. Leave '{name}' out, or use a GGUF model.");
        ManagedSampler.UnderstoodNames.ShouldNotContain(name);
    }

    private static float[] Logs(double[] probabilities, double shift) =>
        [.. probabilities.Select(probability => (float)(Math.Log(probability) + shift))];

    private static double[] ByHand(double[] probabilities, int? topK, double? topP, double? minP, double temperature)
    {
        var kept = Enumerable.Range(0, probabilities.Length).OrderByDescending(i => probabilities[i]).ToList();
        if (topK > 0)
        {
            kept = [.. kept.Take(topK.Value)];
        }

        if (topP < 1)
        {
            var all = kept.Sum(i => probabilities[i]);
            var needed = Enumerable.Range(1, kept.Count).First(n => kept.Take(n).Sum(i => probabilities[i]) / all >= topP);
            kept = [.. kept.Take(needed)];
        }

        if (minP > 0)
        {
            kept = [.. kept.Where(i => probabilities[i] >= minP * probabilities[kept[0]])];
        }

        var weights = new double[probabilities.Length];
        foreach (var i in kept)
        {
            weights[i] = Math.Pow(probabilities[i], 1 / temperature);
        }

        return [.. weights.Select(weight => weight / weights.Sum())];
    }
}
