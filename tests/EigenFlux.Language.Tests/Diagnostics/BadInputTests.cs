using System.Text;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Tests.Diagnostics;

public class BadInputTests
{
    private const string Scene = "scene S() {\n  let x = ";

    public static TheoryData<string, string> Deep => new()
    {
        { "braces", "scene S() " + string.Concat(Enumerable.Repeat("{", 10_000)) },
        { "closed braces", "scene S() " + string.Concat(Enumerable.Repeat("{", 10_000)) + string.Concat(Enumerable.Repeat("}", 10_000)) },
        { "parentheses", Scene + string.Concat(Enumerable.Repeat("(", 10_000)) + "1" + string.Concat(Enumerable.Repeat(")", 10_000)) + "\n}\n" },
        { "brackets", Scene + string.Concat(Enumerable.Repeat("[", 10_000)) + string.Concat(Enumerable.Repeat("]", 10_000)) + "\n}\n" },
        { "not", Scene + string.Concat(Enumerable.Repeat("not ", 10_000)) + "true\n}\n" },
        { "minus", Scene + string.Concat(Enumerable.Repeat("- ", 10_000)) + "1\n}\n" },
        { "plus", Scene + string.Concat(Enumerable.Repeat("1 + ", 10_000)) + "1\n}\n" },
        { "and", Scene + string.Concat(Enumerable.Repeat("true and ", 10_000)) + "true\n}\n" },
        { "parts", Scene + "x" + string.Concat(Enumerable.Repeat(".a", 10_000)) + "\n}\n" },
        { "lists", "scene S(x: " + string.Concat(Enumerable.Repeat("list of ", 10_000)) + "text) { }" },
        { "else if", "scene S() {\n  if true { } " + string.Concat(Enumerable.Repeat("else if true { } ", 10_000)) + "\n}\n" },
        { "repeat", "scene S() {\n" + string.Concat(Enumerable.Repeat("repeat 2 {\n", 10_000)) + string.Concat(Enumerable.Repeat("}\n", 10_000)) + "}\n" },
    };

    [Theory]
    [MemberData(nameof(Deep))]
    public void Deep_nesting_is_a_diagnostic(string what, string text)
    {
        var diagnostics = Programs.Load(text).Diagnostics;
        diagnostics.ShouldContain(d => d.Code.Id == "EF1006", what);
        diagnostics.Length.ShouldBeLessThanOrEqualTo(2, what);
    }

    [Theory]
    [InlineData("let a = \"open let my_name = 1\nscene S() { narrator: \"{my_name}\" }", "EF1102")]
    [InlineData("scene S() { narrator: \"{my_name}\" }\nlet a = \"\"\"open\nlet my_name = 1\n", "EF1103")]
    public void What_a_text_without_its_end_may_have_declared_is_not_missed(string text, string code) =>
        Programs.Load(text).Diagnostics.Select(diagnostic => diagnostic.Code.Id).ShouldBe([code]);

    [Fact]
    public void A_file_that_is_not_utf8_is_told_with_its_byte()
    {
        var provider = new InMemorySourceProvider().Add("a.eflux", [.. Encoding.UTF8.GetBytes("let é = 1\nlet b = \""), 0xE9, (byte)'"']);
        var diagnostic = EfluxProgram.Load("a.eflux", provider).Diagnostics.ShouldHaveSingleItem();
        diagnostic.Code.Id.ShouldBe("EF1001");
        diagnostic.Message.ShouldContain("byte 20");
        diagnostic.Location!.Value.Start.ShouldBe(new LinePosition(1, 9));
    }

    [Fact]
    public void A_byte_order_mark_is_no_mistake()
    {
        var provider = new InMemorySourceProvider().Add("a.eflux", [0xEF, 0xBB, 0xBF, .. "let a = 1"u8.ToArray()]);
        EfluxProgram.Load("a.eflux", provider).Diagnostics.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("let a = \"x\0y\"", "EF1002")]
    [InlineData("let a\u0001 = 1", "EF1002")]
    public void Characters_that_no_program_holds_are_told(string text, string code)
    {
        Programs.Load(text).Diagnostics.ShouldHaveSingleItem().Code.Id.ShouldBe(code);
    }

