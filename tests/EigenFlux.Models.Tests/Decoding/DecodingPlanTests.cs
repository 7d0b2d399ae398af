using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Models.Ngram;

namespace EigenFlux.Models.Tests.Decoding;

/// <summary>Decoding chains on an engine that has none of its own.</summary>
public sealed class DecodingPlanTests : IDisposable
{
    private static readonly SamplerSettings Cold = new() { Temperature = 0 };

    private readonly NgramLanguageModel model = new("ngram:test", Encoding.UTF8.GetBytes("one two three four five six seven. seven six five. four two one."), NgramUnit.Bytes, order: 3);
    private readonly IModelContext context;
    private readonly IModelSession session;

    public DecodingPlanTests()
    {
        context = model.CreateContext(new ContextOptions(400, 4));
        session = context.CreateSession();
        session.Append(Tokens("seven "));
    }

    public void Dispose()
    {
        session.Dispose();
        context.Dispose();
        model.Dispose();
    }

    [Fact]
    public void A_plan_without_processors_is_the_engines_own_sampler()
    {
        using var sampler = new DecodingPlan(Request(SamplerSettings.Default)).CreateSampler(model);
        sampler.ShouldBeOfType<ManagedSampler>();
    }

    [Fact]
    public void A_bias_moves_the_likeliest_token_and_bans_another()
    {
        var likeliest = Draw(Cold);
        Draw(Cold, Bias(likeliest, float.NegativeInfinity)).ShouldNotBe(likeliest);
        Draw(Cold, Bias(new TokenId('~'), 100)).Value.ShouldBe('~');

        // What may not come does not come, whatever its bias.
        using var sampler = Plan(Cold, Bias(new TokenId('~'), 100)).CreateSampler(model);
        session.Sample(sampler, Mask(likeliest)).ShouldBe(likeliest);
        Should.Throw<ArgumentException>(() => Bias(likeliest, float.NaN));
    }

    [Fact]
    public void A_penalty_looks_at_the_last_tokens_of_the_turn()
    {
        var (a, b) = (new TokenId(1), new TokenId(2));
        var penalty = new RepetitionPenalty(2, frequency: 0.5, presence: 0.25, window: 3);
        foreach (var token in (TokenId[])[b, a, a, b])
        {
            penalty.Take(token);
        }

        // The window has a, a, b.
        float[] logits = [3, 3, -3, 0];
        penalty.Apply(logits);
        logits.ShouldBe([3, (3 / 2f) - 1.25f, -6 - 0.75f, 0]);
        penalty.Take(new TokenId(3));
        penalty.Take(new TokenId(3));
        logits = [0, 4, 4, 4];
        penalty.Apply(logits);
        logits.ShouldBe([0, 4, 2 - 0.75f, 2 - 1.25f]);

        var none = new RepetitionPenalty(2, window: 0);
        none.Take(a);
        logits = [0, 4, 4, 4];
        none.Apply(logits);
        logits.ShouldBe([0, 4, 4, 4]);
    }

