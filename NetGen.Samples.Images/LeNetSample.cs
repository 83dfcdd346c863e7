using System.CommandLine;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>LeNet on MNIST: ten epochs of images that are moved by up to two pixels.</summary>
internal sealed class LeNetSample : ImageSample<LeNet>
{
    public override string Name => "lenet";

    public override string Description => "trains LeNet-5 on the 60,000 MNIST digits and tests it on 10,000 others";

    protected override (int, float, IAugmentation) Usual => (10, 0.002f, new ShiftAndMirror(Shape, shift: 2));

    protected override Option<string?> DataOption() => MnistOption();

    protected override Mnist Read(string? directory) => LoadMnist(directory);

    protected override (string, Picture)[] Draw(LeNet network, Mnist images) =>
    [
        ("filters", Pictures.Weights("Filters of the first convolution", network.Conv1.Weights, new(1, 5, 5))),
        ("mistakes", Mistakes(network, images, "Digits that LeNet takes for others")),
    ];
}
