using EigenFlux.Architecture.Tests.Graphs;

namespace EigenFlux.Architecture.Tests;

/// <summary>Cycles in graphs, and the arrows that close them.</summary>
public sealed class GraphTests
{
    private static readonly IReadOnlySet<(string, string)> NoOrder = new HashSet<(string, string)>();

    [Theory]
    [InlineData("", "")]
    [InlineData("ab bc ac", "a|b|c")]
    [InlineData("ab ba", "ab")]
    [InlineData("ab bc ca", "abc")]
    [InlineData("ab ba bc cd dc", "ab|cd")]
    [InlineData("ab bc cb cd da", "abcd")]
    public void Components_are_the_knots_of_a_graph(string arrows, string components)
    {
        var pairs = Arrows(arrows).Keys.ToList();
        var nodes = pairs.SelectMany(pair => new[] { pair.From, pair.To }).Distinct();
        string.Join('|', Components.Of(nodes, pairs).Select(component => string.Concat(component))).ShouldBe(components);
        FeedbackArcs.HasCycle(pairs).ShouldBe(components.Split('|').Any(component => component.Length > 1));
    }

    [Theory]
    [InlineData("ab bc ac", "")]
    [InlineData("ab3 ba2", "ba")]
    [InlineData("ab2 bc3 ca4", "ab")]
    [InlineData("ab3 ba9 bc9 cb3", "ab cb")]
    [InlineData("ab2 bc3 ca3 ad1 da2", "ab ad")] // One arrow of each cycle.
    [InlineData("ab2 bc1 ca2 ac1 cd1 da1", "ac bc")] // Not ca, which is in two of the three cycles: with it, one of the third costs more.
    public void The_backward_arrows_are_the_fewest(string arrows, string backward)
    {
        Spell(FeedbackArcs.Find(Arrows(arrows), NoOrder)).ShouldBe(backward);
    }

    [Fact]
    public void Among_equal_weights_fewer_arrows_point_backward()
    {
        // Either ab with 2, or ca and cd with 1 each.
        Spell(FeedbackArcs.Find(Arrows("ab2 bc9 ca1 cd1 da9"), NoOrder)).ShouldBe("ab");
    }

    [Fact]
    public void A_stated_order_decides_whatever_the_weights_are()
    {
        Spell(FeedbackArcs.Find(Arrows("ab1 ba9"), Stated("a", "b"))).ShouldBe("ab");
        Spell(FeedbackArcs.Find(Arrows("ab1 ba9"), Stated("b", "a"))).ShouldBe("ba");
        Spell(FeedbackArcs.Find(Arrows("ab1"), Stated("a", "b"))).ShouldBe("ab", "against the order, without a cycle");
        Spell(FeedbackArcs.Find(Arrows("ba1"), Stated("a", "b"))).ShouldBe("");

        // From a to b by way of x, which may stand anywhere: ba is allowed, so one of the other two points backward.
        Spell(FeedbackArcs.Find(Arrows("ax3 xb2 ba1"), Stated("a", "b"))).ShouldBe("xb");
    }

    [Fact]
    public void Without_the_backward_arrows_no_cycle_is_left_with_any_of_them_there_is_one_and_no_order_does_with_less()
    {
        Random random = new(7);
        var orders = Permutations("abcdef").ToList();
        orders.Count.ShouldBe(720);
        for (var round = 0; round < 40; round++)
        {
            var weights = (from a in "abcdef" from b in "abcdef" where a != b && random.Next(2) == 0 select (a.ToString(), b.ToString()))
                .ToDictionary(arrow => arrow, _ => random.Next(1, 5));
            var back = FeedbackArcs.Find(weights, NoOrder);
            var rest = weights.Keys.Except(back).ToList();
            FeedbackArcs.HasCycle(rest).ShouldBeFalse();
            back.ShouldAllBe(arrow => FeedbackArcs.HasCycle(rest.Append(arrow)));
            back.Sum(arrow => weights[arrow]).ShouldBe(orders.Min(order => weights
                .Where(arrow => order.IndexOf(arrow.Key.Item1[0]) < order.IndexOf(arrow.Key.Item2[0])).Sum(arrow => arrow.Value)));
        }
    }

    [Fact]
    public void A_knot_that_is_too_large_is_reported()
    {
        var ring = Enumerable.Range(0, 25).ToDictionary(node => ($"n{node}", $"n{(node + 1) % 25}"), _ => 1);
        Should.Throw<InvalidOperationException>(() => FeedbackArcs.Find(ring, NoOrder)).Message.ShouldContain("25 folders");
    }

    [Fact]
    public void A_closure_holds_what_is_reached_through_others()
    {
        var closure = Closure.Of(new Dictionary<string, IReadOnlyList<string>> { ["a"] = ["b"], ["b"] = ["c"], ["c"] = ["b"], ["d"] = [] });
        closure["a"].ShouldBe(["b", "c"], ignoreOrder: true);
        closure["b"].ShouldBe(["b", "c"], ignoreOrder: true);
        closure["d"].ShouldBeEmpty();
    }

    private static Dictionary<(string From, string To), int> Arrows(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .ToDictionary(arrow => (arrow[..1], arrow[1..2]), arrow => arrow.Length > 2 ? arrow[2] - '0' : 1);

    private static HashSet<(string, string)> Stated(params string[] order) =>
        [.. from high in Enumerable.Range(0, order.Length) from low in Enumerable.Range(0, high) select (order[high], order[low])];

    private static string Spell(IEnumerable<(string From, string To)> arrows) => string.Join(' ', arrows.Select(arrow => arrow.From + arrow.To));

    private static IEnumerable<string> Permutations(string nodes) => nodes.Length == 0
        ? [""]
        : nodes.SelectMany(node => Permutations(nodes.Replace(node.ToString(), "", StringComparison.Ordinal)).Select(rest => node + rest));
}
