return NetGen.Benchmarks.CommandLine.Run(args);
