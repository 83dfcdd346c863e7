using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>What is said of shapes that cannot be, with both shapes written out.</summary>
public class ImageDiagnosticsTests
{
    [Theory]
    [InlineData("NG0034", "Expected channels x height x width, or channels x length, for Conv, found 25: give [Input] "
        + "these sizes, and put Conv before the layers that make vectors, or write [Unflatten]",
        "Input(25), [|Conv(2, 3)|]")]
    [InlineData("NG0034", "Expected channels x height x width, or channels x length, for MaxPool, found 6: give "
        + "[Input] these sizes, and put MaxPool before the layers that make vectors, or write [Unflatten]",
        "Input(1, 5, 5), Dense(6), [|MaxPool(2)|]")]
    [InlineData("NG0035", "Expected a vector for Maxout, found 3 x 5 x 5: write [Flatten] or [GlobalAveragePool] in "
        + "front of it", "Input(3, 5, 5), [|Maxout(4)|]")]
    [InlineData("NG0035", "Expected a vector for Embedding, found 2 x 9: write [Flatten] or [GlobalAveragePool] in "
        + "front of it", "Input(2, 9), [|Embedding(0, 3, 2)|]")]
    [InlineData("NG0035", "Expected a vector for SoftmaxCrossEntropy, found 2 x 3 x 3: write [Flatten] or "
        + "[GlobalAveragePool] in front of it", "Input(1, 5, 5), Conv(2, 3), [|SoftmaxCrossEntropy|]", false)]
    [InlineData("NG0036", "Expected a kernel of at most 7 x 7 for Conv on 5 x 5 with padding 1, found 9 x 9",
        "Input(1, 5, 5), [|Conv(2, kernel: 9, padding: 1)|]")]
    [InlineData("NG0036", "Expected a kernel of at most 3 for Conv on 7 with padding 0, found 4",
        "Input(1, 7), [|Conv(2, kernel: 4, dilation: 3)|]")]
    [InlineData("NG0036", "Expected a kernel of at most 4 x 5 for AveragePool on 4 x 5 with padding 0, found 5 x 5",
        "Input(1, 4, 5), [|AveragePool(5)|]")]
    [InlineData("NG0014", "Expected 'padding' at most 1, half the kernel, found 2",
        "Input(1, 5, 5), [|MaxPool(3, padding: 2)|]")]
    [InlineData("NG0014", "Expected 'kernelWidth' not given for a signal, found 3",
        "Input(1, 7), [|Conv(2, 3, kernelWidth: 3)|]")]
    [InlineData("NG0014", "Expected 'groups' to divide 6 channels that come in and 8 that go out, found 3",
        "Input(6, 5, 5), [|Conv(8, 3, groups: 3)|]")]
    [InlineData("NG0012", "Expected 'groups' of at least 1, found 0", "Input(6, 5, 5), [|Conv(8, 3, groups: 0)|]")]
    [InlineData("NG0014", "Expected 'padding' at least 0, or Padding.Same, for an image, found Padding.Causal",
        "Input(1, 5, 5), [|Conv(2, 3, padding: Padding.Causal)|]")]
    [InlineData("NG0014", "Expected 'paddingRight' not given beside Padding.Same, found 1",
        "Input(1, 5, 5), [|Conv(2, 3, padding: Padding.Same, paddingRight: 1)|]")]
    [InlineData("NG0014", "Expected 'paddingBottom' not given for a signal, found 1",
        "Input(1, 5), [|Conv(2, 3, paddingBottom: 1)|]")]
    [InlineData("NG0014", "Expected 'paddingRight' a number of at least 0, found Padding.Causal",
        "Input(1, 5), [|DepthwiseConv(3, paddingRight: -3)|]")]
    [InlineData("NG0036",
        "Expected a kernel of at most 7 x 6 for Conv on 5 x 5 with padding 0 + 2 x 0 + 1, found 9 x 9",
        "Input(1, 5, 5), [|Conv(2, 9, paddingBottom: 2, paddingRight: 1)|]")]
    [InlineData("NG0014", "Expected 'padding' a number of at least 0, found Padding.Same",
        "Input(1, 5, 5), [|MaxPool(3, padding: Padding.Same)|]")]
    [InlineData("NG0012", "Expected 'stride' of at least 1, found 0",
        "Input(1, 5, 5), [|Conv(2, 3, stride: 0, padding: Padding.Same)|]")]
    [InlineData("NG0014", "Expected 'paddingWidth' at most 3, so that something comes out, found 5",
        "Input(1, 6, 6), [|ConvTranspose(2, 3, padding: 1, paddingWidth: 5)|]")]
    [InlineData("NG0014", "Expected 'padding' at most 4, so that something comes out, found 2147483647",
        "Input(1, 8, 8), [|ConvTranspose(2, 3, padding: int.MaxValue)|]")]
    [InlineData("NG0013", "Expected at most 16,777,216 positions, found 2,147,483,649 up to this layer",
        "Input(1, 2), [|Conv(2, int.MaxValue, padding: Padding.Causal, dilation: 2)|]")]
    [InlineData("NG0014", "Expected 'outputPadding' below the stride of 2, found 2",
        "Input(1, 5, 5), [|ConvTranspose(2, 3, stride: 2, outputPadding: 2)|]")]
    [InlineData("NG0014", "Expected 'outputPaddingWidth' below the stride of 1, found 1",
        "Input(1, 5, 5), [|ConvTranspose(2, 3, stride: 2, strideWidth: 1, outputPadding: 1, outputPaddingWidth: 1)|]")]
    [InlineData("NG0014", "Expected 'padding' at most 1, so that something comes out, found 2",
        "Input(1, 1, 1), [|ConvTranspose(2, 3, padding: 2)|]")]
    [InlineData("NG0014", "Expected 'channels' times the positions to be the 12 values that come in, found 2 x 2 x 2",
        "Input(12), [|Unflatten(2, 2, 2)|]")]
    [InlineData("NG0012", "Expected 'width' of at least 1, found 0", "Input(12), [|Unflatten(2, 6, 0)|]")]
    [InlineData("NG0035",
        "Expected a vector for Unflatten, found 3 x 2 x 2: write [Flatten] or [GlobalAveragePool] in front of it",
        "Input(3, 2, 2), [|Unflatten(2, 2, 3)|]")]
    [InlineData("NG0012", "Expected 'stride' of at least 1, found 0", "Input(1, 5, 5), [|Conv(2, 3, stride: 0)|]")]
    [InlineData("NG0012", "Expected 'stride' of at least 1, found -1", "Input(1, 5, 5), [|Conv(2, 3, stride: -1)|]")]
    [InlineData("NG0014", "Expected 'paddingWidth' a number of at least 0, found Padding.Same",
        "Input(1, 5, 5), [|Conv(2, 3, paddingWidth: -2)|]")]
    [InlineData("NG0012", "Expected 'channels' of at least 1, found 0", "Input(1, 5, 5), [|Conv(0, 3)|]")]
    [InlineData("NG0012", "Expected 'height' of at least 1, found 0", "[|Input(1, 0, 5)|]")]
    [InlineData("NG0012", "Expected 'factor' of at least 1, found 0", "Input(1, 5, 5), [|Upsample(0)|]")]
    [InlineData("NG0013", "Expected at most 16,777,216 positions, found 1,600,000,000 up to this layer",
        "[|Input(1, 40000, 40000)|], Conv(4, 16, stride: 16)")]
    [InlineData("NG0013", "Expected at most 50,000,000 values in a row, found 67,108,864 up to this layer",
        "[|Input(16, 2048, 2048)|], Conv(2, 1)")]
    [InlineData("NG0013", "Expected at most 16,777,216 positions, found 18,446,744,056,529,682,436 up to this layer",
        "Input(8, 8, 8), [|Conv(8, 3, stride: 2147483647, padding: 2147483643)|]")]
    [InlineData("NG0013", "Expected at most 16,777,216 positions, found 67,108,864 up to this layer",
        "Input(1, 8, 8), [|Upsample(1024)|]")]
    [InlineData("NG0013", "Expected at most 50,000,000 values in a row of all layers, found 3,053,453,312 up to this "
        + "layer",
        "Input(3, 1024, 1024), [|Conv(16, 31, padding: 15)|]")]
    [InlineData("NG0014", "Expected 'Order' not given for vectors, found 1",
        "[|Input(7, Order = ImageOrder.RowColumnChannel)|], Dense(2)")]
    [InlineData("NG0014", "Expected 'paddingWidth' at most 1, half the kernel, found 2",
        "Input(1, 5, 5), [|AveragePool(5, padding: 2, kernelWidth: 3, paddingWidth: 2)|]")]
    [InlineData("NG0028", "Expected 2 x 5 x 5 values for Add, found 2 x 3 x 3 of \"a\"",
        "Input(1, 5, 5), Conv(2, 3), As(\"a\"), From(\"Input\"), Conv(2, 3, padding: 1), [|Add(\"a\")|]")]
    [InlineData("NG0028", "Expected 4 x 5 x 5 values for Concat, found 2 x 3 x 3 of \"a\"",
        "Input(1, 5, 5), Conv(2, 3), As(\"a\"), From(\"Input\"), Conv(4, 3, padding: 1), [|Concat(\"a\")|]")]
    public void Says(string id, string message, string marked, bool ends = true)
    {
        const string head = "using NetGen; [Network, ";
        string tail = ends ? ", Flatten, Dense(2), SoftmaxCrossEntropy] partial class Net;" : "] partial class Net;";
        string layers = marked.Replace("[|", "").Replace("|]", "");
        ImmutableArray<Diagnostic> found = GeneratorHarness.Analyze(GeneratorHarness.Compile(head + layers + tail));
        Diagnostic diagnostic = Assert.Single(found, d => d.Id == id);
        Assert.Equal(message, diagnostic.GetMessage());
        Assert.Equal(
            head.Length + marked.IndexOf("[|", StringComparison.Ordinal), diagnostic.Location.SourceSpan.Start);
    }

    // Each channel is another input, so that filters that start equal learn different things.
    [Fact]
    public void EqualFiltersOfDifferentChannelsAreNoFault() => Assert.DoesNotContain(
        GeneratorHarness.Analyze(GeneratorHarness.Compile(
            "using NetGen; [Network, Input(2, 5), DepthwiseConv(3, weightInit: WeightInit.Constant), ReLU, Dense(1), "
            + "MeanSquaredError] partial class Net;")),
        finding => finding.Id == "NG1002");
}
