using System;
using NetGen.Samples;

return Lecture.CommandLine.Run(args, Console.Out, Console.Error);
