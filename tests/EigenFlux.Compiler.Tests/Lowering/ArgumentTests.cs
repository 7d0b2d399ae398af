using EigenFlux.Compiler.Tests.Support;

namespace EigenFlux.Compiler.Tests.Lowering;

/// <summary>What is said of an argument that a scene cannot take.</summary>
public sealed class ArgumentTests
{
    private const string Program = """
        character Ada { brief "Ada." }
        scene S(n: int) { window 300 tokens, reserve 40 cast Ada Ada -> said until 5 tokens }
        """;

    [Theory]
    [InlineData(99, "", "")]
    [InlineData(100, "", "")]
    [InlineData(100, "y", "…")]
    [InlineData(100, "\U0001F98A", "…")]
    [InlineData(99, "\U0001F98Ay", "…")]
    [InlineData(98, "\U0001F98A", "\U0001F98A")]
    [InlineData(98, "\U0001F98Ay", "\U0001F98A…")]
    public void A_long_argument_is_shown_up_to_a_hundred_units_and_no_character_is_broken(int length, string rest, string shown)
    {
        var start = new string('x', length);

        var found = Programs.Compile(Program, Programs.With(("n", start + rest))).Diagnostics.ShouldHaveSingleItem();

        found.Message.ShouldContain($"\"{start}{shown}\"");
    }
}
