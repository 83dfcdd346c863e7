using System.CommandLine;
using System.IO;
using System.Linq;

namespace NetGen.Samples;

/// <summary>Reads a digit with a network that <see cref="DigitsSample"/> has saved.</summary>
internal sealed class PredictSample : Sample
{
    private const int Shown = 3;

    public override string Name => "predict";

    public override string Description => "reads a digit in a picture or an IDX file with what digits --save wrote";

    public override Command CreateCommand(TextWriter output, TextWriter error)
    {
        Option<string?> load = ExistingFile("--load", "The safetensors file of the network.");
        Option<string?> image = ExistingFile("--image", "A picture, such as a PNG, or an IDX file of images.");
        load.Required = image.Required = true;
        Option<int> number = Number("--number", "Which image of an IDX file, counted from 0.", 0, 0);
        Command command = new(Name, "Reads a digit with a network that was trained and saved.") { load, image, number };
        command.SetAction(parsed => Attempt(error, () =>
        {
            DigitClassifier network = DigitClassifier.Load(parsed.GetValue(load)!);
            float[] probabilities = new float[DigitClassifier.OutputLength];
            network.Predict(DigitImage.Read(parsed.GetValue(image)!, parsed.GetValue(number)), probabilities);
            output.WriteLine(string.Join(", ", probabilities.Index().OrderByDescending(digit => digit.Item).Take(Shown)
                .Select(digit => $"{digit.Index}: {Percent(digit.Item)}")));
        }));
        return command;
    }
}
