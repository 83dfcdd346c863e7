using System.Globalization;
using System.IO;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>Pictures and a report of a training of <see cref="DigitClassifier"/>.</summary>
internal sealed class DigitsPictures(
    DigitClassifier network, Mnist mnist, TrainingHistory history, TrainingOptions options, float rate)
{
    /// <summary>Makes what is asked for, and names the files.</summary>
    public void Save(TextWriter output, string? report, string? directory)
    {
        if (report is null && directory is null)
            return;
        RunRecord run = RunRecord.Of<DigitClassifier, int>(
            "Handwritten digits", history, options, mnist.Training,
            ("optimizer", "AdamW"), ("learning rate", rate.ToString(CultureInfo.InvariantCulture)),
            ("schedule", "cosine to 0"));
        ConfusionMatrix confusion = Metric.Confusion(network, mnist.Test);
        Picture weights = Pictures.Weights("Weights of the first layer", network.Dense1.Weights, new(1, 28, 28), 40);
        Picture activations = Pictures.Activations(LayerCheck.Run(network, new AdamW(rate), mnist.Training));
        if (report is not null)
        {
            new HtmlReport("DigitClassifier on MNIST").AddRun(run).AddConfusion(confusion).AddPicture(weights)
                .AddPicture(activations).Save(report);
            output.WriteLine($"{report} is a report of it");
        }

        if (directory is null)
            return;
        _ = Directory.CreateDirectory(directory);
        Pictures.Curves(history, "DigitClassifier on MNIST").Save(Path.Combine(directory, "curves.png"));
        Pictures.Confusion(confusion).Save(Path.Combine(directory, "confusion.png"));
        weights.Save(Path.Combine(directory, "weights.png"));
        activations.Save(Path.Combine(directory, "activations.png"));
        output.WriteLine($"{directory} has its curves, confusion matrix, weights and activations");
    }
}
