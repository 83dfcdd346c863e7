using System.Collections.Generic;
using System.CommandLine;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>
/// MLPerf Tiny's ResNet-8 on CIFAR-10: images that are moved by up to four pixels, every second mirrored.
/// </summary>
internal sealed class ResNet8Sample : ImageSample<ResNet8>
{
    public override string Name => "cifar10";

    public override string Description => "trains MLPerf Tiny's ResNet-8 on CIFAR-10; --data DIR";

    protected override ImageShape Shape => Cifar10.Shape;

    protected override IReadOnlyList<string> Classes => Cifar10.ClassNames;

    protected override (int, float, IAugmentation) Usual =>
        (30, 0.003f, new ShiftAndMirror(Shape, shift: 4, mirror: true));

    protected override Option<string?> DataOption() => CifarFiles.Option();

    protected override (Dataset<int>, Dataset<int>) Read(string? directory)
    {
        (Dataset<int> training, Dataset<int> test) = CifarFiles.Load(directory);
        return (training, test);
    }

    protected override (string, Picture)[] Draw(ResNet8 network, ImagePictures<ResNet8> pictures) =>
    [
        ("filters", Pictures.Weights("Filters of the first convolution", network.Conv1.Weights, new(3, 3, 3))),
        ("maps1", pictures.Maps("Feature maps of the first convolution", "ReLU1")),
        ("saliency", pictures.Slopes("Saliency: pixels that the score of a class depends on")),
        ("mistakes", pictures.Mistakes("Images that ResNet-8 takes for others")),
    ];
}
