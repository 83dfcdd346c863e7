using System;
using System.ComponentModel;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Intrinsics.X86;
using Spectre.Console;

namespace NetGen.Benchmarks.AheadOfTime;

/// <summary>What it costs to tell the ahead-of-time compiler nothing about the processor, beside the JIT.</summary>
internal static class AheadOfTimeRun
{
    private const string Project = "NetGen.Benchmarks.FirstStep";
    private const int Rounds = 7;

    /// <summary>
    /// Publishes the small program in each way that this processor runs, and times all of them in turn; 1 where it
    /// cannot be built.
    /// </summary>
    public static int Run()
    {
        string folder = Directory.CreateTempSubdirectory("netgen-aot-").FullName;
        try
        {
            Publication[] publications = Publish(ProjectFolder(), folder);
            for (int round = 0; round < Rounds; round++)
                Array.ForEach(publications, publication => publication.Run());
            Print(publications);
            return 0;
        }
        catch (Exception problem) when (problem is InvalidOperationException or Win32Exception)
        {
            Console.Error.WriteLine(problem.Message);
            return 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Publication[] Publish(string project, string folder)
    {
        (string Name, string Set, bool Runs)[] sets =
        [
            ("ahead of time, by default", "", true),
            ("ahead of time, x86-64-v3", "x86-64-v3", Avx2.IsSupported),
            ("ahead of time, x86-64-v4", "x86-64-v4", Avx512F.IsSupported),
        ];
        return
        [
            Publication.Of("by the JIT", project, Path.Combine(folder, "jit")),
            .. sets.Where(set => set.Runs).Select(set => Publication.Of(
                set.Name, project, Path.Combine(folder, "aot" + set.Set),
                [
                    "-p:PublishAot=true",
                    .. set.Set == "" ? Array.Empty<string>() : ["-p:IlcInstructionSet=" + set.Set],
                ])),
        ];
    }

    // The build wrote down where the sources are.
    private static string ProjectFolder() => typeof(AheadOfTimeRun).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == Project).Value!;

    private static void Print(Publication[] publications)
    {
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumns("compiled", "vectors", "a step, us", "start to end with one step, ms");
        for (int column = 1; column < table.Columns.Count; column++)
            table.Columns[column].RightAligned();
        foreach (Publication publication in publications)
        {
            table.AddRow(
                publication.Name, publication.VectorBits + " bits", Number(publication.StepMicroseconds, "N1"),
                Number(publication.RunMilliseconds, "N0"));
        }

        AnsiConsole.WriteLine($"784-128-10 ReLU, 64 rows, momentum; medians of {Rounds} rounds");
        AnsiConsole.Write(table);
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
