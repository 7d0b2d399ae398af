using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Models.Delegating;
using EigenFlux.Models.LlamaCpp.Tests.Support;

namespace EigenFlux.Models.LlamaCpp.Tests;

/// <summary>Decoding chains on the engine that runs some itself: native and managed ones agree.</summary>
[Collection(ModelCollection.Name)]
public sealed class DecodingTests(ModelFixture fixture)
{
    [SkippableTheory]
    [InlineData(1.0, 0.0, 0.0)]
    [InlineData(1.6, 0.0, 0.0)]
    [InlineData(1.0, 0.7, 1.5)]
    [InlineData(1.3, 0.4, 0.2)]
    public void A_native_chain_says_what_a_managed_one_says(double repeat, double frequency, double presence)
    {
        var model = fixture.Strict;
        var bias = new Dictionary<TokenId, float>();
        foreach (var token in model.Tokenizer.Tokenize(" the a of storm"))
        {
            bias[token] = bias.Count % 2 == 0 ? float.NegativeInfinity : 3;
        }

        var native = Say(model, isNative: true);
        Say(new WithoutNativeChain(model), isNative: false).ShouldBe(native);
        native.ShouldNotContain(bias.First(pair => float.IsNegativeInfinity(pair.Value)).Key.Value);

        int[] Say(ILanguageModel drawn, bool isNative)
        {
            var plan = new DecodingPlan(new SamplerRequest(new SamplerSettings { Temperature = 0 }, 1, 0))
            {
                Processors = [new LogitBias(bias), new RepetitionPenalty(repeat, frequency, presence, window: 12)],
            };
            using var context = model.CreateContext(new ContextOptions(80));
            using var session = context.CreateSession();
            session.Append(model.LongPage(30));
            using var sampler = plan.CreateSampler(drawn);
            (sampler is LlamaSampler).ShouldBe(isNative);
            return session.Generate(sampler, 40);
        }
    }

    [SkippableFact]
    public void A_native_chain_draws_as_often_as_a_managed_one()
    {
        const int Draws = 500;
        var model = fixture.Strict;
        using var context = model.CreateContext(new ContextOptions(40));
        using var session = context.CreateSession();
        session.Append(model.LongPage(40));
        var tokens = new TokenId[4];
        session.TopLogProbabilities(tokens, new float[4]);
        var plan = new DecodingPlan(new SamplerRequest(new SamplerSettings { Temperature = 0.9, MinP = 0.05 }, 5, 0))
        {
            Processors = [new LogitBias(new Dictionary<TokenId, float> { [tokens[0]] = -1.5f, [tokens[3]] = 2 })],
        };
        var native = Count(model);
        var managed = Count(new WithoutNativeChain(model));
        native.Keys.Union(managed.Keys).Count().ShouldBeGreaterThan(2);
        foreach (var token in native.Keys.Union(managed.Keys))
        {
            // Some four standard deviations of the difference.
            var (one, other) = (native.GetValueOrDefault(token), managed.GetValueOrDefault(token));
            Math.Abs(one - other).ShouldBeLessThanOrEqualTo((int)(5.7 * Math.Sqrt(Math.Max(one, other))) + 6);
        }

        Dictionary<TokenId, int> Count(ILanguageModel drawn)
        {
            using var sampler = plan.CreateSampler(drawn);
            var counts = new Dictionary<TokenId, int>();
            for (var i = 0; i < Draws; i++)
            {
                var token = session.Sample(sampler);
                counts[token] = counts.GetValueOrDefault(token) + 1;
            }

            return counts;
        }
    }

    [SkippableFact]
    public void Guidance_turns_a_turn_towards_its_page_and_away_from_another()
    {
        var model = fixture.Strict;
        using var context = model.CreateContext(new ContextOptions(80, 2));
        using var session = context.CreateSession();
        using var other = context.CreateSession();
        session.Append(model.Page("The weather today is wonderful and sunny. I feel very"));
        other.Append(model.Page("The weather today is awful and cold. I feel very"));
        var own = session.Next(model);
        var others = other.Next(model);
        var plan = new DecodingPlan(new SamplerRequest(new SamplerSettings { Temperature = 0 }, 1, 0)) { Processors = [new Guidance(other, 4)] };
        context.Evaluate([session, .. plan.Reads]);
        using var sampler = plan.CreateSampler(model);
        sampler.ShouldNotBeOfType<LlamaSampler>();
        var drawn = session.Sample(sampler);
        var expected = Enumerable.Range(0, own.Length).MaxBy(id => others[id] + (4 * ((double)own[id] - others[id])));
        drawn.Value.ShouldBe(expected);
        other.Tokens[^1].ShouldBe(drawn);
    }

    [SkippableFact]
    public void A_plan_without_processors_is_drawn_as_before()
    {
        var model = fixture.Strict;
        using var context = model.CreateContext(new ContextOptions(60, 2));
        using var session = context.CreateSession();
        session.Append(model.LongPage(20));
        using var fork = session.Fork();
        var request = new SamplerRequest(SamplerSettings.Default, 9, 0);
        using var planned = new DecodingPlan(request).CreateSampler(model);
        using var before = model.CreateSampler(request);
        session.Generate(planned, 20).ShouldBe(fork.Generate(before, 20));
    }

    private sealed class WithoutNativeChain(ILanguageModel inner) : DelegatingModel(inner)
    {
        public override object? Ability(Type ability) => ability == typeof(INativeDecoding) ? null : base.Ability(ability);
    }
}
