using System.Linq;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>Kernels of ops with one shape are written once; what differs in more than its place is not.</summary>
public class SharedKernelsTests
{
    [Fact]
    public void ALaterOpCallsWithItsOwnPlaceAmongTheParameters()
    {
        string kernels = Kernels("""
            [NetGen.Dense(20), NetGen.ReLU, NetGen.Dense(20), NetGen.ReLU, NetGen.Dense(20), NetGen.ReLU]
            """);
        Assert.Contains("    Dense2Forward(p + (Dense3Weights - Dense2Weights), x, y, rows);", kernels);
        Assert.Contains(
            "    Dense2WeightGradient(x, d, rows, share, sink.Moved("
            + "Tensor.Dense3Weights - Tensor.Dense2Weights, Dense3Weights - Dense2Weights));",
            kernels);
    }

    [Fact]
    public void TheFirstOpOfAShapeIsWrittenOut()
    {
        string kernels = Kernels("[NetGen.Dense(21), NetGen.ReLU, NetGen.Dense(22), NetGen.ReLU, NetGen.Dense(23)]");
        Assert.DoesNotContain("which has the same shape", kernels);
    }

    [Theory]
    [InlineData("Body", "Body2")]      // a name that is the start of another
    [InlineData("Body2", "Body")]
    [InlineData("alpha", "Alpha2")]    // a name that is its own local
    [InlineData("Sum", "Max")]         // names that kernels use themselves
    public void AnyNamesWillDo(string first, string second)
    {
        string kernels = Kernels($$"""
            [NetGen.Dense(20), NetGen.PReLU]
            [NetGen.Dense(20, name: "{{first}}"), NetGen.PReLU(perUnit: true)]
            [NetGen.Dense(20, name: "{{second}}"), NetGen.PReLU(perUnit: true)]
            """);
        Assert.Contains($"{first}Forward(p + ({second}Weights - {first}Weights), x, y, rows);", kernels);
    }

    [Fact]
    public void AnotherConstantIsAnotherKernel()
    {
        string kernels = Kernels("""
            [NetGen.Dense(20), NetGen.ReLU, NetGen.Dense(20), NetGen.LeakyReLU(0.1f)]
            [NetGen.Dense(20), NetGen.LeakyReLU(0.2f)]
            """);
        Assert.DoesNotContain("LeakyReLU1Backward(p", Body(kernels, "LeakyReLU2Backward"));
        Assert.Contains("Dense2WeightGradient(", Body(kernels, "Dense3WeightGradient"));
    }

    [Fact]
    public void TensorsThatAreNotOneDistanceApartAreNotShared()
    {
        string kernels = Kernels("""
            [NetGen.Dense(20), NetGen.BatchNorm, NetGen.ReLU, NetGen.Dense(20), NetGen.BatchNorm, NetGen.ReLU]
            """);
        Assert.DoesNotContain("BatchNorm1Fold(", Body(kernels, "BatchNorm2Fold"));
        Assert.Contains("BatchNorm1Forward(", Body(kernels, "BatchNorm2Forward"));
    }

    // What stands behind a kernel's signature, up to the next kernel.
    private static string Body(string kernels, string name) => string.Join(
        "\n", kernels.Split('\n').SkipWhile(line => !line.Contains($" {name}")).Skip(1)
            .TakeWhile(line => !line.Contains("public static")));

    private static string Kernels(string layers) => GeneratorHarness.Files($$"""
        [NetGen.Network, NetGen.Input(20)]
        {{layers}}
        [NetGen.MeanSquaredError]
        partial class Net;
        """)["Net.Vector512.g.cs"];
}
