using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Batching;
using EigenFlux.Runtime.Caches;
using EigenFlux.Runtime.Tests.Support;

namespace EigenFlux.Runtime.Tests.Caches;

/// <summary>The cache under a window: live, at rest, or replayed.</summary>
public sealed class WindowCacheTests : IDisposable
{
    private readonly KeepableModel model = new();
    private readonly ContextPool pool = new(1);

    public void Dispose()
    {
        pool.Dispose();
        model.Dispose();
    }

    [Fact]
    public void A_cache_at_rest_keeps_its_tokens_without_a_session_and_computes_nothing()
    {
        using var common = Live("one ");
        using var own = common.Rest();
        own.Session.Append(Tokens("two"));
        Text(own).ShouldBe("one two");
        Text(common).ShouldBe("one ");
        Should.Throw<InvalidOperationException>(() => own.Live);
        own.Session.Evaluated.ShouldBe(0);
    }

    [Theory]
    [InlineData(CacheMode.Exact)]
    [InlineData(CacheMode.Shift)]
    public void A_raised_cache_has_its_own_tokens_in_the_context_of_the_common_one_and_rests_with_what_was_said_in_it(CacheMode mode)
    {
        using var common = Live("one ");
        using var own = common.Rest();
        own.Session.Append(Tokens("two "));
        common.Session.Append(Tokens("three "));
        own.Raise(common, mode, () => [new Splice(4, 6, 4)], saves: 0);
        own.Live.Context.ShouldBeSameAs(common.Live.Context);
        own.Session.Append(Tokens("four"));
        own.Session.LogProbabilityOf(new TokenId(' ')).ShouldBeLessThan(0);
        own.Lower(until: 8, saves: 0);
        Should.Throw<InvalidOperationException>(() => own.Live);
        Text(own).ShouldBe("one two four");
        Text(common).ShouldBe("one three ");
    }

    [Fact]
    public void A_cache_that_rests_gives_its_session_back()
    {
        using var common = Live("one ", sessions: 2);
        using var own = common.Rest();
        for (var i = 0; i < 3; i++)
        {
            own.Raise(common, CacheMode.Exact, () => [], saves: 0);
            Should.Throw<ModelException>(() => common.Fork()).Kind.ShouldBe(ModelErrorKind.OutOfMemory);
            own.Lower(0, saves: 0);
        }

        common.Fork().Dispose();
    }

    [Fact]
    public void A_replayed_cache_is_raised_without_a_session_and_gets_one_when_the_replay_ends()
    {
        using var common = WindowCache.OpenReplayed(Room(2), Tokens("one "));
        using var own = common.Rest();
        own.Session.Append(Tokens("two"));
        own.Raise(common, CacheMode.Exact, () => throw new InvalidOperationException(), saves: 0);
        Should.Throw<InvalidOperationException>(() => own.Live);
        common.Recompute();
        own.Recompute();
        own.Live.Context.ShouldBeSameAs(common.Live.Context);
        (Text(common), Text(own)).ShouldBe(("one ", "one two"));
    }

    [Fact]
    public void A_companion_is_computed_in_one_batch_with_the_cache_that_it_was_made_from()
    {
        using var page = WindowCache.OpenReplayed(Room(2), Tokens("one "));
        using var companion = page.Accompany();
        companion.Session.Append(Tokens("two"));
        page.GoLive();
        companion.GoLive().ShouldBe(Tokens("one two"));
        companion.Live.Context.ShouldBeSameAs(page.Live.Context);
        companion.Session.Length.ShouldBe(0);
    }

    [Fact]
    public void A_fork_goes_its_own_way()
    {
        using var cache = Live("one ");
        using var fork = cache.Fork();
        fork.Session.Append(Tokens("two"));
        (Text(cache), Text(fork)).ShouldBe(("one ", "one two"));
        using var resting = cache.Rest();
        using var restingFork = resting.Fork();
        resting.Session.Append(Tokens("three"));
        (Text(resting), Text(restingFork)).ShouldBe(("one three", "one "));
    }

    [Fact]
    public void Saved_caches_are_restored_where_a_replay_of_the_same_page_states_ends()
    {
        var saved = new OpenCaches();
        using var one = Live("one ");
        using var two = Live("two ");
        saved.Add(one);
        saved.Add(two);
        var states = saved.Save();
        (states.Count, saved.Saves).ShouldBe((2, 1));

        var (open, all) = Replayed("one ", "two ");
        open.Restore(states).ShouldBeTrue();
        all.Select(cache => cache.Session.LogProbabilityOf(new TokenId('t')))
            .ShouldBe([one.Session.LogProbabilityOf(new TokenId('t')), two.Session.LogProbabilityOf(new TokenId('t'))]);
        all.ForEach(cache => cache.Dispose());
    }

    [Fact]
    public void Caches_of_other_page_states_are_refused_and_what_was_replayed_is_computed()
    {
        var saved = new OpenCaches();
        using var one = Live("one ");
        saved.Add(one);
        var states = saved.Save();
        var (more, unused) = Replayed("one ", "two ");
        more.Restore(states).ShouldBeFalse();
        unused.ForEach(cache => cache.Dispose());

        var (open, all) = Replayed("two ");
        open.Restore(states).ShouldBeFalse();
        Text(all[0]).ShouldBe("two ");
        all[0].Live.ShouldNotBeNull();
        all[0].Dispose();
    }

    private (OpenCaches Open, List<WindowCache> All) Replayed(params string[] texts)
    {
        var open = new OpenCaches();
        var all = texts.Select(text => WindowCache.OpenReplayed(Room(1), Tokens(text))).ToList();
        all.ForEach(open.Add);
        return (open, all);
    }

    private WindowCache Live(string prefix, int sessions = 4) => WindowCache.OpenLive(Room(sessions), Tokens(prefix), null, _ => { });

    private CacheRoom Room(int sessions) => new(pool, model, 40, sessions);

    private TokenId[] Tokens(string text) => model.Tokenizer.Tokenize(text);

    private string Text(WindowCache cache) => string.Concat(cache.Session.Tokens.ToArray().Select(token => (char)model.Tokenizer.GetBytes(token)[0]));
}
