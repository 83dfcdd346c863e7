using System;
using NetGen.Samples;

return CommandLine.Run(args, Console.Out, Console.Error);
