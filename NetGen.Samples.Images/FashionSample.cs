using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>A small residual network on Fashion-MNIST, whose files are those of MNIST.</summary>
internal sealed class FashionSample : ImageSample<FashionClassifier>
{
    private const string Where =
        "Fashion-MNIST's four IDX files, which Debian's package dataset-fashion-mnist puts into " + Installed;

    private const string Installed = "/usr/share/datasets/fashion-mnist";

    public override string Name => "fashion";

    public override string Description => "trains a small residual network on Fashion-MNIST; --data DIR";

    protected override ImageShape Shape { get; } = new(1, 28, 28);

    protected override IReadOnlyList<string> Classes { get; } =
    [
        "T-shirt", "trousers", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot",
    ];

    protected override (int, float, IAugmentation) Usual =>
        (12, 0.003f, new ShiftAndMirror(Shape, shift: 2, mirror: true));

    protected override Option<string?> DataOption() =>
        Directory("--data", $"Where the files are, if not in {Installed}.");

    protected override (Dataset<int>, Dataset<int>) Read(string? directory)
    {
        try
        {
            (Dataset<int> training, Dataset<int> test) = Mnist.Load(directory ?? Installed);
            return (training, test);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileNotFoundException($"Expected {Where}: {problem.Message} Say where they are with --data.");
        }
    }

    protected override (string, Picture)[] Draw(FashionClassifier network, ImagePictures<FashionClassifier> pictures) =>
    [
        ("filters", Pictures.Weights("Filters of the first convolution", network.Conv1.Weights, new(1, 3, 3))),
        ("saliency", pictures.Slopes("Saliency: pixels that the score of a piece depends on")),
        ("mistakes", pictures.Mistakes("Pieces that the network takes for others")),
    ];
}
