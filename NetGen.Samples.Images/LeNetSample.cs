using System.Collections.Generic;
using System.CommandLine;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>LeNet on MNIST: ten epochs of images that are moved by up to two pixels.</summary>
internal sealed class LeNetSample : ImageSample<LeNet>
{
    public override string Name => "lenet";

    public override string Description => "trains LeNet-5 on the 60,000 MNIST digits and tests it on 10,000 others";

    protected override ImageShape Shape { get; } = new(1, 28, 28);

    protected override IReadOnlyList<string> Classes { get; } = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    protected override (int, float, IAugmentation) Usual => (10, 0.002f, new ShiftAndMirror(Shape, shift: 2));

    protected override Option<string?> DataOption() => MnistOption();

    protected override (Dataset<int>, Dataset<int>) Read(string? directory)
    {
        (Dataset<int> training, Dataset<int> test) = LoadMnist(directory);
        return (training, test);
    }

    protected override (string, Picture)[] Draw(LeNet network, ImagePictures<LeNet> pictures) =>
    [
        ("filters", Pictures.Weights("Filters of the first convolution", network.Conv1.Weights, new(1, 5, 5))),
        ("maps1", pictures.Maps("Feature maps of the first convolution", "ReLU1")),
        ("maps2", pictures.Maps("Feature maps of the second convolution", "ReLU2")),
        ("saliency", pictures.Slopes("Saliency: pixels that the score of a digit depends on")),
        ("mistakes", pictures.Mistakes("Digits that LeNet takes for others")),
    ];
}
