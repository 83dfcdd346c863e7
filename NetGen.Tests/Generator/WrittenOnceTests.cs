using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NetGen.Generator.Plan;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>What differs in sizes and places alone is written once, and compiled for each layer.</summary>
public class WrittenOnceTests
{
    private const string Digits = """
        [NetGen.Network, NetGen.Input(784)]
        [NetGen.Dense(256), NetGen.BatchNorm, NetGen.ReLU, NetGen.Dropout(0.2f)]
        [NetGen.Dense(128), NetGen.BatchNorm, NetGen.ReLU, NetGen.Dropout(0.2f)]
        [NetGen.Dense(10), NetGen.SoftmaxCrossEntropy]
        partial class Net;
        """;

    [Fact]
    public void AUsualNetworkIsShort()
    {
        IReadOnlyDictionary<string, string> files = GeneratorHarness.Files(Digits);
        int lines = files.Values.Sum(text => text.Split('\n').Length);
        int characters = files.Values.Sum(text => text.Length);
        Assert.Equal(5, files.Count);
        Assert.True(lines <= 4_550, $"{lines} lines");
        Assert.True(characters <= 250_000, $"{characters} characters");
    }

    [Fact]
    public void NoFunctionIsWrittenTwice()
    {
        foreach (Width width in Width.All)
        {
            string[] names =
            [
                .. Regex.Matches(Kernels(Digits, width), @" static \S+ (\w+)").Select(match => match.Groups[1].Value),
            ];
            Assert.True(names.Length > 15);
            Assert.Equal(names.Distinct(), names);
        }
    }

    [Fact]
    public void KernelLinesAreNotLong()
    {
        foreach (Width width in Width.All)
            Assert.DoesNotContain(Kernels(Digits, width).Split('\n'), line => line.Length > 120);
    }

    [Fact]
    public void ProductsOfEachPassShareTheirTiles()
    {
        string kernels = Kernels(Digits, Width.All[0]);
        Assert.Contains("Product12x2<Dense1Sizes>(", kernels);
        Assert.Contains("Product12x2<Dense2Sizes>(", kernels);
        Assert.Contains("Product12x2<Dense2InputGradientSizes>(", kernels);
        Assert.Contains("WeightGradient14x2<Dense1Sizes, S>(", kernels);
        Assert.Contains("WeightGradient14x2<Dense2Sizes, S>(", kernels);
    }

    [Theory]
    [InlineData(128, "BatchNorm", true)]                   // whole blocks of columns at every width
    [InlineData(100, "BatchNorm", false)]                  // the last block would be another one
    [InlineData(128, "BatchNorm(epsilon: 1e-3f)", false)]  // another constant is another kernel
    public void NormalizationsOfSeveralSizesShareTheirKernels(int units, string second, bool isShared)
    {
        string main = GeneratorHarness.Files($$"""
            [NetGen.Network, NetGen.Input(20)]
            [NetGen.Dense(256), NetGen.BatchNorm, NetGen.Tanh, NetGen.Dropout(0.2f)]
            [NetGen.Dense({{units}}), NetGen.{{second}}, NetGen.Tanh, NetGen.Dropout(0.2f)]
            [NetGen.Dense(10), NetGen.SoftmaxCrossEntropy]
            partial class Net;
            """)["Net.g.cs"];
        foreach (string pass in (string[])["Forward", "Backward", "Commit", "Fold"])
        {
            Assert.Equal(isShared, main.Contains($"K.BatchNorm{pass}<BatchNorm2Constants"));
            Assert.Equal(!isShared, main.Contains($"K.BatchNorm2{pass}("));
        }

        Assert.Equal(isShared, main.Contains("public static int DropoutOrdinal => 1;"));
    }

    private static string Kernels(string source, Width width) =>
        GeneratorHarness.Files(source)[$"Net.{width.Name}.g.cs"];
}
