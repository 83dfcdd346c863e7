using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;

namespace NetGen.Benchmarks;

/// <summary>What is measured, from the command line.</summary>
internal static class CommandLine
{
    private const int WrongUsage = 2;

    /// <summary>Runs what <paramref name="arguments"/> ask for; 2 where they are wrong, with one line that says why.</summary>
    public static int Run(string[] arguments)
    {
        RootCommand root = CreateRoot();
        ParseResult parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count == 0)
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        return Fail(parsed.UnmatchedTokens.Count == 0
            ? parsed.Errors[0].Message.ReplaceLineEndings(" ")
            : $"Expected one of {Names(parsed.CommandResult.Command)}, found '{parsed.UnmatchedTokens[0]}'; "
                + "--help explains.");
    }

    /// <summary>Says in one line what is wrong with the call.</summary>
    public static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return WrongUsage;
    }

    private static RootCommand CreateRoot()
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
        Option<bool> peers = new("--peers")
        {
            Description = "Times libtorch and ONNX Runtime beside NetGen; needs a build with -p:Peers=true.",
        };
        Expect(rounds, count => count >= 1, "Expected --rounds of at least 1.");
        Expect(
            threads, text => Numbers(text).All(number => number is >= 1 and <= 64),
            "Expected --threads as numbers from 1 to 64, separated by commas, such as 1,2.");
        Expect(
            json, file => file is null || Directory.Exists(file.DirectoryName),
            "Expected --json to name a file in a folder that is there.");
        RootCommand root = new("Times generated networks: microseconds a step, bytes, share of the machine's roof.")
        {
            workloads, threads, rounds, json, peers,
        };
        root.SetAction(parsed => Measurement.Run(
            parsed.GetValue(workloads)!, [.. Numbers(parsed.GetValue(threads))], parsed.GetValue(rounds),
            parsed.GetValue(peers), parsed.GetValue(json)));
        return root;
    }

    private static void Expect<T>(Option<T> option, Func<T?, bool> isRight, string message) =>
        option.Validators.Add(result =>
        {
            // A value that is no T at all has an error of its own.
            if (!result.Errors.Any() && !isRight(result.GetValueOrDefault<T>()))
                result.AddError(message);
        });

    private static string Names(Command command) =>
        string.Join(", ", command.Subcommands.Concat<Symbol>(command.Options).Select(symbol => symbol.Name));

    private static IEnumerable<int> Numbers(string? text) =>
        (text ?? "").Split(',').Select(part => int.TryParse(part, out int number) ? number : 0);
}
