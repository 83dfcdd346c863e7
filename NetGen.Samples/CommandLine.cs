using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;

namespace NetGen.Samples;

/// <summary>Samples as commands: a name runs one, list names them.</summary>
/// <param name="description">What the help says of them.</param>
/// <param name="usual">The command that runs where none is named.</param>
/// <param name="samples">The samples.</param>
internal sealed class CommandLine(string description, string usual, IReadOnlyList<Sample> samples)
{
    private const int WrongUsage = 2;

    /// <summary>The digits: training, and reading an image.</summary>
    public static CommandLine Digits { get; } = new(
        "NetGen's first sample. Without a name, digits runs.", "digits", [new DigitsSample(), new PredictSample()]);

    /// <summary>
    /// Runs the command of <paramref name="arguments"/>; 2 where they are wrong, with one line that says why.
    /// </summary>
    public int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        RootCommand root = new(description);
        Command list = new("list", "Names the samples.");
        list.SetAction(_ => List(output));
        root.Add(list);
        foreach (Sample sample in samples)
            root.Add(sample.CreateCommand(output, error));

        string[] complete = RunsDefault(root, arguments) ? [usual, .. arguments] : arguments;
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

    private int List(TextWriter output)
    {
        foreach (Sample sample in samples)
            output.WriteLine($"{sample.Name,-16}{sample.Description}");
        return 0;
    }
}
