return await EigenFlux.Cli.CommandLine.RunAsync(args).ConfigureAwait(false);
