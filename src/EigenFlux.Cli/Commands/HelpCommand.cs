using System.CommandLine;
using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Terminal;
using EigenFlux.Compiler.Lowering;

namespace EigenFlux.Cli.Commands;

/// <summary><c>eflux help</c>.</summary>
internal static class HelpCommand
{
    private static readonly Argument<string?> Name = new("COMMAND")
    {
        Description = "The command; without one, the list of commands is shown.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>The command.</summary>
    /// <param name="root">The command that has the others.</param>
    public static Command Create(RootCommand root)
    {
        var command = new DocumentedCommand(
            "help",
            "Show help for a command.",
            "Prints what a command does, with its arguments, its options and examples that can be copied. 'eflux help COMMAND' is the same as "
                + "'eflux COMMAND --help', and 'eflux help' lists the commands.",
            ("eflux help", "Lists the commands."),
            ("eflux help compile", "Shows the options of 'eflux compile'."))
        {
            Name, SharedOptions.Json,
        };
        command.SetAction(parse => Run(new Session(parse), root));
        return command;
    }

    private static int Run(Session session, RootCommand root)
    {
        var name = session.Parse.GetValue(Name);
        Command? command = name is null ? root : root.Subcommands.FirstOrDefault(command => command.Name == name);
        if (command is not null)
        {
            if (session.Json)
            {
                session.WriteJson(json =>
                {
                    json.WriteStartObject();
                    json.WriteString("usage", HelpRenderer.Usage(command));
                    json.WriteString("description", (command as DocumentedCommand)?.Paragraph ?? command.Description);
                    json.WriteEndObject();
                });
            }
            else
            {
                new HelpRenderer(session.Screen.Out).Render(command);
            }

            return ExitCode.Fine;
        }

        session.RefuseName($"There is no command '{name}'.{Suggestion.For(name!, root.Subcommands.Select(known => known.Name))} 'eflux help' lists the commands.");
        return ExitCode.Usage;
    }
}