    [Fact]
    public void The_settings_penalty_works_in_a_managed_chain()
    {
        var settings = new SamplerSettings { Temperature = 0, RepeatPenalty = 5, RepeatWindow = 8 };
        Say(settings, 30, Bias(new TokenId('~'), 0)).ShouldBe(Say(Cold, 30, new RepetitionPenalty(5, window: 8)));
        Say(settings, 30, Bias(new TokenId('~'), 0)).ShouldNotBe(Say(Cold, 30, Bias(new TokenId('~'), 0)));
        Should.Throw<ModelException>(() => Plan(new SamplerSettings { Dry = 1 }, Bias(new TokenId('~'), 0)).CreateSampler(model)).Kind.ShouldBe(ModelErrorKind.Unsupported);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2.5)]
    public void Guidance_weighs_two_sessions(double strength)
    {
        using var other = context.CreateSession();
        other.Append(Tokens("five "));
        var guidance = new Guidance(other, strength);
        guidance.Reads.ShouldBe([other]);
        var (own, others) = (Row(session), Row(other));
        var logits = own.ToArray();
        guidance.Apply(logits);
        logits.ShouldBe(own.Zip(others, (l, o) => (float)(o + (strength * ((double)l - o)))), 1e-4);

        guidance.Take(new TokenId('x'));
        other.Tokens.ToArray().ShouldBe(Tokens("five x"));
        new DecodingPlan(Request(Cold)) { Processors = [guidance] }.Reads.ShouldBe([other]);
    }

    [Fact]
    public void Guidance_by_the_session_itself_changes_nothing_and_follows_the_turn()
    {
        using var other = session.Fork();
        var guided = Say(SamplerSettings.Default, 60, new Guidance(other, 3));
        guided.ShouldBe(Say(SamplerSettings.Default, 60, Bias(new TokenId('~'), 0)));
        string.Concat(other.Tokens.ToArray().Select(token => (char)token.Value)).ShouldBe("seven " + guided);
    }

    [Fact]
    public void A_chain_that_skips_tokens_continues_as_if_it_had_drawn_them()
    {
        var settings = SamplerSettings.Default with { RepeatPenalty = 3 };
        using var whole = Plan(settings, Bias(new TokenId('e'), 2)).CreateSampler(model);
        var said = Say(whole, 40);
        using var rest = Plan(settings, Bias(new TokenId('e'), 2)).CreateSampler(model);
        foreach (var token in Tokens(said[..20]))
        {
            rest.Skip(token);
        }

        using var fork = session.Fork();
        fork.Append(Tokens(said[..20]));
        Say(rest, 20, fork).ShouldBe(said[20..]);
    }

    [Fact]
    public void A_chain_allocates_nothing_for_a_token()
    {
        using var other = session.Fork();
        using var sampler = Plan(SamplerSettings.Default, Bias(new TokenId('e'), 1), new RepetitionPenalty(1.1, window: 16), new Guidance(other, 1.5)).CreateSampler(model);
        using var fork = session.Fork();
        var mask = Mask([.. Enumerable.Range(' ', 90).Select(id => new TokenId(id))]);
        Draw(300);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Draw(100);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Draw(int count)
        {
            Span<TokenId> one = stackalloc TokenId[1];
            for (var i = 0; i < count; i++)
            {
                one[0] = fork.Sample(sampler, mask);
                fork.Append(one);
                if (fork.Length > 200)
                {
                    fork.Truncate(100);
                    other.Truncate(100);
                }
            }
        }
    }

    private static DecodingPlan Plan(SamplerSettings settings, params ILogitProcessor[] processors) => new(Request(settings)) { Processors = processors };

    private static SamplerRequest Request(SamplerSettings settings) => new(settings, 7, 0);

    private static LogitBias Bias(TokenId token, float bias) => new(new Dictionary<TokenId, float> { [token] = bias });

    private static TokenId[] Tokens(string text) => [.. text.Select(character => new TokenId(character))];

    private static TokenMask Mask(params TokenId[] tokens)
    {
        var words = new ulong[5];
        foreach (var token in tokens)
        {
            words[token.Value >> 6] |= 1UL << (token.Value & 63);
        }

        return new TokenMask(words);
    }

    private static float[] Row(IModelSession session)
    {
        var row = new float[session.VocabularySize];
        session.NextLogProbabilities(row);
        return row;
    }

    private TokenId Draw(SamplerSettings settings, params ILogitProcessor[] processors)
    {
        using var sampler = Plan(settings, processors).CreateSampler(model);
        return session.Sample(sampler);
    }

    private string Say(SamplerSettings settings, int count, params ILogitProcessor[] processors)
    {
        using var sampler = Plan(settings, processors).CreateSampler(model);
        return Say(sampler, count);
    }

    private string Say(ISampler sampler, int count)
    {
        using var fork = session.Fork();
        return Say(sampler, count, fork);
    }

    private static string Say(ISampler sampler, int count, IModelSession fork)
    {
        var said = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            var token = fork.Sample(sampler);
            fork.Append([token]);
            said.Append((char)token.Value);
        }

        return said.ToString();
    }
}
