using System;
using NetGen.Samples;

return TableSamples.CommandLine.Run(args, Console.Out, Console.Error);
