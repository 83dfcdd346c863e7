using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace NetGen.Tests;

/// <summary>Runs some of an assembly's tests in a child process, with other environment variables.</summary>
internal static class TestChild
{
    /// <summary>Runs the tests that a vstest filter selects.</summary>
    public static (int Passed, int Failed, string Output) Run(
        string filter, params (string Name, string Value)[] environment)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-child-");
        try
        {
            using Process child = Start(filter, folder.FullName, environment);
            System.Threading.Tasks.Task<string> errors = child.StandardError.ReadToEndAsync();
            string output = child.StandardOutput.ReadToEnd() + errors.Result;
            child.WaitForExit();
            return Read(Path.Combine(folder.FullName, "run.trx"), output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Starts them, and leaves the child to the caller.</summary>
    public static Process Start(
        string filter, string results, params IReadOnlyList<(string Name, string Value)> environment)
    {
        ProcessStartInfo start = new(Host())
        {
            ArgumentList =
            {
                "vstest", typeof(TestChild).Assembly.Location, $"--TestCaseFilter:{filter}",
                "--logger:trx;LogFileName=run.trx", $"--ResultsDirectory:{results}",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static (int Passed, int Failed, string Output) Read(string file, string output)
    {
        if (!File.Exists(file))
            throw new InvalidOperationException($"Expected a test run, found no results.\n{output}");
        XElement counters = XDocument.Load(file).Descendants().First(element => element.Name.LocalName == "Counters");
        int passed = (int)counters.Attribute("passed")!;
        return (passed, (int)counters.Attribute("total")! - passed, output);
    }

    private static string Host()
    {
        string? host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Environment.ProcessPath;
        return Path.GetFileNameWithoutExtension(host) == "dotnet" ? host! : "dotnet";
    }
}
