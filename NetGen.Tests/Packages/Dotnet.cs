using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;

namespace NetGen.Tests.Packages;

/// <summary>A program that ended: what it printed, and its exit code.</summary>
internal sealed record Ended(int Code, string Output);

/// <summary>Runs the SDK, and what it built.</summary>
internal static class Dotnet
{
    /// <summary>Runs <c>dotnet</c> in a folder.</summary>
    public static Ended Run(string folder, params IReadOnlyList<string> arguments) =>
        Start("dotnet", folder, arguments);

    /// <summary>Runs a program in a folder.</summary>
    public static Ended Start(string program, string folder, params IReadOnlyList<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        // The run of these tests is itself one of MSBuild's, and says so to its children.
        foreach (string name in new List<string>(start.Environment.Keys))
        {
            if (name.StartsWith("MSBuild", System.StringComparison.Ordinal) || name == "MSBUILD_EXE_PATH")
                start.Environment.Remove(name);
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd() + errors.Result;
        process.WaitForExit();
        return new(process.ExitCode, output);
    }
}
