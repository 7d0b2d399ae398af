using EigenFlux.Architecture.Tests.Known;

namespace EigenFlux.Architecture.Tests;

/// <summary>The list of types that may be large, and lists without further data.</summary>
public sealed class KnownSizeTests
{
    [Theory]
    [InlineData("A.B: 16 fields  # why")]
    [InlineData("A.B: 41 types  # why")]
    [InlineData("A.B.C: 16 fields, 41 types  # why # not")]
    public void A_line_is_read_as_it_is_written(string line)
    {
        KnownSizes.Format(KnownSizes.Parse(line)).ShouldEndWith($"\n{line}\n");
    }

    [Theory]
    [InlineData("A.B")]
    [InlineData("A.B:")]
    [InlineData("A.B: 16")]
    [InlineData("A.B: 16 fields,")]
    [InlineData("A.B: 16 fields 41 types")]
    public void A_line_of_another_form_is_reported(string line)
    {
        Should.Throw<FormatException>(() => KnownSizes.Parse(line)).Message.ShouldContain(line);
    }

    [Theory]
    [InlineData(15, 40, "")]
    [InlineData(16, 40, "", "A: 16 fields, and more than 15 need a reason.")]
    [InlineData(15, 41, "", "A: 41 types, and more than 40 need a reason.")]
    [InlineData(16, 41, "A: 16 fields, 41 types # why")]
    [InlineData(16, 41, "A: 20 fields, 50 types # why")]
    [InlineData(16, 41, "A: 16 fields, 41 types", "A has no reason: write one after '#', or make the type smaller.")]
    [InlineData(16, 41, "A: 16 fields # why", "A: 41 types, and more than 40 need a reason.")]
    [InlineData(18, 40, "A: 17 fields # why", "A: 18 fields, and no more than 17 are accepted.")]
    [InlineData(15, 41, "A: 16 fields, 41 types # why", "A: 15 fields need no reason: remove them from its line.")]
    [InlineData(1, 1, "B: 16 fields # why", "B is gone: remove its line.")]
    public void Sizes_are_compared_with_the_list(int fields, int types, string list, params string[] problems)
    {
        KnownSizes.Compare([new KnownSize("A", fields, types, "")], KnownSizes.Parse(list)).ShouldBe(problems);
    }

    [Fact]
    public void A_list_that_is_found_holds_what_is_over_a_limit_with_its_earlier_reason()
    {
        KnownSizes.Find([new("N.A", 16, 40, ""), new("N.B", 15, 40, ""), new("N.C", 15, 41, ""), new("N.D", 16, 0, "")], [new("N.A", 17, 0, "why"), new("M.D", 17, 0, "because")])
            .ShouldBe([new("N.A", 16, 0, "why"), new("N.C", 0, 41, ""), new("N.D", 16, 0, "because")]);
    }

    [Fact]
    public void Exceptions_are_compared_with_a_list_and_keep_their_reasons()
    {
        KnownLines.Compare(["a", "b"], "# remark\na  # why\nc\n").ShouldBe(["b: new.", "c: gone. Remove its line."]);
        KnownLines.Format("Remark.", ["b", "a"], "a  # why\nc  # because\n").ShouldBe("# Remark.\na  # why\nb\n");
    }
}
