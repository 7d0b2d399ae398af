using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Prefixes;
using EigenFlux.Runtime.Tests.Support;

namespace EigenFlux.Runtime.Tests.Prefixes;

public sealed class WarmPrefixTests : IDisposable
{
    private readonly KeepableModel model = new();
    private readonly List<RunFault> notices = [];

    public void Dispose() => model.Dispose();

    [Fact]
    public void A_prefix_is_computed_once_and_then_found()
    {
        var store = new MemoryPrefixes();
        var prefix = Prefix(64);

        Begin(store, prefix).ShouldBeFalse();
        model.Evaluated.ShouldBe([64]);
        Begin(store, prefix).ShouldBeTrue();
        model.Evaluated.ShouldBe([64]);
        store.States.ShouldHaveSingleItem();
        notices.ShouldBeEmpty();
    }

    [Fact]
    public void A_prefix_is_computed_alone_without_a_store_too()
    {
        Begin(null, Prefix(64)).ShouldBeFalse();
        model.Evaluated.ShouldBe([64]);
    }

    [Fact]
    public void A_short_prefix_is_computed_alone_and_not_kept()
    {
        var store = new MemoryPrefixes();
        Begin(store, Prefix(63)).ShouldBeFalse();
        Begin(store, []).ShouldBeFalse();
        Begin(store, Prefix(63), least: 63).ShouldBeFalse();
        model.Evaluated.ShouldBe([63, 63]);
        store.States.ShouldHaveSingleItem();
    }

    [Fact]
    public void What_no_engine_computes_ahead_is_not_kept()
    {
        var store = new MemoryPrefixes();
        model.Facts = model.Facts with { StateRelease = null };
        Begin(store, Prefix(100)).ShouldBeFalse();
        model.Facts = model.Facts with { StateRelease = "1.0", Capabilities = ModelCapabilities.LogProbabilities };
        Begin(store, Prefix(100)).ShouldBeFalse();
        model.Evaluated.ShouldBe([100, 100]);
        store.States.ShouldBeEmpty();
    }

    [Fact]
    public void A_model_that_nobody_can_tell_from_others_has_nothing_kept()
    {
        var store = new MemoryPrefixes();
        model.Facts = model.Facts with { Fingerprint = "" };
        Begin(store, Prefix(100)).ShouldBeFalse();
        store.States.ShouldBeEmpty();
        model.Evaluated.ShouldBe([100]);
    }

    [Fact]
    public void A_damaged_state_is_ignored_with_a_note_and_replaced()
    {
        var store = new MemoryPrefixes();
        var prefix = Prefix(80);
        Begin(store, prefix);
        var (name, whole) = store.States.ShouldHaveSingleItem();
        foreach (var damaged in (byte[][])[[], whole[..^5], [.. whole.Select(value => (byte)(value ^ 0x55))]])
        {
            notices.Clear();
            store.States[name] = damaged;
            Begin(store, prefix).ShouldBeFalse();
            notices.ShouldHaveSingleItem().ShouldBeOfType<RunFault.PrefixIgnored>();
            notices[0].Subject.ShouldNotBeEmpty();
            store.States[name].ShouldBe(whole);
        }

        Begin(store, prefix).ShouldBeTrue();
    }

    [Fact]
    public void A_state_of_another_model_is_ignored_with_a_note()
    {
        var store = new MemoryPrefixes();
        var prefix = Prefix(80);
        using var other = new KeepableModel("something else altogether");
        using (var context = other.CreateContext(new ContextOptions(200)))
        using (var session = context.CreateSession())
        {
            session.Append(prefix);
            store.States[PrefixKey.Of(model.Info, prefix).Name] = session.Save();
        }

        Begin(store, prefix).ShouldBeFalse();
        notices.ShouldHaveSingleItem().ShouldBeOfType<RunFault.PrefixIgnored>();
        notices[0].Subject.ShouldContain("another model");
    }

    [Fact]
    public void A_state_of_another_page_is_ignored_with_a_note()
    {
        var store = new MemoryPrefixes();
        var (prefix, other) = (Prefix(80), Prefix(90));
        Begin(store, other);
        store.States[PrefixKey.Of(model.Info, prefix).Name] = store.States.Single().Value;
        Begin(store, prefix).ShouldBeFalse();
        notices.ShouldHaveSingleItem().Subject.ShouldContain("another page-state");
    }

    [Fact]
    public void A_store_that_fails_costs_a_note_and_no_run()
    {
        Begin(new MemoryPrefixes { Unwritable = new IOException("No space left on device") }, Prefix(80)).ShouldBeFalse();
        notices.ShouldHaveSingleItem().ShouldBe(new RunFault.PrefixNotKept("No space left on device"));
        notices.Clear();
        Begin(new MemoryPrefixes { Unreadable = new IOException("Input/output error") }, Prefix(80)).ShouldBeFalse();
        notices.ShouldHaveSingleItem().ShouldBeOfType<RunFault.PrefixIgnored>();
        notices[0].Subject.ShouldBe("Input/output error");
    }

    [Fact]
    public void A_state_larger_than_the_limit_is_not_kept()
    {
        var store = new MemoryPrefixes { Limit = 100 };
        Begin(store, Prefix(80)).ShouldBeFalse();
        store.States.ShouldBeEmpty();
        var notice = notices.ShouldHaveSingleItem().ShouldBeOfType<RunFault.PrefixTooLarge>();
        notice.Size.ShouldBeGreaterThan(320);
        notice.Most.ShouldBe(100);
    }

    [Fact]
    public void A_key_tells_models_releases_engines_and_tokens_apart()
    {
        var info = model.Info;
        var prefix = Prefix(80);
        var key = PrefixKey.Of(info, prefix);
        key.Name.ShouldMatch("^[0-9a-f]{64}$");
        PrefixKey.Of(info with { Uri = "elsewhere" }, prefix).ShouldBe(key);
        PrefixKey[] others =
        [
            PrefixKey.Of(info with { Fingerprint = "00" }, prefix),
            PrefixKey.Of(info with { StateRelease = "1.1" }, prefix),
            PrefixKey.Of(info with { Engine = "other" }, prefix),
            PrefixKey.Of(info with { Engine = info.Engine + "1", StateRelease = ".0" }, prefix),
            PrefixKey.Of(info, prefix[1..]),
            PrefixKey.Of(info, [.. prefix.Reverse()]),
        ];
        others.Append(key).Distinct().Count().ShouldBe(others.Length + 1);
    }

    private TokenId[] Prefix(int length) => [.. Enumerable.Range(0, length).Select(i => new TokenId(97 + (i % 7)))];

    /// <summary>Begins a page-state, which must come out the same however it began.</summary>
    private bool Begin(IPrefixStore? store, TokenId[] prefix, int least = WarmPrefix.DefaultLeast)
    {
        using var context = model.CreateContext(new ContextOptions(200));
        using var session = context.CreateSession();
        var found = WarmPrefix.Begin(model, context, session, prefix, store, notices.Add, least);
        session.Tokens.ToArray().ShouldBe(prefix);
        return found;
    }
}
