using System.Reflection;
using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Tests.Values;

public sealed class LimitsTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Root(), "docs", "limits.md"));

    /// <summary>Programs that double a value, or ask for too much of it, with what is said of them.</summary>
    public static TheoryData<string, string, string> Growing => new()
    {
        { "let x0 = \"0123456789\"\n" + Doubled(40, "{0} + {0}") + Scene(""), "x17", "1,310,720 characters; the limit is 1,048,576" },
        { "let x0 = \"0123456789\"\n" + Doubled(40, "\"{{{0}}}{{{0}}}\"") + Scene(""), "x17", "1,310,720 characters; the limit is 1,048,576" },
        { "let x0 = [1, 2]\n" + Doubled(40, "{0} + {0}") + Scene(""), "x19", "1,048,576 elements, counting those of nested lists; the limit is 1,000,000" },
        { "let x0 = [1, 2]\n" + Doubled(40, "[{0}, {0}]") + Scene(""), "x18", "elements, counting those of nested lists; the limit is 1,000,000" },
        { "let x0 = [1]\n" + Doubled(80, "[{0}]") + Scene(""), "x64", "nested 65 levels deep; the limit is 64" },
        { "let x0 = 1..99999999999\n" + Scene(""), "x0", "99,999,999,999 elements, counting those of nested lists; the limit is 1,000,000" },
        { "let x0 = -9000000000000000000..9000000000000000000\n" + Scene(""), "x0", "18,000,000,000,000,000,001 elements" },
        { Scene("let x = \"0123456789\" repeat 60 { let x = x + x }"), "let x = x + x", "1,310,720 characters" },
        { Scene("let x = \"0123456789\" repeat 60 { let x = \"\" + x + x }"), "let x = \"\" + x + x", "1,310,720 characters" },
        { Scene("let x = \"0123456789\" repeat 60 { let x = \"{x}, {x}\" }"), "let x = \"{x}, {x}\"", "characters; the limit is 1,048,576" },
        { Scene("let x = [1, 2] repeat 60 { let x = x + x }"), "let x = x + x", "1,048,576 elements" },
        { Scene("let x = [\"0123456789\"] repeat 60 { let x = x + x } A: \"{x}\""), "let x = x + x", "1,048,576 elements" },
    };

    [Theory]
    [MemberData(nameof(Growing))]
    public void A_value_that_grows_past_its_limit_is_refused_at_its_statement(string source, string place, string said)
    {
        var told = Programs.Compile(source).Diagnostics.ShouldHaveSingleItem();
        told.Code.Id.ShouldBe("EF2851", told.ToString());
        told.Message.ShouldContain(said);
        told.Location!.Value.Text.ShouldContain(place);
    }

    [Fact]
    public void Many_large_values_have_a_limit_together()
    {
        var wide = "let x0 = \"0123456789abcdef\"\n" + Doubled(15, "{0} + {0}");
        var many = string.Concat(Enumerable.Range(0, 64).Select(i => $"let y{i} = x15 + \"{i}\"\n"));
        var told = Programs.Compile(wide + many + Scene("")).Diagnostics.ShouldHaveSingleItem();
        told.Code.Id.ShouldBe("EF2851");
        told.Message.ShouldContain("the limit is 16,777,216");
        Programs.Codes(wide + Scene("")).ShouldBeEmpty();
    }

    [Fact]
    public void Texts_and_lists_up_to_their_limits_are_values()
    {
        Programs.Codes("let x0 = \"01234567\"\n" + Doubled(17, "{0} + {0}") + Scene("")).ShouldBeEmpty();
        Programs.Codes("let x0 = 1..1000000\n" + Scene("")).ShouldBeEmpty();
        Programs.Codes("let x0 = [1]\n" + Doubled(63, "[{0}]") + Scene("")).ShouldBeEmpty();
    }

    [Fact]
    public void A_loop_that_builds_much_ends_the_schedule_and_not_the_compiler()
    {
        var source = Scene("let x = \"0123456789abcdef\" repeat 12 { let x = x + x } let y = 0 repeat 1000000000 { let y = y + 1 let z = x + \"!\" }");
        Programs.Codes(source).ShouldContain("EF3006");
    }

    [Theory]
    [InlineData("choose 1001 by 1 { A -> r until line, 5 tokens }", "EF2852")]
    [InlineData("choose 99999999999 by 1 { A -> r until line, 5 tokens }", "EF2852")]
    [InlineData("choose 1000 by 1 { A -> r until line, 5 tokens }", null)]
    public void A_choose_has_a_most_of_branches(string body, string? code) =>
        Programs.Codes(Scene(body)).ShouldBe(code is null ? [] : [code]);

    [Theory]
    [InlineData("repeat 99999999999 { A -> r until line, 5 tokens }")]
    [InlineData("repeat 9223372036854775807 { let x = 1 }")]
    [InlineData("repeat 1000000000 { for i in 1..1000000 { let x = i } }")]
    public void A_loop_without_an_end_can_be_compiled(string body) =>
        Programs.Codes(Scene(body)).Except(["EF3006"]).ShouldBeEmpty();

    [Fact]
    public void Coalitions_of_coalitions_take_no_longer_than_they_are_many()
    {
        // Each of a pair has both of the pair below: 2^200 ways down.
        var source = new System.Text.StringBuilder("character K0 { brief \"a\" }\ncharacter L0 { brief \"b\" }\n");
        for (var i = 1; i <= 200; i++)
        {
            source.Append($"coalition K{i} (K{i - 1}, L{i - 1}) {{ brief \"k\" }}\ncoalition L{i} (K{i - 1}, L{i - 1}) {{ brief \"l\" }}\n");
        }

        source.Append("scene S() { window 400 tokens, reserve 20 cast K200\n K200 -> r until line, 5 tokens }\n");
        Programs.Compile(source.ToString()).HasErrors.ShouldBeFalse();
    }

    [Fact]
    public void Coalitions_may_be_deep_in_one_another()
    {
        var source = new System.Text.StringBuilder("character K0 { brief \"a\" }\ncharacter A { brief \"A\" }\n");
        for (var i = 1; i <= 20_000; i++)
        {
            source.Append($"coalition K{i} (K{i - 1}) {{ brief \"k\" }}\n");
        }

        source.Append("scene S() { window 400 tokens, reserve 20 cast K20000\n K20000 -> r until line, 5 tokens }\n");
        Programs.Compile(source.ToString()).Diagnostics.ShouldNotBeNull();
    }

    [Fact]
    public void Every_limit_is_in_its_document()
    {
        var limits = typeof(Limits).GetFields(BindingFlags.Public | BindingFlags.Static);
        limits.ShouldNotBeEmpty();
        foreach (var limit in limits)
        {
            Page.ShouldContain(FormattableString.Invariant($"{(int)limit.GetRawConstantValue()!:N0}"), customMessage: limit.Name);
        }
    }

    private static string Doubled(int times, string how) => string.Concat(Enumerable.Range(1, times).Select(
        i => $"let x{i} = {string.Format(System.Globalization.CultureInfo.InvariantCulture, how, $"x{i - 1}")}\n"));

    private static string Scene(string body) =>
        "character A { brief \"A\" }\nscene S() { window 400 tokens, reserve 20\n cast A\n A: \"hi\"\n " + body + "\n A -> q until line, 5 tokens\n return q\n}\n";

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EigenFlux.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
