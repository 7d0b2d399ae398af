using System.CommandLine;
using EigenFlux.Cli.Commands;
using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Commands;

public sealed class HelpTests
{
    private static readonly Command[] All = [.. CommandLine.Create().Subcommands];

    [Fact]
    public void The_commands_are_those_of_the_language() =>
        All.Select(command => command.Name).ShouldBe(["check", "compile", "run", "resume", "test", "profile", "replay", "score", "models", "fmt", "cache", "explain", "help"]);

    [Fact]
    public void Every_command_teaches_itself_with_a_paragraph_and_two_examples()
    {
        foreach (var command in All.Cast<DocumentedCommand>())
        {
            command.Paragraph.Length.ShouldBeGreaterThan(150, command.Name);
            command.Examples.Count.ShouldBeGreaterThanOrEqualTo(2, command.Name);
            command.Examples.ShouldAllBe(example => example.Line.StartsWith($"eflux {command.Name}"));
            command.Options.ShouldContain(SharedOptions.Json);
            command.Options.Concat<Symbol>(command.Arguments).ShouldAllBe(symbol => !string.IsNullOrEmpty(symbol.Description));
        }
    }

    [Fact]
    public void Help_fits_in_eighty_columns()
    {
        foreach (var command in All.Append(CommandLine.Create()))
        {
            var ink = new Ink(width: 80);
            new HelpRenderer(ink.Pen).Render(command);
            ink.Text.Split('\n').Where(line => line.Length > 80).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Help_says_how_a_command_is_written()
    {
        var ink = new Ink(width: 80);
        new HelpRenderer(ink.Pen).Render(All[0]);

        ink.Text.ShouldBe("""
            Reads programs and their imports, resolves every name, checks types, regexes,
            values and tests, and prints each error with its source underlined and, if there
            is one, the fix. No model is opened and nothing is run; 'eflux compile' also
            checks what depends on the model, such as whether everything fits in the window.

            Usage
              eflux check FILE… [options]

            Arguments
              FILE  The programs to check, with their imports.

            Options
                  --fix                Apply the fixes, one round after another, and then
                                       check. A fix is applied only if it removes its error
                                       and adds none.
                  --dry-run            With --fix, print the fixes and change no file.
                  --targets FILE.json  A target file, whose target the program can name;
                                       repeatable.
                  --json               Write only the result, as JSON, on standard output.
              -h, --help               Show help for a command.
                  --color WHEN         When to colour: auto (on a terminal, unless NO_COLOR
                                       is set), always or never.

            Examples
              eflux check examples/negotiation.eflux
                Checks one program.
              eflux check examples/*.eflux --json
                Checks several, and prints the diagnostics as data for an editor or a
                script.
              eflux check play.eflux --fix --dry-run
                Prints the fixes that it would apply.
            """);
    }

    [Fact]
    public void The_command_itself_helps_and_tells_its_version()
    {
        var help = Eflux.Run(null, "--help").ShouldEndWith(0);
        help.Output.ShouldContain("Usage\n  eflux COMMAND [options]");
        help.Output.ShouldContain("  run ");
        help.Output.ShouldNotContain('\e');
        help.Error.ShouldBeEmpty();
        Eflux.Run(null, "--version").ShouldEndWith(0).Output.ShouldMatch(@"^eflux \d+\.\d+\.\d+\n$");
    }

    [Theory]
    [InlineData("error: There is no command 'chek'. Did you mean 'check'?", "chek", "a.eflux")]
    [InlineData("error: A command is missing.")]
    [InlineData("error: Required argument 'FILE' missing for command: 'run'.", "run")]
    [InlineData("error: --arg takes NAME=VALUE, not 'rounds'.", "run", "a.eflux", "--arg", "rounds")]
    [InlineData("error: --delete takes A..B, two positions with A not above B, not '7'.", "score", "a.txt", "--delete", "7")]
    public void A_wrong_command_line_is_told_and_ends_with_2(string message, params string[] arguments)
    {
        var outcome = Eflux.Run(null, arguments).ShouldEndWith(2);
        outcome.Error.ShouldStartWith(message);
        outcome.Error.ShouldContain("usage: eflux");
        outcome.Output.ShouldBeEmpty();
    }
}
