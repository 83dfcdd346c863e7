using System;
using System.IO;
using System.Reflection;
using NetGen.OneProcess;

if (args.Length == 0)
{
    Console.Error.WriteLine(
        "Expected an assembly of tests, and parts of names or Category=Numeric: a test that has one of them is run.");
    return 2;
}

return TestRun.Run(Assembly.LoadFrom(Path.GetFullPath(args[0])), args[1..]);
