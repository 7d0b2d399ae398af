using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Caches;
using EigenFlux.Runtime.Tests.Support;

namespace EigenFlux.Runtime.Tests.Caches;

/// <summary>A page-state without a model behind it.</summary>
public sealed class TokenSessionTests
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

    private static TokenId[] Tokens(params int[] ids) => [.. ids.Select(id => new TokenId(id))];
}
