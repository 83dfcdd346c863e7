using System.Linq;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.ReferenceTests;

/// <summary>Finite differences of the reference: every network of images, small ones and random graphs.</summary>
public sealed class ImageGradientCheckTests
{
    public static TheoryData<int> Small => new(Enumerable.Range(0, SmallNetworks.Images.Count));

    // Differences take two passes a parameter.
    public static TheoryData<int> Drawn => new(Enumerable.Range(0, RandomGraphs.OfImages.Count)
        .Where(i => new ReferenceNetwork(RandomGraphs.OfImages[i]).ParameterCount < 1_500));

    [Theory]
    [MemberData(nameof(Small))]
    public void ASmallNetwork(int index) => GradientCheck.Run(SmallNetworks.Images[index], rows: 3, seed: 4);

    [Theory]
    [MemberData(nameof(Drawn))]
    public void ARandomGraph(int index) => GradientCheck.Run(RandomGraphs.OfImages[index], rows: 3, seed: 5);

    // A loss takes an image as the vector of its values.
    [Fact]
    public void AnImageAsOutput() => GradientCheck.Run(
        new NetworkSpec(
            [1, 4, 6],
            [
                new Conv(4, 3, Padding: 1), new Tanh(), new As("fine"), new MaxPool(2), new Conv(8, 3, Padding: 1),
                new SiLU(), new Upsample(2), new Concat("fine"), new Conv(1, 1),
            ],
            new BinaryCrossEntropy()),
        rows: 3, seed: 6);
}
