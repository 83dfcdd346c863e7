using System;
using NetGen.Samples;

return ImageSamples.CommandLine.Run(args, Console.Out, Console.Error);
