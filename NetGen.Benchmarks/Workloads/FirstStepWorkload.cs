using System;
using System.Diagnostics;
using System.IO;

namespace NetGen.Benchmarks.Workloads;

/// <summary>
/// NetGen.Benchmarks.FirstStep in a process of its own: from its start to the end of its first training step, which it
/// reports, and of the process.
/// </summary>
internal sealed class FirstStepWorkload : Workload
{
    private const string Program = "NetGen.Benchmarks.FirstStep.dll";

    /// <inheritdoc/>
    public override double MultiplyAdds => 0;

    /// <inheritdoc/>
    public override Action Prepare()
    {
        string program = Path.Combine(AppContext.BaseDirectory, Program);
        if (!File.Exists(program))
            throw new FileNotFoundException($"Expected {Program} beside the benchmark, found none.", program);
        ProcessStartInfo start = new(DotnetHost(), [program]) { RedirectStandardOutput = true };
        return () => Run(start);
    }

    private static void Run(ProcessStartInfo start)
    {
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"Expected {Program} to take a step, found exit code "
                + $"{process.ExitCode}: {output}");
    }

    // This process is dotnet itself, or the small executable that a build puts beside a program.
    private static string DotnetHost() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath!
        : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
}
