using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;
using NetGen.Benchmarks.Measuring;

namespace NetGen.Benchmarks.AheadOfTime;

/// <summary>The small program of the first step, compiled in one way, and what its runs said.</summary>
/// <param name="Name">How it was compiled.</param>
/// <param name="Executable">What is run.</param>
internal sealed partial record Publication(string Name, string Executable)
{
    private readonly List<double> steps = [];
    private readonly List<double> runs = [];

    /// <summary>Bits of the vectors that its kernels use, as it says them.</summary>
    public string VectorBits { get; private set; } = "";

    /// <summary>Median of a step, in microseconds, over all runs.</summary>
    public double StepMicroseconds => Timing.Middle(steps);

    /// <summary>Median time from the start of a process with one step to its end, in milliseconds.</summary>
    public double RunMilliseconds => Timing.Middle(runs);

    /// <summary>Publishes the program into a folder of its own.</summary>
    /// <param name="name">How it is compiled.</param>
    /// <param name="project">Folder of its project.</param>
    /// <param name="folder">Where it goes.</param>
    /// <param name="properties">What is said to the build.</param>
    /// <exception cref="InvalidOperationException">It cannot be built; says what was printed.</exception>
    public static Publication Of(string name, string project, string folder, params string[] properties)
    {
        Output("dotnet", ["publish", "-c", "Release", "-o", folder, .. properties, project]);
        return new(
            name, Path.Combine(folder, Path.GetFileName(project) + (OperatingSystem.IsWindows() ? ".exe" : "")));
    }

    /// <summary>Runs it for one step, and for many.</summary>
    public void Run()
    {
        long start = Stopwatch.GetTimestamp();
        Output(Executable, []);
        runs.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        Match said = StepAndBits().Match(Output(Executable, ["time"]));
        if (!said.Success)
            throw new InvalidOperationException($"Expected {Executable} to say how long a step took.");
        VectorBits = said.Groups["bits"].Value;
        steps.Add(double.Parse(said.Groups["median"].Value, CultureInfo.InvariantCulture));
    }

    private static string Output(string file, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(file, arguments) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(
            $"Expected '{file} {string.Join(' ', start.ArgumentList)}' to succeed, found exit code "
            + $"{process.ExitCode}: {output}");
    }

    [GeneratedRegex(@"vectors of (?<bits>\d+) bits: median (?<median>[\d.]+) us")]
    private static partial Regex StepAndBits();
}
