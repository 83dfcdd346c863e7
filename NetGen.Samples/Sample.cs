using System.CommandLine;
using System.IO;

namespace NetGen.Samples;

/// <summary>A sample: a command with options of its own.</summary>
internal abstract class Sample
{
    /// <summary>What it is called on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What it shows, in one line.</summary>
    public abstract string Description { get; }

    /// <summary>Makes its command, which writes what it finds to <paramref name="output"/>.</summary>
    public abstract Command CreateCommand(TextWriter output, TextWriter error);

    /// <summary>An option for a whole number of at least <paramref name="least"/>.</summary>
    protected static Option<int> Number(string name, string description, int value, int least)
    {
        Option<int> option = new(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int found) && found < least)
                result.AddError($"Expected {name} of at least {least}, found {found}.");
        });
        return option;
    }

    /// <summary>An option for a number above 0.</summary>
    protected static Option<float> Rate(string name, string description, float value)
    {
        Option<float> option = new(name)
        {
            Description = description,
            DefaultValueFactory = _ => value,
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                System.Globalization.CultureInfo culture = System.Globalization.CultureInfo.InvariantCulture;
                if (float.TryParse(text, culture, out float found) && found > 0f && float.IsFinite(found))
                    return found;
                result.AddError($"Expected {name} above 0, found '{text}'.");
                return value;
            },
        };
        return option;
    }
}
