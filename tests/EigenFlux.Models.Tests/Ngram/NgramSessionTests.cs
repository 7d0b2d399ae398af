using EigenFlux.Models.Contract;
using EigenFlux.Models.Ngram;

namespace EigenFlux.Models.Tests.Ngram;

public sealed class NgramSessionTests : IDisposable
{
    private const int Order = 4;
    private readonly NgramLanguageModel model = TestText.Model(TestText.Sentences(1, 400), NgramUnit.Bytes, Order);
    private readonly IModelContext context;
    private readonly IModelSession session;

    public NgramSessionTests()
    {
        context = model.CreateContext(new ContextOptions(Window: 100, Sessions: 3));
        session = context.CreateSession();
    }

    public void Dispose()
    {
        session.Dispose();
        context.Dispose();
        model.Dispose();
    }

    [Fact]
    public void Nothing_of_a_cache_is_kept_or_put_back()
    {
        session.Append(Tokens("the pilot"));
        session.Tail(0, 3).ShouldBeNull();
        session.TryAppend(new Tail(9, 3), Tokens("the")).ShouldBeFalse();
        session.Length.ShouldBe(9);
    }

    private sealed record Tail(int From, int Count) : ICacheTail;

    [Fact]
    public void Log_probabilities_are_the_logarithms_of_the_distribution()
    {
        foreach (var text in new[] { "", "t", "the", "The pilot sa", "zzzz" })
        {
            session.Delete(0, session.Length, CacheMode.Exact);
            session.Append(Tokens(text));
            var expected = new double[257];
            model.Model.Distribution(session.Tokens, expected);
            var actual = Next(session);
            for (var i = 0; i < expected.Length; i++)
            {
                ((double)actual[i]).ShouldBe(Math.Log(expected[i]), 1e-5);
            }
        }
    }

    [Fact]
    public void One_tokens_log_probability_is_its_place_in_all_of_them_and_leaves_the_page_state()
    {
        foreach (var text in new[] { "", "the", "zzzz" })
        {
            session.Delete(0, session.Length, CacheMode.Exact);
            session.Append(Tokens(text));
            var all = Next(session);
            for (var i = 0; i < all.Length; i++)
            {
                session.LogProbabilityOf(new TokenId(i)).ShouldBe(all[i], 1e-5);
            }

            TestText.Decode(model.Tokenizer, session.Tokens).ShouldBe(text);
        }

        Should.Throw<ArgumentOutOfRangeException>(() => session.LogProbabilityOf(new TokenId(257)));
        Should.Throw<ArgumentOutOfRangeException>(() => session.LogProbabilityOf(new TokenId(-1)));
    }

    [Fact]
    public void Scores_are_those_of_appending_one_token_after_another()
    {
        var tokens = Tokens("The pilot saw rain. ");
        var scores = new float[tokens.Length];
        using var other = session.Fork();
        session.AppendScored(tokens, scores);
        for (var i = 0; i < tokens.Length; i++)
        {
            scores[i].ShouldBe(Next(other)[tokens[i].Value], 1e-5f);
            other.Append([tokens[i]]);
        }

        session.Tokens.ToArray().ShouldBe(other.Tokens.ToArray());
    }

    [Theory]
    [InlineData(CacheMode.Exact)]
    [InlineData(CacheMode.Shift)]
    public void Deleting_is_exact_whatever_was_asked_for(CacheMode mode)
    {
        session.Append(Tokens("Ada saw the old boat"));
        session.Delete(12, 7, mode).ShouldBe(CacheMode.Exact);

        session.Tokens.ToArray().ShouldBe(Tokens("Ada saw the t"));
        using var fresh = context.CreateSession();
        fresh.Append(Tokens("Ada saw the t"));
        Next(session).ShouldBe(Next(fresh));
        session.ShiftsAs().ShouldBe(CacheMode.Exact);
        model.Info.Capabilities.HasFlag(ModelCapabilities.Shift).ShouldBeFalse();
    }

    [Fact]
    public void Deleting_what_is_further_back_than_the_order_changes_nothing()
    {
        session.Append(Tokens("Ada saw the old boat"));
        var before = Next(session);
        session.Delete(0, session.Length - (Order - 1), CacheMode.Shift);
        Next(session).ShouldBe(before);
        session.Delete(0, 1, CacheMode.Shift);
        Next(session).ShouldNotBe(before);
    }

