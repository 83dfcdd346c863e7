using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Peers;
using NetGen.Benchmarks.Report;
using NetGen.Benchmarks.Workloads;
using Spectre.Console;

namespace NetGen.Benchmarks;

/// <summary>One run: the workloads that were asked for, timed in turn, as a table and as a file.</summary>
internal static class Measurement
{
    /// <summary>
    /// Measures; 2 where the workloads or the peers are not there, 1 where a peer computes something else.
    /// </summary>
    public static int Run(
        string names, IReadOnlyList<int> threads, int rounds, TimeSpan pause, bool withPeers, FileInfo? json)
    {
        Workload[] all = [.. AllWorkloads.Of(threads)];
        string[] wanted = names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string? unknown = wanted.FirstOrDefault(name => name != "all" && !all.Any(workload => Has(workload, name)));
        if (unknown is not null || wanted.Length == 0)
        {
            return CommandLine.Fail(
                "Expected --workloads as parts of names such as '784-128-10 ReLU train 64', "
                + $"found '{unknown ?? names}'.");
        }

        Workload[] workloads =
            [.. all.Where(workload => wanted.Any(name => name == "all" || Has(workload, name)))];
        return withPeers
            ? MeasureWithPeers(workloads, rounds, pause, json)
            : Measure(workloads, [], rounds, pause, json);
    }

    private static bool Has(Workload workload, string name) =>
        workload.Title.Contains(name, StringComparison.OrdinalIgnoreCase);

    private static int MeasureWithPeers(Workload[] workloads, int rounds, TimeSpan pause, FileInfo? json)
    {
        string[] peers;
        try
        {
            peers = PeerLibraries.Load();
        }
        catch (PeersMissingException missing)
        {
            return CommandLine.Fail(missing.Message);
        }

        PeerDeviation largest = default;
        foreach (Workload workload in workloads.DistinctBy(workload => workload.Title))
        {
            PeerDeviation found = workload.ComparePeers();
            if (!found.IsSmall)
            {
                Console.Error.WriteLine(
                    $"Expected all systems to agree on {workload.Title}, found them apart: {found}.");
                return 1;
            }

            largest = largest.Max(found);
        }

        Console.WriteLine($"All systems compute the same; largest differences: {largest}.");
        return Measure(
            [.. workloads.SelectMany(workload => workload.Peers().Prepend(workload))], peers, rounds, pause, json);
    }

    // The roof is measured in every round, too: a processor that has just begun runs faster than one at work.
    private static int Measure(Workload[] workloads, string[] peers, int rounds, TimeSpan pause, FileInfo? json)
    {
        RoofWorkload[] roofs = [.. Roof.Widths.Select(bits => new RoofWorkload
        {
            Name = $"roof at {bits} bits",
            Batch = 1,
            Phase = Workload.RoofPhase,
            Bits = bits,
        })];
        Timing[] timings = Timing.Of([.. workloads, .. roofs], rounds, pause);
        Machine machine = Machine.Of(roofs.Zip(timings[workloads.Length..])
            .ToDictionary(roof => roof.First.Bits, roof => roof.Second.Gflops(roof.First)));
        Row[] rows = Row.Of(workloads, timings[..workloads.Length], machine);
        Results results = new(machine, peers, rows, Goals.Judge(rows, machine));
        results.Print(AnsiConsole.Console);
        if (json is not null)
            results.Save(json.FullName);
        return 0;
    }
}
