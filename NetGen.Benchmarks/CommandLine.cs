using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Report;
using NetGen.Benchmarks.Workloads;
using Spectre.Console;

namespace NetGen.Benchmarks;

/// <summary>What is measured, from the command line.</summary>
internal static class CommandLine
{
    public static int Run(string[] args)
    {
        Option<string> workloads = new("--workloads")
        {
            Description = "Those whose name, phase and batch contain one of these, separated by commas, or all.",
            DefaultValueFactory = _ => "all",
        };
        Option<string> threads = new("--threads")
        {
            Description = "Numbers of threads, separated by commas.",
            DefaultValueFactory = _ => "1",
        };
        Option<int> rounds = new("--rounds")
        {
            Description = "Rounds, in each of which every row is timed for some milliseconds.",
            DefaultValueFactory = _ => 40,
        };
        Option<FileInfo?> json = new("--json") { Description = "File for the rows as JSON." };
        rounds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("Expected --rounds of at least 1.");
        });
        threads.Validators.Add(result =>
        {
            if (!Numbers(result.GetValueOrDefault<string>()).All(number => number is >= 1 and <= 64))
                result.AddError("Expected --threads as numbers from 1 to 64, separated by commas, such as 1,2.");
        });
        RootCommand command = new("Times generated networks: microseconds a step, bytes, share of the machine's roof.")
        {
            workloads, threads, rounds, json,
        };
        command.SetAction(parsed => Measure(
            parsed.GetValue(workloads)!, Numbers(parsed.GetValue(threads)), parsed.GetValue(rounds),
            parsed.GetValue(json)));
        return command.Parse(args).Invoke();
    }

    private static int Measure(string names, IEnumerable<int> threads, int rounds, FileInfo? json)
    {
        string[] wanted = names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Workload[] workloads =
        [
            .. threads.SelectMany(AllWorkloads.Of).Where(workload => names == "all" || wanted.Any(name =>
                workload.Title.Contains(name, StringComparison.OrdinalIgnoreCase))),
        ];
        if (workloads.Length == 0)
        {
            Console.Error.WriteLine($"Expected --workloads to name one of the workloads, found {names}.");
            return 2;
        }

        Machine machine = Machine.Measure();
        Timing[] timings = Timing.Of([.. workloads.Select(workload => workload.Prepare())], rounds);
        Results results = new(
            machine, [.. workloads.Zip(timings, (workload, timing) => Row.Of(workload, timing, machine))]);
        results.Print(AnsiConsole.Console);
        if (json is not null)
            results.Save(json.FullName);
        return 0;
    }

    private static IEnumerable<int> Numbers(string? text) =>
        (text ?? "").Split(',').Select(part => int.TryParse(part, out int number) ? number : 0);
}
