using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetGen.CompilerServices;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>Pictures of what a trained network makes of test images.</summary>
internal sealed class ImagePictures<TNetwork>(
    TNetwork network, Dataset<int> test, ImageShape shape, IReadOnlyList<string> classes)
    where TNetwork : class, INetwork<TNetwork, int>
{
    private const int Most = 64;

    /// <summary>The images that the network takes for something else, the first ones.</summary>
    public Picture Mistakes(string title)
    {
        float[] outputs = Predict(test.Inputs);
        int[] wrong = [.. Enumerable.Range(0, test.Rows).Where(row => ClassOf(outputs, row) != test.Targets[row])];
        int[] shown = wrong.Length == 0 ? [0] : [.. wrong.Take(Most)];
        string subtitle = string.Create(
            CultureInfo.InvariantCulture, $"{Math.Min(Most, wrong.Length)} of {wrong.Length} in {test.Rows:N0} images");
        return Pictures.Images(title, test.Subset(shown).Inputs, shape, subtitle: subtitle);
    }

    /// <summary>What a layer puts out for the first image.</summary>
    public Picture Maps(string title, string layer) => Pictures.FeatureMaps(
        title, FeatureMaps.Of(network, test.Input(0), layer), test.Input(0), shape);

    /// <summary>The first image of each class, and which pixels its score depends on.</summary>
    public Picture Slopes(string title)
    {
        int[] first = [.. Enumerable.Range(0, test.Rows).DistinctBy(row => test.Targets[row])
            .OrderBy(row => test.Targets[row])];
        Dataset<int> shown = test.Subset(first);
        float[] outputs = Predict(shown.Inputs);
        string[] labels = [.. Enumerable.Range(0, shown.Rows).Select(row => Label(outputs, row, shown.Targets[row]))];
        return Pictures.Saliency(
            title, shown.Inputs, shape, Saliency.Of(network, shown.Inputs, shown.Targets), labels);
    }

    private float[] Predict(ReadOnlySpan<float> inputs)
    {
        float[] outputs = new float[inputs.Length / shape.Length * TNetwork.Facts.OutputLength];
        network.Predict(inputs, outputs);
        return outputs;
    }

    private string Label(float[] outputs, int row, int label)
    {
        int read = ClassOf(outputs, row);
        return read == label || read < 0 ? classes[label] : $"{classes[label]}, read as {classes[read]}";
    }

    private static int ClassOf(float[] outputs, int row) => Accuracy.IndexOfLargest(
        outputs.AsSpan(row * TNetwork.Facts.OutputLength, TNetwork.Facts.OutputLength));
}
