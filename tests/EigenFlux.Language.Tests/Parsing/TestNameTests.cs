namespace EigenFlux.Language.Tests.Parsing;

/// <summary>The name of a test without its quotes.</summary>
public class TestNameTests
{
    private const string Scene = "scene S() { narrator: \"Rain.\" }\n";

    [Theory]
    [InlineData("T", "{ run S() }")]
    [InlineData("refunds are short", "{\n  run S()\n}")]
    [InlineData("Ada's 3 refunds, all of them!", "{ run S() }")]
    [InlineData("run", "{ run S() }")]
    [InlineData("twelve", "\n{ run S() }")]
    public void It_gets_them_by_the_fix(string name, string rest)
    {
        var source = $"{Scene}test {name} {rest}\ntest \"other\" {{ run S() }}\n";
        var found = Programs.Load(source).Diagnostics.ShouldHaveSingleItem();
        found.Code.Id.ShouldBe("EF1203");
        found.Location!.Value.Text.ShouldBe(name);

        var mended = found.Fix!.Edits.OrderByDescending(edit => edit.Location.Span.Start)
            .Aggregate(source, (text, edit) => text.Remove(edit.Location.Span.Start, edit.Location.Span.Length).Insert(edit.Location.Span.Start, edit.NewText));
        var program = Programs.Load(mended);
        program.Diagnostics.ShouldBeEmpty();
        program.Tests.Select(test => test.Symbol.Name).ShouldBe([name, "other"]);
    }

    [Fact]
    public void Where_there_is_none_it_is_missing() =>
        Programs.Load(Scene + "test { run S() }\n").Diagnostics.ShouldHaveSingleItem().Code.Id.ShouldBe("EF1202");
}
