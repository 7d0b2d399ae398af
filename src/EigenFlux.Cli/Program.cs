using EigenFlux.Cli;
using EigenFlux.Cli.Commands;
using EigenFlux.Cli.Terminal;

if (!FileHandles.AreEnough())
{
    FileHandles.Refuse();
    return ExitCode.Failed;
}

return await CommandLine.RunAsync(args).ConfigureAwait(false);
