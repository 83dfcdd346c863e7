using System;
using System.Collections.Generic;
using System.Reflection;
using NetGen.CompilerServices;
using Xunit;

namespace NetGen.Tests.Views;

/// <summary>Nobody gets a layout whose numbers lead out of its block.</summary>
public sealed class LayoutTests
{
    [Fact]
    public void EmittedCodeAloneMakesThem()
    {
        Assert.Empty(typeof(ParameterLayout).GetConstructors());
        Assert.Empty(typeof(ParameterTensor).GetConstructors());
        foreach (PropertyInfo property in typeof(ParameterTensor).GetProperties())
            Assert.False(property.SetMethod?.IsPublic ?? false, property.Name);
    }

    [Fact]
    public void TensorsCannotBeExchanged()
    {
        IReadOnlyList<ParameterTensor> tensors = new ViewedNetwork().Parameters.Layout.Tensors;
        Assert.IsNotType<ParameterTensor[]>(tensors);
        Assert.Throws<NotSupportedException>(() => ((IList<ParameterTensor>)tensors)[0] = tensors[1]);

        ParameterTensor[] given = [Matrix()];
        ParameterLayout layout = EmittedLayout.Of("N", 64, 64, given);
        given[0] = Matrix(inputs: 4);
        Assert.Equal(3, layout.Tensors[0].Inputs);
    }

    // 4 x 3, four outputs side by side, in 48 floats.
    [Theory]
    [InlineData(-16, 48, 4, 3, 1, 16, 4, 4, 48, "Expected floats within [0, 64), found 48 from -16 on")]
    [InlineData(32, 48, 4, 3, 1, 16, 4, 4, 48, "Expected floats within [0, 64), found 48 from 32 on")]
    [InlineData(0, 0, 4, 3, 1, 16, 4, 4, 48, "Expected floats within [0, 64), found 0 from 0 on")]
    [InlineData(8, 48, 4, 3, 1, 16, 4, 4, 48, "Expected whole lines of 16 floats, found 48 floats from 8 on")]
    [InlineData(0, 40, 4, 3, 1, 16, 4, 4, 48, "Expected whole lines of 16 floats, found 40 floats from 0 on")]
    [InlineData(0, 48, 0, 3, 1, 16, 4, 4, 48, "Expected a shape, found 0 x 3")]
    [InlineData(0, 48, 4, -1, 1, 16, 4, 4, 48, "Expected a shape, found 4 x -1")]
    [InlineData(0, 48, 65536, 65536, 0, 0, 65536, 4, 0, "Expected a shape, found 65536 x 65536")]
    [InlineData(0, 48, 4, 3, 1, 16, 3, 4, 48, "Expected groups that divide 4 outputs, found a GroupSize of 3")]
    [InlineData(0, 48, 4, 3, 1, 16, 0, 4, 48, "Expected groups that divide 4 outputs, found a GroupSize of 0")]
    [InlineData(0, 48, 4, 3, 1, 16, 4, 0, 48, "Expected a PanelSize of at least 1 and strides of at least 0")]
    [InlineData(0, 48, 4, 3, -1, 16, 4, 4, 48, "Expected a PanelSize of at least 1 and strides of at least 0")]
    [InlineData(0, 48, 4, 3, 1, 24, 4, 4, 48, "Expected values within 48 floats, found one at 51")]
    [InlineData(0, 48, 4, 3, 16, 1, 4, 4, 48, "Expected values within 48 floats, found one at 50")]
    [InlineData(0, 48, 5, 3, 1, 16, 5, 2, 24, "Expected values within 48 floats, found one at 80")]
    [InlineData(0, 48, 4, 3, 1, int.MaxValue, 4, 4, 48, "Expected values within 48 floats, found one at 4294967297")]
    public void NumbersThatLeadOutside(
        int offset, int length, int outputs, int inputs, int outputStride, int inputStride, int group, int panel,
        int panelStride, string message)
    {
        ParameterTensor tensor = EmittedLayout.Tensor(
            "Dense1", "Weights", TensorRole.Weights, outputs, offset, length, WeightInit.Zeros, inputs, outputStride,
            inputStride, group, panel, panelStride);
        ArgumentException error = Assert.Throws<ArgumentException>(() => EmittedLayout.Of("N", 64, 64, tensor));
        Assert.StartsWith(message, error.Message);
        Assert.Contains("Dense1.Weights of N", error.Message);
    }

    [Fact]
    public void SplitOutputsOverlapsAndLengths()
    {
        Throws("Expected SplitOutputs from 0 to 4, found 5", () => EmittedLayout.Of("N", 64, 64, Split(5, 3)));
        Throws("Expected values within 48 floats, found one at 53", () => EmittedLayout.Of("N", 64, 64, Split(1, 3)));
        Throws("Expected floats within [48, 96)", () => EmittedLayout.Of("N", 96, 96, Matrix(), Matrix()));
        Throws("Expected floats within [0, 32)", () => EmittedLayout.Of("N", 64, 32, Matrix()));
        Throws("Expected a learned length from 0 to 64", () => EmittedLayout.Of("N", 64, 80));
        Throws("Expected a learned length from 0 to 64", () => EmittedLayout.Of("N", 64, -16));
        Throws("Expected a learned length from 0 to 64", () => EmittedLayout.Of("N", 64, 40));
        Assert.Throws<ArgumentNullException>(() => EmittedLayout.Of("N", 64, 64, [null!]));

        static void Throws(string message, Action make) =>
            Assert.StartsWith(message, Assert.Throws<ArgumentException>(make).Message);
    }

    [Fact]
    public void AMatrixIsNoVector()
    {
        ViewedNetwork network = new();
        Assert.StartsWith(
            "Expected a vector, found Dense1.Weights of 6 x 5.",
            Assert.Throws<ArgumentException>(() => new DenseLayer(network.Parameters, weights: 0, bias: 0)).Message);
    }

    private static ParameterTensor Matrix(int inputs = 3) => EmittedLayout.Tensor(
        "Dense1", "Weights", TensorRole.Weights, outputs: 4, offset: 0, length: 48, WeightInit.Zeros, inputs,
        inputStride: 12);

    private static ParameterTensor Split(int outputs, int stride) => EmittedLayout.Tensor(
        "Dense1", "Weights", TensorRole.Weights, outputs: 4, offset: 0, length: 48, WeightInit.Zeros, inputs: 6,
        inputStride: 8, splitOutputs: outputs, splitStride: stride);
}
