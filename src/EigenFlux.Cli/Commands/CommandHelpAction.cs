using System.CommandLine;
using System.CommandLine.Invocation;
using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Terminal;

namespace EigenFlux.Cli.Commands;

/// <summary>Prints the help of a command: the action of <c>--help</c>.</summary>
internal sealed class CommandHelpAction : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        new HelpRenderer(Screen.Open(parseResult.GetValue(SharedOptions.Color)).Out).Render(parseResult.CommandResult.Command);
        return ExitCode.Fine;
    }
}
