using System;
using NetGen.Samples;

return CommandLine.Digits.Run(args, Console.Out, Console.Error);
