using EigenFlux.Cli.Terminal.Persons;

namespace EigenFlux.Cli.Tests.Terminal;

public sealed class TypedLineTests
{
    private static readonly HashSet<string> Own = ["/quit", "/look"];

    [Theory]
    [InlineData("Hello.", PersonCommand.None, "Hello.")]
    [InlineData("", PersonCommand.None, "")]
    [InlineData(" /undo ", PersonCommand.Undo, "/undo")]
    [InlineData("/Retry", PersonCommand.Retry, "/Retry")]
    [InlineData("/why", PersonCommand.Why, "/why")]
    [InlineData("/help", PersonCommand.Help, "/help")]
    [InlineData("/quit", PersonCommand.None, "/quit")]
    [InlineData("/look north", PersonCommand.None, "/look north")]
    [InlineData("//undo", PersonCommand.None, "/undo")]
    [InlineData("///", PersonCommand.None, "//")]
    [InlineData("/dance", PersonCommand.Unknown, "/dance")]
    [InlineData("/undo it", PersonCommand.Unknown, "/undo it")]
    [InlineData("/", PersonCommand.None, "/")]
    [InlineData("/usr/bin is a path", PersonCommand.None, "/usr/bin is a path")]
    [InlineData("either/or", PersonCommand.None, "either/or")]
    internal void A_line_is_said_or_is_a_command(string line, PersonCommand command, string text) =>
        TypedLine.Read(line, Own).ShouldBe(new TypedLine(command, text));

    [Fact]
    public void Where_the_scene_has_no_word_of_its_own_quit_is_a_command() =>
        TypedLine.Read("/quit", new HashSet<string>()).Command.ShouldBe(PersonCommand.Quit);
}