    [Fact]
    public void Deleting_evaluates_nothing_again()
    {
        session.Append(Tokens("Ada saw rain"));
        session.Delete(1, 3, CacheMode.Exact);
        Next(session);
        session.Evaluated.ShouldBe(12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(20)]
    public void An_insertion_makes_the_page_state_that_appending_in_order_makes(int at)
    {
        foreach (var mode in (CacheMode[])[CacheMode.Exact, CacheMode.Shift])
        {
            using var inserted = context.CreateSession();
            inserted.Append(Tokens("Ada saw the old boat"));
            inserted.Insert(at, Tokens("(rain) "), mode).ShouldBe(CacheMode.Exact);
            using var appended = context.CreateSession();
            appended.Append(Tokens("Ada saw the old boat".Insert(at, "(rain) ")));
            inserted.Tokens.ToArray().ShouldBe(appended.Tokens.ToArray());
            Next(inserted).ShouldBe(Next(appended));
            inserted.Evaluated.ShouldBe(27);
        }
    }

    [Fact]
    public void The_page_states_own_tokens_can_be_inserted_once_more()
    {
        session.Append(Tokens("Ada saw rain"));
        session.Insert(2, session.Tokens[1..6], CacheMode.Shift);
        TestText.Decode(model.Tokenizer, session.Tokens).ShouldBe("Adda saa saw rain");
    }

    [Fact]
    public void A_fork_goes_its_own_way()
    {
        session.Append(Tokens("The captain "));
        using var fork = session.Fork();
        fork.Append(Tokens("lost"));
        session.Append(Tokens("saw"));
        TestText.Decode(model.Tokenizer, fork.Tokens).ShouldBe("The captain lost");
        TestText.Decode(model.Tokenizer, session.Tokens).ShouldBe("The captain saw");
        context.Evaluate([session, fork]);
    }

    [Fact]
    public void A_saved_state_comes_back_with_no_bit_changed()
    {
        session.Append(Tokens("my aunt mended"));
        var state = session.Save();
        using var other = context.CreateSession();
        other.Append(Tokens("something else"));
        other.Load(state);
        other.Tokens.ToArray().ShouldBe(session.Tokens.ToArray());
        other.Save().ShouldBe(state);
        Next(other).ShouldBe(Next(session));
    }

    [Fact]
    public void A_state_of_another_model_or_a_damaged_one_is_refused_and_changes_nothing()
    {
        session.Append(Tokens("rain"));
        using var otherModel = TestText.Model("another text", NgramUnit.Bytes, Order);
        using var otherContext = otherModel.CreateContext(new ContextOptions(100));
        using var other = otherContext.CreateSession();
        other.Append(Tokens("rain"));
        var state = session.Save();

        foreach (var bad in new[] { other.Save(), state[..^1], state[..7], [], [.. state, 0], [.. state[..^1], 0x7F] })
        {
            Should.Throw<ModelException>(() => session.Load(bad)).Kind.ShouldBe(ModelErrorKind.Unreadable);
            session.Tokens.ToArray().ShouldBe(Tokens("rain"));
        }
    }

    [Fact]
    public void What_does_not_fit_is_refused_whole()
    {
        session.Append(Tokens(new string('a', 98)));
        Should.Throw<ModelException>(() => session.Append(Tokens("abc"))).Kind.ShouldBe(ModelErrorKind.WindowTooLarge);
        Should.Throw<ModelException>(() => session.AppendScored(Tokens("abc"), new float[3]));
        Should.Throw<ModelException>(() => session.Insert(5, Tokens("abc"), CacheMode.Shift)).Kind.ShouldBe(ModelErrorKind.WindowTooLarge);
        Should.Throw<ArgumentOutOfRangeException>(() => session.Insert(99, Tokens("a"), CacheMode.Exact));
        Should.Throw<ArgumentOutOfRangeException>(() => session.Insert(-1, Tokens("a"), CacheMode.Exact));
        Should.Throw<ArgumentOutOfRangeException>(() => session.Insert(5, [new TokenId(257)], CacheMode.Exact));
        session.Tokens.ToArray().ShouldBe(Tokens(new string('a', 98)));
        session.Append(Tokens("ab"));
    }

    [Fact]
    public void No_more_sessions_open_than_were_asked_for_and_a_closed_one_makes_room()
    {
        using var second = context.CreateSession();
        var third = second.Fork();
        Should.Throw<ModelException>(() => context.CreateSession());
        third.Dispose();
        third.Dispose();
        using var again = context.CreateSession();
        Should.Throw<ModelException>(() => second.Fork());
    }

    [Fact]
    public void A_window_larger_than_the_models_is_refused() =>
        Should.Throw<ModelException>(() => model.CreateContext(new ContextOptions(model.Info.MaximumWindow + 1)))
            .Kind.ShouldBe(ModelErrorKind.WindowTooLarge);

    [Fact]
    public void The_same_seed_says_the_same()
    {
        Say(7).ShouldBe(Say(7));
        Say(7).ShouldNotBe(Say(8));

        string Say(ulong seed)
        {
            using var copy = context.CreateSession();
            using var sampler = model.CreateSampler(new SamplerRequest(SamplerSettings.Default, seed, 0));
            for (var i = 0; i < 60; i++)
            {
                copy.Append([copy.Sample(sampler)]);
            }

            return TestText.Decode(model.Tokenizer, copy.Tokens);
        }
    }

    [Theory]
    [InlineData(NgramUnit.Bytes)]
    [InlineData(NgramUnit.Words)]
    public void Saying_a_token_allocates_nothing(NgramUnit unit)
    {
        using var language = TestText.Model(TestText.Sentences(1, 400), unit);
        using var room = language.CreateContext(new ContextOptions(64));
        using var speaker = room.CreateSession();
        using var sampler = language.CreateSampler(new SamplerRequest(SamplerSettings.Default with { TopK = 40, TopP = 0.95 }, 5, 0));
        speaker.Append(language.Tokenizer.Tokenize(new string(' ', 64)));
        Speak(50);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var sum = Speak(500);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        // The loop did run: five hundred spaces would be the least that text says.
        sum.ShouldBeGreaterThan(500 * 32);

        long Speak(int count)
        {
            var total = 0L;
            Span<TokenId> one = stackalloc TokenId[1];
            for (var i = 0; i < count; i++)
            {
                speaker.Delete(0, 1, CacheMode.Shift);
                one[0] = speaker.Sample(sampler);
                speaker.Append(one);
                total += one[0].Value;
            }

            return total;
        }
    }

    private static float[] Next(IModelSession session)
    {
        var result = new float[257];
        session.NextLogProbabilities(result);
        return result;
    }

    private TokenId[] Tokens(string text) => model.Tokenizer.Tokenize(text);
}