    [Theory]
    [InlineData("x\"\"\"")]
    [InlineData("x \"abc")]
    [InlineData("let a = 1\nx\"\"\"\nscene S() { }")]
    [InlineData("x /abc")]
    [InlineData("x \u201Cabc")]
    [InlineData("character A { brief \"a\" }\nx @ \"b\n")]
    public void A_text_without_its_end_is_told_after_what_is_no_statement_either(string text)
    {
        Programs.Load(text).HasErrors.ShouldBeTrue();
    }

    [Fact]
    public void Half_of_a_character_is_told()
    {
        Programs.Load("let a = \"x\uD800y\"").Diagnostics.ShouldHaveSingleItem().Code.Id.ShouldBe("EF1003");
        Programs.Load("let a = \"x😀y\"").Diagnostics.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a ")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("{")]
    [InlineData("\"")]
    [InlineData("語")]
    public void Ten_megabytes_of_one_line_are_told_by_one_mistake(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 8_000_000 / unit.Length));
        Programs.Load(text).Diagnostics.ShouldHaveSingleItem().Code.Id.ShouldBe("EF1004");
        Programs.Load(text + text).Diagnostics.ShouldHaveSingleItem().Code.Id.ShouldBe("EF1005");
    }

    [Fact]
    public void A_declaration_with_too_many_mistakes_is_given_up_and_the_rest_is_checked()
    {
        var junk = string.Concat(Enumerable.Range(0, 200).Select(i => $"  Ada: \"a\" \"b{i}\"\n"));
        var diagnostics = Programs.Load($"scene S() {{\n{junk}}}\nlet a = b\n").Diagnostics;
        diagnostics.ShouldContain(d => d.Code.Id == "EF1007");
        diagnostics.ShouldContain(d => d.Code.Id == "EF2101" && d.Message.Contains("'b'"));
    }

    [Fact]
    public void A_long_chain_of_bases_values_and_scenes_is_followed()
    {
        const int n = 5_000;
        var text = new StringBuilder("character C0 { brief \"The first.\" }\nlet v0 = 1\nscene S0() { return x: 1 }\n");
        for (var i = n; i > 0; i--)
        {
            text.Append($"character C{i} : C{i - 1} {{ }}\nlet v{i} = v{i - 1}\nscene S{i}() {{ call S{i - 1}() -> x return x }}\n");
        }

        var program = Programs.Load(text.ToString());
        program.Diagnostics.ShouldBeEmpty();
        program.Characters.ShouldAllBe(c => c.Brief!.LiteralText == "The first.");
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_diagnostic_without_a_place()
    {
        var program = EfluxProgram.Load("missing.eflux", new InMemorySourceProvider());
        program.Diagnostics.ShouldHaveSingleItem().ToString().ShouldStartWith("error EF2001: There is no file 'missing.eflux'.");
        program.EntryScenes.ShouldBeEmpty();
    }

    [Fact]
    public void Imports_stay_inside_of_the_project()
    {
        var provider = new InMemorySourceProvider().Add("/p/eflux.json", "{}").Add("/p/a/main.eflux", "import \"../b/lib.eflux\"\nimport \"../../out.eflux\"\n")
            .Add("/p/b/lib.eflux", "let x = 1").Add("/out.eflux", "let y = 1");
        var program = EfluxProgram.Load("/p/a/main.eflux", provider);
        program.Root.ShouldBe("/p");
        program.Diagnostics.ShouldHaveSingleItem().Code.Id.ShouldBe("EF2002");
        program.Values.ShouldHaveSingleItem().Name.ShouldBe("x");
    }

    [Fact]
    public void A_circle_of_imports_shows_both_ends()
    {
        var provider = new InMemorySourceProvider().Add("a.eflux", "import \"b.eflux\"\nlet a = 1").Add("b.eflux", "import \"a.eflux\"\nlet b = a");
        var diagnostic = EfluxProgram.Load("a.eflux", provider).Diagnostics.ShouldHaveSingleItem();
        diagnostic.Code.Id.ShouldBe("EF2003");
        diagnostic.Message.ShouldContain("a.eflux → b.eflux → a.eflux");
        diagnostic.Location!.Value.Source.Path.ShouldBe("b.eflux");
        diagnostic.Related.ShouldHaveSingleItem().Location.Source.Path.ShouldBe("a.eflux");
    }
}
