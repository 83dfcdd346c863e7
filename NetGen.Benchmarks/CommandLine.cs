using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using NetGen.Benchmarks.AheadOfTime;
using NetGen.Benchmarks.Kernels;

namespace NetGen.Benchmarks;

/// <summary>What is measured, from the command line.</summary>
internal static class CommandLine
{
    private const int WrongUsage = 2;
    private const int MostThreads = 64;
    private const int MostPause = 1000;

    /// <summary>
    /// Runs what <paramref name="arguments"/> ask for; 2 where they are wrong, with one line that says why.
    /// </summary>
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
        Option<int[]> threads = new("--threads")
        {
            Description = "Numbers of threads, separated by commas.",
            DefaultValueFactory = _ => [1],
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = given => Numbers(
                given, MostThreads, MostThreads,
                $"Expected --threads as numbers from 1 to {MostThreads}, separated by commas, such as 1,2"),
        };
        Option<int> rounds = new("--rounds")
        {
            Description = "Rounds, in each of which every row is timed for some milliseconds.",
            DefaultValueFactory = _ => 40,
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = given =>
                Numbers(given, 1, int.MaxValue, "Expected --rounds as one number from 1 on").FirstOrDefault(),
        };
        Option<int> pause = new("--pause")
        {
            Description = "Milliseconds that the thread sleeps in front of each row's turn.",
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = given => Numbers(
                given, 1, MostPause, $"Expected --pause as milliseconds from 1 to {MostPause}").FirstOrDefault(),
        };
        Option<FileInfo?> json = new("--json") { Description = "File for the rows as JSON." };
        Option<bool> peers = new("--peers")
        {
            Description = "Times libtorch and ONNX Runtime beside NetGen; needs a build with -p:Peers=true.",
        };
        json.Validators.Add(given =>
        {
            if (!Directory.Exists(given.GetValueOrDefault<FileInfo?>()?.DirectoryName))
                given.AddError("Expected --json to name a file in a folder that is there.");
        });
        RootCommand root = new("Times generated networks: microseconds a step, bytes, share of the machine's roof.")
        {
            workloads, threads, rounds, pause, json, peers,
        };
        root.SetAction(parsed => Measurement.Run(
            parsed.GetValue(workloads)!, parsed.GetValue(threads)!, parsed.GetValue(rounds),
            TimeSpan.FromMilliseconds(parsed.GetValue(pause)), parsed.GetValue(peers), parsed.GetValue(json)));
        root.Add(CreateKernels());
        Command aheadOfTime = new("aot", "Times a small program compiled ahead of time, and by the JIT.");
        aheadOfTime.SetAction(_ => AheadOfTimeRun.Run());
        root.Add(aheadOfTime);
        return root;
    }

    private static Command CreateKernels()
    {
        Option<string> filter = new("--filter")
        {
            Description = "Those whose full name fits, with * for any part of it, such as *Dense*.",
            DefaultValueFactory = _ => "*",
        };
        Command kernels = new("kernels", "Times single kernels with BenchmarkDotNet.") { filter };
        kernels.SetAction(parsed => KernelRun.Run(parsed.GetValue(filter)!));
        return kernels;
    }

    private static string Names(Command command) =>
        string.Join(", ", command.Subcommands.Concat<Symbol>(command.Options).Select(symbol => symbol.Name));

    // Every number of the one word that follows the option, or an error.
    private static int[] Numbers(ArgumentResult given, int mostNumbers, int most, string expected)
    {
        string text = given.Tokens[0].Value;
        int[] numbers = [.. text.Split(',').Select(part => int.TryParse(part, out int number) ? number : 0)];
        if (numbers.Length > mostNumbers || numbers.Any(number => number < 1 || number > most))
            given.AddError($"{expected}, found '{text}'.");
        return numbers;
    }
}
