using System.CommandLine;
using System.IO;

namespace NetGen.Samples;

/// <summary>The samples as commands: a name runs one, none runs digits, list names them.</summary>
internal static class CommandLine
{
    private const int WrongUsage = 2;

    private static readonly Sample[] Samples = [new DigitsSample()];

    /// <summary>Runs the command of <paramref name="arguments"/>; 2 where they are wrong, with one line that says why.</summary>
    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        RootCommand root = new("NetGen's samples. Without a name, digits runs.");
        Command list = new("list", "Names the samples.");
        list.SetAction(_ => List(output));
        root.Add(list);
        foreach (Sample sample in Samples)
            root.Add(sample.CreateCommand(output, error));
        ParseResult parsed = root.Parse(arguments.Length == 0 ? [Samples[0].Name] : arguments);
        if (parsed.Errors.Count > 0)
        {
            error.WriteLine(parsed.UnmatchedTokens.Count > 0
                ? $"Expected a command or option that --help names, found '{parsed.UnmatchedTokens[0]}'."
                : parsed.Errors[0].Message.ReplaceLineEndings(" "));
            return WrongUsage;
        }

        return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error });
    }

    private static int List(TextWriter output)
    {
        foreach (Sample sample in Samples)
            output.WriteLine($"{sample.Name,-12}{sample.Description}");
        return 0;
    }
}
