using EigenFlux.Language.Text;

namespace EigenFlux.Language.Tests.Binding;

/// <summary>What follows from a mistake and is no mistake of its own; which operands go together; where a project ends.</summary>
public sealed class EdgesOfBindingTests
{
    private const string Cast = "character Ada { brief \"Ada.\" }\ncharacter Ben { brief \"Ben.\" }\n";

    [Fact]
    public void Where_a_cast_is_not_certain_nobody_is_missing_from_it()
    {
        // The name that is not known may be hers.
        Codes(Cast + "scene S() {\n  cast Bem\n  Ada: \"Yes.\"\n}").ShouldBe(["EF2101"]);
        Codes(Cast + "scene S() {\n  cast Ben\n  Ada: \"Yes.\"\n}").ShouldBe(["EF2501"]);
    }

    [Fact]
    public void Where_a_line_of_the_header_is_not_certain_nobody_is_missing_from_the_cast()
    {
        // What was meant by the broken line may be her cast; the cast that is there is certain.
        var codes = Codes(Cast + "scene S() {\n  cast Ben\n  window window 5 @ cast Ada\n  Ada: \"Yes.\"\n}");
        codes.ShouldNotBeEmpty();
        codes.ShouldAllBe(code => code.StartsWith("EF1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"a\" + \"b\"", true)]
    [InlineData("\"a\" + 1", true)]
    [InlineData("1 + \"a\"", true)]
    [InlineData("\"a\" + true", true)]
    [InlineData("true + \"a\"", true)]
    [InlineData("\"a\" + Ada", true)]
    [InlineData("Ada + \"a\"", true)]
    [InlineData("[1] + [2]", true)]
    [InlineData("1 + 2.5", true)]
    [InlineData("\"a\" + M", false)]
    [InlineData("M + \"a\"", false)]
    [InlineData("true + 1", false)]
    [InlineData("1 + true", false)]
    [InlineData("Ada + 1", false)]
    [InlineData("1 + Ada", false)]
    [InlineData("true + true", false)]
    [InlineData("[1] + 2", false)]
    [InlineData("\"a\" - \"b\"", false)]
    [InlineData("\"a\" * 2", false)]
    public void A_sum_is_of_numbers_of_lists_or_of_a_text_and_what_can_be_written(string sum, bool isOne)
    {
        var source = Cast + $"model M = \"builtin:mini\"\nscene S() {{ let x = {sum} narrator: \"{{x}}\" return x: 1 }}";
        if (isOne)
        {
            Codes(source).ShouldBeEmpty();
        }
        else
        {
            Codes(source).ShouldBe(["EF2402"]);
        }
    }

    [Theory]
    [InlineData("program.eflux", ".")]
    [InlineData("/home/ada/play/program.eflux", "/home/ada/play")]
    public void An_import_out_of_the_project_is_told_with_the_projects_root(string path, string root)
    {
        var diagnostic = EfluxProgram.Load(path, new InMemorySourceProvider().Add(path, "import \"../other.eflux\"\n").Add("/home/ada/other.eflux", ""))
            .Diagnostics.ShouldHaveSingleItem();
        diagnostic.Code.Id.ShouldBe("EF2002");
        diagnostic.Message.ShouldStartWith($"'../other.eflux' is outside the project's root, '{root}'.");
    }

    private static IEnumerable<string> Codes(string source) => Programs.Load(source).Diagnostics.Select(found => found.Code.Id);
}
