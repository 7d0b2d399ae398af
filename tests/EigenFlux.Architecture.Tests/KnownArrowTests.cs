using EigenFlux.Architecture.Tests.Graphs;
using EigenFlux.Architecture.Tests.Known;
using EigenFlux.Architecture.Tests.Reading;
using Microsoft.CodeAnalysis.CSharp;

namespace EigenFlux.Architecture.Tests;

/// <summary>The list of accepted backward arrows.</summary>
public sealed class KnownArrowTests
{
    // A uses B twice, B uses A once.
    private const string Knot = "A.X>B.Y A.V>B.Y B.Y>A.Z";

    [Fact]
    public void A_list_that_is_found_is_true_and_is_read_as_written()
    {
        var found = KnownArrows.Find(Arrows(Knot), [], []);
        found.Select(arrow => arrow.Key).ShouldBe(["P: B -> A"]);
        KnownArrows.Compare(Arrows(Knot), [], found).ShouldBeEmpty();

        var text = KnownArrows.Format(found.Select(arrow => arrow with { Reason = "two halves of one thing" }));
        text.ShouldEndWith("\nP: B -> A  # two halves of one thing\n    Y -> Z\n");
        var read = KnownArrows.Parse(text.Replace("\n", "\r\n", StringComparison.Ordinal));
        KnownArrows.Format(read).ShouldBe(text);
        KnownArrows.Find(Arrows(Knot), [], read).ShouldHaveSingleItem().Reason.ShouldBe("two halves of one thing");
    }

    [Fact]
    public void Pairs_of_one_type_are_written_on_one_line_in_order()
    {
        var found = KnownArrows.Find(Arrows("A.X>B.Y B.Y>A.Z B.Y>A.X B.W>A.X A.X>B.W A.V>B.W A.U>B.W"), [], []);
        var text = KnownArrows.Format(found);
        text.ShouldEndWith("\nP: B -> A\n    W -> X\n    Y -> X, Z\n");
        KnownArrows.Format(KnownArrows.Parse(text)).ShouldBe(text);
    }

    [Fact]
    public void A_new_backward_arrow_is_reported_with_its_pairs_and_places()
    {
        KnownArrows.Compare(Arrows(Knot), [], []).ShouldHaveSingleItem()
            .ShouldBe("P: B -> A is new and points backward:\n    Y -> Z at source.cs:3");
    }

    [Fact]
    public void A_new_pair_of_a_listed_arrow_is_reported_and_only_it()
    {
        var known = KnownArrows.Find(Arrows(Knot), [], []);
        KnownArrows.Compare(Arrows(Knot + " B.Y>A.X"), [], known).ShouldHaveSingleItem()
            .ShouldBe("P: B -> A has new pairs of types:\n    Y -> X at source.cs:4");
    }

    [Fact]
    public void A_listed_pair_that_is_gone_is_reported()
    {
        var known = KnownArrows.Find(Arrows(Knot + " B.W>A.X A.W>B.Y"), [], []);
        KnownArrows.Compare(Arrows(Knot), [], known).ShouldHaveSingleItem().ShouldBe("P: B -> A: W -> X is gone: remove the pair.");
    }

    [Theory]
    [InlineData("A.X>B.Y", "P: B -> A is gone: remove its line.")]
    [InlineData("B.Y>A.Z", "P: B -> A points backward no longer: remove its line.")]
    public void A_listed_arrow_that_is_not_needed_is_reported(string uses, string problem)
    {
        KnownArrows.Compare(Arrows(uses), [], KnownArrows.Find(Arrows(Knot), [], [])).ShouldHaveSingleItem().ShouldBe(problem);
    }

    [Fact]
    public void The_list_is_true_also_if_other_arrows_would_be_fewer()
    {
        // The uses from A have become fewer than those from B. The accepted arrow stays the one that points backward.
        var known = KnownArrows.Parse("P: B -> A\n    Y -> Z, X\n");
        KnownArrows.Compare(Arrows("A.X>B.Y B.Y>A.Z B.Y>A.X"), [], known).ShouldBeEmpty();
    }

    [Fact]
    public void A_stated_order_decides_and_a_folder_stands_for_those_in_it()
    {
        KnownArrows.Find(Arrows(Knot), ["A", "B"], []).Select(arrow => arrow.Key).ShouldBe(["P: A -> B"]);
        KnownArrows.Find(Arrows("A/In.X>B.Y"), ["A", "B"], []).Select(arrow => arrow.Key).ShouldBe(["P: A/In -> B"]);
        KnownArrows.Find(Arrows("A/In.X>B.Y"), ["B", "A"], []).ShouldBeEmpty();
        KnownArrows.Find(Arrows("A/In.X>A.Y A.Y>B.Y"), ["B", "A"], []).ShouldBeEmpty();
        KnownArrows.Find(Arrows("A.X>C.Y"), ["A", "B"], []).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("P: A")]
    [InlineData("A -> B")]
    [InlineData("P: A -> B -> C")]
    public void A_line_of_another_form_is_reported_with_its_number(string line)
    {
        Should.Throw<FormatException>(() => KnownArrows.Parse($"# remark\n\n{line}\n")).Message.ShouldStartWith($"Line 3: '{line}'");
    }

    // Each use stands on a line of its own.
    private static IReadOnlyList<FolderArrow> Arrows(string uses)
    {
        var tree = CSharpSyntaxTree.ParseText(new string('\n', 20), path: Path.Combine(Repository.Root, "source.cs"));
        return FolderArrow.Of("P", uses.Split(' ').Select((use, index) =>
        {
            var ends = use.Split('>').Select(end => end.Split('.')).Select(end => new TypeName("P", end[0], end[1])).ToList();
            return new Use(ends[0], ends[1], new Place(tree, index));
        }));
    }
}
