return EigenFlux.Fuzz.CommandLine.Run(args);
