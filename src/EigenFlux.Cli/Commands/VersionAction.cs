using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using EigenFlux.Cli.Terminal;

namespace EigenFlux.Cli.Commands;

/// <summary>Prints the version: the action of <c>--version</c>.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    /// <summary>The version of eflux, without the commit that it was built from.</summary>
    public static string Version
    {
        get
        {
            var full = typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

            // What follows the plus sign is the commit that it was built from.
            return full.Split('+')[0];
        }
    }

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Screen.Open(ColorChoice.Never).Out.Line($"eflux {Version}").Flush();
        return ExitCode.Fine;
    }
}
