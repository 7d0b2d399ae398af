using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Tests.Binding;

/// <summary>Numbers that are known before the run, and the bounds of what they say.</summary>
public class ConstantTests
{
    [Theory]
    [InlineData("512", 512)]
    [InlineData("size", 100)]
    [InlineData("size + 28", 128)]
    [InlineData("size - 36", 64)]
    [InlineData("size * 3", 300)]
    [InlineData("-size + 200", 100)]
    [InlineData("twice", 200)]
    [InlineData("1", 1)]
    [InlineData("67108864", 67108864)]
    public void The_size_of_a_window_is_computed(string size, int tokens)
    {
        var program = Programs.Load($"let size = 100\nlet twice = size * 2\nscene S() {{ window {size} tokens narrator: \"a\" }}");
        program.Diagnostics.ShouldBeEmpty();
        program.Scenes[0].Header.Window.ShouldBe(tokens);
    }

    [Theory]
    [InlineData("window 0 tokens", "EF2203")]
    [InlineData("window -1 tokens", "EF2203")]
    [InlineData("window 67108865 tokens", "EF2203")]
    [InlineData("window 2147483648 tokens", "EF2203")]
    [InlineData("window 512 tokens, reserve 67108865", "EF2203")]
    [InlineData("window 512 tokens, reserve -1", "EF2203")]
    [InlineData("window 512 tokens, lore -1", "EF2203")]
    [InlineData("window 512 tokens, reserve 0", null)]
    [InlineData("window 512 tokens, lore 0", null)]
    [InlineData("window 1.5 tokens", "EF2401")]
    [InlineData("delete by turn down to 0 %", "EF2203")]
    [InlineData("delete by turn down to 1 %", null)]
    [InlineData("delete by turn down to 100 %", null)]
    [InlineData("delete by turn down to 101 %", "EF2203")]
    [InlineData("delete by block 0", "EF2203")]
    [InlineData("delete by block 1", null)]
    [InlineData("delete by block 1000000", null)]
    [InlineData("delete by block 1000001", "EF2203")]
    [InlineData("delete by block", "EF2305")]
    [InlineData("delete by token 8", "EF2305")]
    [InlineData("delete by turn using Sum", "EF2305")]
    [InlineData("delete by summary using Sum", null)]
    [InlineData("cache shit", "EF2304")]
    [InlineData("cache shift", null)]
    [InlineData("story at least 0 turns", null)]
    [InlineData("story at least 1000 turns", null)]
    [InlineData("story at least 1001 turns", "EF2203")]
    [InlineData("story at least -1 turns", "EF2203")]
    [InlineData("story at least 1.5 turns", "EF2401")]
    [InlineData("story at least \"x\" turns", "EF2401")]
    [InlineData("story at least sum turns", "EF2101")]
    [InlineData("story at least 0 tokens", null)]
    [InlineData("story at least 67108864 tokens", null)]
    [InlineData("story at least 67108865 tokens", "EF2203")]
    [InlineData("story at least -1 tokens", "EF2203")]
    [InlineData("story at least 2 turns story at least 50 tokens", "EF2302")]
    public void A_header_holds_to_its_bounds(string header, string? code)
    {
        var codes = Load(header).Select(diagnostic => diagnostic.Code.Id);
        codes.ShouldBe(code is null ? [] : [code]);
    }

    [Theory]
    [InlineData("delete by tokn", "token")]
    [InlineData("cache exakt", "exact")]
    public void An_option_that_is_nearly_one_has_that_one_as_its_fix(string header, string option) =>
        Load(header).ShouldHaveSingleItem().Fix!.Edits.ShouldHaveSingleItem().NewText.ShouldBe(option);

    [Fact]
    public void The_number_of_a_window_without_its_size_is_named() =>
        Load("window 0 tokens").ShouldHaveSingleItem().Message.ShouldBe("The window must be from 1 to 67108864, but is 0.");

    [Theory]
    [InlineData("story at least size turns", 100, false)]
    [InlineData("story at least size * 2 tokens", 200, true)]
    public void The_size_of_the_story_is_computed(string line, int size, bool isInTokens)
    {
        var program = Programs.Load($"let size = 100\nscene S() {{ {line} narrator: \"a\" }}\nscene T() {{ narrator: \"a\" }}");
        program.Diagnostics.ShouldBeEmpty();
        var floor = program.Scenes[0].Header.Floor!;
        (floor.Size, floor.IsInTokens, floor.Location.Text).ShouldBe((size, isInTokens, line));
        program.Scenes[1].Header.Floor.ShouldBeNull();
    }

    [Theory]
    [InlineData("story at least n turns", "EF2205", "The least number of turns must be known before the run.")]
    [InlineData("story at least n tokens", "EF2205", "The least number of tokens must be known before the run.")]
    [InlineData("story at least 2000 turns", "EF2203", "The least number of turns must be from 0 to 1000, but is 2000.")]
    public void The_size_of_the_story_is_known_before_the_run_and_within_its_bounds(string line, string code, string message)
    {
        var program = Programs.Load($"scene S(n: int) {{ {line} narrator: \"a\" }}");
        var diagnostic = program.Diagnostics.ShouldHaveSingleItem();
        diagnostic.Code.Id.ShouldBe(code);
        diagnostic.Message.ShouldStartWith(message);
        program.Scenes[0].Header.Floor.ShouldBeNull();
    }

    [Fact]
    public void The_size_of_the_story_belongs_to_the_header() =>
        Programs.Load("scene S() { narrator: \"a\" story at least 3 turns }").Diagnostics.ShouldHaveSingleItem().Code.Id.ShouldBe("EF2301");

    private static IReadOnlyList<Diagnostic> Load(string header) =>
        [.. Programs.Load($"scene Sum(text: text) {{ narrator: \"{{text}}\" }}\nscene S() {{\n  {header}\n  narrator: \"a\"\n}}").Diagnostics];
}
