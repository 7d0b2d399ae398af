using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Caches;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Tests.Support;
using EigenFlux.Runtime.Windows;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Tests.Windows;

/// <summary>The page-state of a run that is replayed, and of views.</summary>
public sealed class PageStateTests
{
    [Fact]
    public void A_page_state_without_a_model_holds_its_tokens_in_order()
    {
        using var model = new KeepableModel();
        using var session = new TokenSession(model, 3);
        session.Append(Tokens(1, 2, 3, 4));
        session.Insert(1, Tokens(8, 9), CacheMode.Exact);
        session.Delete(3, 2, CacheMode.Exact);
        session.Tokens.ToArray().ShouldBe(Tokens(1, 8, 9, 4));
        session.Length.ShouldBe(4);
        session.Evaluated.ShouldBe(0);
    }

    [Fact]
    public void A_fork_of_a_page_state_goes_its_own_way()
    {
        using var model = new KeepableModel();
        using var session = new TokenSession(model, 100);
        session.Append(Tokens(1, 2));
        using var fork = session.Fork();
        fork.Append(Tokens(3));
        session.Append(Tokens(4));
        fork.Tokens.ToArray().ShouldBe(Tokens(1, 2, 3));
        session.Tokens.ToArray().ShouldBe(Tokens(1, 2, 4));
    }

    [Theory]
    [InlineData(ModelCapabilities.Shift, CacheMode.Shift, CacheMode.Shift)]
    [InlineData(ModelCapabilities.Shift, CacheMode.Exact, CacheMode.Exact)]
    [InlineData(ModelCapabilities.None, CacheMode.Shift, CacheMode.Exact)]
    [InlineData(ModelCapabilities.None, CacheMode.Exact, CacheMode.Exact)]
    public void A_page_state_without_a_model_moves_its_cache_as_the_model_would(ModelCapabilities capabilities, CacheMode wanted, CacheMode done)
    {
        using var model = new KeepableModel();
        model.Facts = model.Facts with { Capabilities = capabilities };
        using var session = new TokenSession(model, 100);
        session.Append(Tokens(1, 2));
        session.Delete(0, 1, wanted).ShouldBe(done);
        session.Insert(0, Tokens(3), wanted).ShouldBe(done);
    }

    [Fact]
    public void Nothing_is_computed_from_a_page_state_without_a_model()
    {
        using var model = new KeepableModel();
        using var session = new TokenSession(model, 100);
        session.Append(Tokens(1, 2));
        Should.Throw<InvalidOperationException>(() => session.LogProbabilityOf(new TokenId(1)));
        Should.Throw<InvalidOperationException>(() => session.NextLogProbabilities(new float[4]));
        Should.Throw<InvalidOperationException>(() => session.AppendScored(Tokens(1), new float[1]));
    }

    [Fact]
    public void A_change_of_a_page_is_reported_once_for_each_who_has_it_in_view()
    {
        List<FluxEvent> heard = [];
        var report = PageViews.Telling(new PageViews(["narrator", "Ada"]), heard.Add);
        report(Appended());
        report(new FluxEvent.Deleted(0, 1, "a", CacheMode.Exact, null));
        report(new FluxEvent.TurnStarted(FluxValue.Character.Narrator, "x", "a"));
        heard.Select(happened => happened switch
        {
            FluxEvent.Appended appended => "+" + appended.View,
            FluxEvent.Deleted deleted => "-" + deleted.View,
            _ => "turn",
        }).ShouldBe(["+narrator", "+Ada", "-narrator", "-Ada", "turn"]);
        heard.Select(happened => happened.IsCommon).ShouldBe([true, false, true, false, true]);
    }

    [Fact]
    public void A_change_of_everyones_page_is_reported_as_it_is()
    {
        List<FluxEvent> heard = [];
        PageViews.Telling(null, heard.Add)(Appended());
        heard.ShouldHaveSingleItem().ShouldBeOfType<FluxEvent.Appended>().View.ShouldBeNull();
    }

    private static FluxEvent.Appended Appended() => new(0, "a", SegmentKind.Line, Tokens(1), "x", Again: false, Model: null);

    private static TokenId[] Tokens(params int[] ids) => [.. ids.Select(id => new TokenId(id))];
}
