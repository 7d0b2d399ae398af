using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Delegating;
using EigenFlux.Models.Engines;
using EigenFlux.Models.Ngram;
using EigenFlux.Models.Opening;

namespace EigenFlux.Models.Tests.Contract;

/// <summary>Optional abilities: who has them, and what becomes of calls to a session that lacks one.</summary>
public sealed class AbilityTests : IDisposable
{
    private const string Text = "one two three four five six seven. seven six five four three two one.";
    private readonly NgramLanguageModel ngram = new("ngram:test", Encoding.UTF8.GetBytes(Text), NgramUnit.Bytes, order: 3);
    private readonly TemporaryFolder folder = new();
    private readonly ModelRegistry registry = new(ManagedEngines.All);

    public void Dispose()
    {
        registry.Dispose();
        folder.Dispose();
        ngram.Dispose();
    }

    [Fact]
    public void A_model_has_the_abilities_that_it_declares()
    {
        folder.Write("turns.txt", "one\n");
        foreach (var uri in (string[])["builtin:mini", "replay:turns.txt"])
        {
            var model = registry.Open(uri, new ModelOptions { BaseFolder = folder.Path });
            AbilityChecks.DeclaredAsTheyAre(model, model.Tokenizer.Tokenize("one"));
            AbilityChecks.DeclaredAsTheyAre(new Passing(model), model.Tokenizer.Tokenize("one"));
        }
    }

    [Fact]
    public void A_session_without_abilities_is_edited_and_saved_exactly() => AbilityChecks.DoneAnotherWay(ngram, ngram.Tokenizer.Tokenize("two three four"));

    [Fact]
    public void The_likeliest_tokens_are_the_top_of_the_row() => AbilityChecks.TopOfTheRow(ngram, ngram.Tokenizer.Tokenize("t"));

    [Fact]
    public void No_likeliest_token_is_a_tie_out_of_order()
    {
        var tokens = new TokenId[4];
        var values = new float[4];
        Likeliest.Write([1, 3, float.NaN, 3, 2, float.NegativeInfinity], tokens, values).ShouldBe(4);
        tokens.Select(token => token.Value).ShouldBe([1, 3, 4, 0]);
        values.ShouldBe([3f, 3f, 2f, 1f]);
        Likeliest.Write([1, 2], tokens, values).ShouldBe(2);
        Likeliest.Write([1, 2], [], []).ShouldBe(0);
    }

    [Fact]
    public void A_session_that_does_not_sample_is_sampled_from_its_probabilities()
    {
        using var context = ngram.CreateContext(new ContextOptions(100));
        using var session = context.CreateSession();
        session.Append(ngram.Tokenizer.Tokenize("three f"));
        session.Ability<ISamplesItself>().ShouldBeNull();
        using var sampler = ngram.CreateSampler(new SamplerRequest(new SamplerSettings { Temperature = 0 }, 1, 0));
        session.Sample(sampler).Value.ShouldBe('o');
        Should.Throw<ArgumentException>(() => session.Sample(new OtherSampler()));
    }

    [Fact]
    public async Task A_decorator_has_the_abilities_of_what_it_wraps_and_its_own()
    {
        using var model = new Passing(ngram);
        using var context = model.CreateContext(new ContextOptions(100, 3));
        var counted = context.CreateSession().ShouldBeOfType<CountedSession>();
        IModelSession session = counted;
        session.Append(ngram.Tokenizer.Tokenize("three four"));
        session.Ability<IEditableCache>().ShouldBeSameAs(counted.Inner);
        session.Ability<ISavedState>().ShouldBeSameAs(counted.Inner);
        session.Ability<ISamplesItself>().ShouldBeSameAs(counted);
        session.Ability<IHiddenStates>().ShouldBeNull();
        context.Ability<IRestorable>().ShouldBeNull();

        using var fork = session.Fork().ShouldBeOfType<CountedSession>();
        using var sampler = model.CreateSampler(new SamplerRequest(SamplerSettings.Default, 1, 0));
        (await fork.SampleAsync(sampler)).ShouldBe(fork.Inner.Sample(model.CreateSampler(new SamplerRequest(SamplerSettings.Default, 1, 0))));
        (fork.Draws, counted.Draws).ShouldBe((1, 0));
        await context.EvaluateAsync([session, fork]);
        context.Restore([session, fork], [fork.Save(), session.Save()]);
        session.Tokens.ToArray().ShouldBe(fork.Tokens.ToArray());
    }

    [Fact]
    public void A_recording_refuses_what_it_lacks()
    {
        folder.Write("turns.txt", "one\n");
        var model = registry.Open("replay:turns.txt", new ModelOptions { BaseFolder = folder.Path });
        using var context = model.CreateContext(new ContextOptions(10));
        using var session = context.CreateSession();
        Should.Throw<ModelException>(() => session.TopLogProbabilities(new TokenId[1], new float[1])).Kind.ShouldBe(ModelErrorKind.Unsupported);
        using var sampler = model.CreateSampler(new SamplerRequest(SamplerSettings.Default, 1, 0));
        Should.Throw<ModelException>(() => sampler.Skip(new TokenId('x'))).Kind.ShouldBe(ModelErrorKind.NotAllowed);
        sampler.Skip(new TokenId('o'));
        session.Sample(sampler).Value.ShouldBe('n');
    }

    private sealed class OtherSampler : ISampler
    {
        public void Skip(TokenId token)
        {
        }

        public void Dispose()
        {
        }
    }

    private sealed class Passing(ILanguageModel inner) : DelegatingModel(inner)
    {
        protected override IModelContext Wrap(IModelContext context) => new PassingContext(context);

        protected override void Dispose(bool disposing)
        {
            // The model is the test's.
        }
    }

    private sealed class PassingContext(IModelContext inner) : DelegatingContext(inner)
    {
        protected override IModelSession Wrap(IModelSession session) => new CountedSession(this, session);
    }

    private sealed class CountedSession(DelegatingContext context, IModelSession inner) : DelegatingSession(context, inner), ISamplesItself
    {
        public int Draws { get; private set; }

        public TokenId Sample(ISampler sampler, TokenMask? allowed = null)
        {
            Draws++;
            return Inner.Sample(sampler, allowed);
        }
    }
}
