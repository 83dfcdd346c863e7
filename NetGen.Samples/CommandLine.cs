using System.CommandLine;
using System.IO;
using System.Linq;

namespace NetGen.Samples;

/// <summary>The samples as commands: a name runs one, none runs digits, list names them.</summary>
internal static class CommandLine
{
    private const int WrongUsage = 2;

    private static readonly Sample[] Samples =
    [
        new DigitsSample(), new PredictSample(), new ActivationsSample(), new PreprocessingSample(),
        new InitializationSample(), new SymmetrySample(), new BatchNormSample(), new CheckupSample(), new WeightDecaySample(), new DropoutSample(),
        new OptimizersSample(), new SearchSample(), new Cifar10Sample(),
    ];

    /// <summary>
    /// Runs the command of <paramref name="arguments"/>; 2 where they are wrong, with one line that says why.
    /// </summary>
    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        RootCommand root = new($"NetGen's samples. Without a name, {Samples[0].Name} runs.");
        Command list = new("list", "Names the samples.");
        list.SetAction(_ => List(output));
        root.Add(list);
        foreach (Sample sample in Samples)
            root.Add(sample.CreateCommand(output, error));

        string[] complete = RunsDefault(root, arguments) ? [Samples[0].Name, .. arguments] : arguments;
        ParseResult parsed = root.Parse(complete, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            error.WriteLine(Explain(parsed).ReplaceLineEndings(" "));
            return WrongUsage;
        }

        return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error });
    }

    private static bool RunsDefault(RootCommand root, string[] arguments) =>
        arguments.Length == 0
        || (arguments[0].StartsWith('-') && !root.Options.Any(option => IsNamed(option, arguments[0])));

    private static bool IsNamed(Option option, string name) => option.Name == name || option.Aliases.Contains(name);

    private static string Explain(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens.Count == 0)
            return parsed.Errors[0].Message;
        Command command = parsed.CommandResult.Command;
        string expected = string.Join(
            ", ", command.Subcommands.Concat<Symbol>(command.Options).Select(part => part.Name));
        return $"Expected {(expected == "" ? $"nothing after {command.Name}" : $"one of {expected}")}, "
            + $"found '{parsed.UnmatchedTokens[0]}'; --help explains.";
    }

    private static int List(TextWriter output)
    {
        foreach (Sample sample in Samples)
            output.WriteLine($"{sample.Name,-16}{sample.Description}");
        return 0;
    }
}
