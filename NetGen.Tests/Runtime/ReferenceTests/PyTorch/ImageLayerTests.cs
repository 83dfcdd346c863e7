using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.ReferenceTests;

/// <summary>The reference's layers of images against PyTorch's outputs, gradients and running statistics.</summary>
public sealed class ImageLayerTests
{
    private const double Tolerance = 1e-6;
    private const string Data = "NetGen.Tests/Runtime/ReferenceTests/PyTorch/ImageLayers.txt";

    private static readonly IReadOnlyDictionary<string, LayerSpec[]> Layers = new Dictionary<string, LayerSpec[]>
    {
        ["nn.Conv2d(2, 3, (3, 2), stride=(2, 1), padding=(1, 0))"] =
            [new Conv(3, 3, Stride: 2, Padding: 1) { KernelWidth = 2, StrideWidth = 1, PaddingWidth = 0 }],
        ["nn.Conv2d(1, 2, 3, padding=2, dilation=2)"] = [new Conv(2, 3, Padding: 2, Dilation: 2)],
        ["nn.Conv2d(2, 3, (2, 3), stride=(3, 2), padding=(0, 2), dilation=(3, 1), bias=False)"] =
        [
            new Conv(3, 2, Stride: 3, Dilation: 3, Bias: false)
            {
                KernelWidth = 3,
                StrideWidth = 2,
                PaddingWidth = 2,
                DilationWidth = 1,
            },
        ],
        ["nn.Conv2d(3, 2, 1, stride=2, padding=1)"] = [new Conv(2, 1, Stride: 2, Padding: 1)],
        ["nn.Conv1d(2, 3, 3, stride=2, padding=2, dilation=2)"] = [new Conv(3, 3, Stride: 2, Padding: 2, Dilation: 2)],
        ["nn.Conv2d(3, 3, (3, 2), stride=(1, 2), padding=(1, 0), dilation=(2, 1), groups=3)"] =
        [
            new DepthwiseConv(3, Padding: 1, Dilation: 2)
            {
                KernelWidth = 2,
                StrideWidth = 2,
                PaddingWidth = 0,
                DilationWidth = 1,
            },
        ],
        ["nn.Conv1d(2, 2, 3, stride=2, padding=1, groups=2, bias=False)"] =
            [new DepthwiseConv(3, Stride: 2, Padding: 1, Bias: false)],
        ["nn.Conv2d(4, 6, (3, 2), stride=(1, 2), padding=(1, 0), groups=2)"] =
            [new Conv(6, 3, Padding: 1) { InGroups = 2, KernelWidth = 2, StrideWidth = 2, PaddingWidth = 0 }],
        ["nn.Conv1d(3, 6, 3, dilation=2, groups=3, bias=False)"] =
            [new Conv(6, 3, Dilation: 2, Bias: false) { InGroups = 3 }],
        ["nn.Conv2d(2, 3, (2, 3), padding='same', dilation=(1, 2))"] =
            [new Conv(3, 2, Padding: NetGen.Padding.Same) { KernelWidth = 3, DilationWidth = 2 }],
        ["nn.Conv1d(2, 2, 4, padding='same')"] = [new Conv(2, 4, Padding: NetGen.Padding.Same)],
        ["nn.Sequential(nn.ConstantPad1d((4, 0), 0.), nn.Conv1d(2, 3, 3, dilation=2))"] =
            [new Conv(3, 3, Padding: NetGen.Padding.Causal, Dilation: 2)],
        ["nn.Sequential(nn.ZeroPad2d((1, 2, 0, 1)), nn.Conv2d(2, 2, 2, stride=2))"] =
            [new Conv(2, 2, Stride: 2) { PaddingWidth = 1, PaddingRight = 2, PaddingBottom = 1 }],
        ["nn.ConvTranspose2d(2, 3, 3, stride=2, padding=1, output_padding=1)"] =
            [new ConvTranspose(3, 3, Stride: 2, Padding: 1, OutputPadding: 1)],
        ["nn.ConvTranspose2d(3, 2, (2, 3), stride=(3, 1), padding=(0, 1), output_padding=(2, 0), dilation=(2, 1), "
            + "bias=False)"] =
        [
            new ConvTranspose(2, 2, Stride: 3, OutputPadding: 2, Dilation: 2, Bias: false)
            {
                KernelWidth = 3,
                StrideWidth = 1,
                PaddingWidth = 1,
                OutputPaddingWidth = 0,
                DilationWidth = 1,
            },
        ],
        ["nn.ConvTranspose1d(2, 3, 4, stride=2, padding=1)"] = [new ConvTranspose(3, 4, Stride: 2, Padding: 1)],
        ["nn.Sequential(nn.Unflatten(1, (2, 2, 3)), nn.Conv2d(2, 1, 2))"] = [new Unflatten(2, 2, 3), new Conv(1, 2)],
        ["nn.MaxPool2d(3, stride=2, padding=1)"] = [new MaxPool(3, 2, Padding: 1)],
        ["nn.MaxPool2d((2, 3), ceil_mode=True)"] = [new MaxPool(2, Ceil: true) { KernelWidth = 3 }],
        ["nn.MaxPool2d(2, stride=(1, 3), padding=1, ceil_mode=True)"] =
            [new MaxPool(2, 1, Padding: 1, Ceil: true) { StrideWidth = 3 }],
        ["nn.MaxPool1d(3, stride=2, padding=1, ceil_mode=True)"] = [new MaxPool(3, 2, Padding: 1, Ceil: true)],
        ["nn.MaxPool2d(2, stride=1)"] = [new MaxPool(2, 1)],
        ["nn.AvgPool2d(3, stride=2, padding=1, ceil_mode=True)"] = [new AveragePool(3, 2, Padding: 1, Ceil: true)],
        ["nn.AvgPool2d(3, stride=2, padding=1, ceil_mode=True, count_include_pad=False)"] =
            [new AveragePool(3, 2, Padding: 1, Ceil: true, CountPadding: false)],
        ["nn.AvgPool2d((2, 3), padding=(0, 1))"] = [new AveragePool(2) { KernelWidth = 3, PaddingWidth = 1 }],
        ["nn.AvgPool2d(2, stride=3, padding=1, ceil_mode=True)"] = [new AveragePool(2, 3, Padding: 1, Ceil: true)],
        ["nn.AvgPool1d(4, stride=3, padding=2, ceil_mode=True)"] = [new AveragePool(4, 3, Padding: 2, Ceil: true)],
        ["nn.AdaptiveAvgPool2d(1)"] = [new GlobalAveragePool()],
        ["nn.AdaptiveMaxPool2d(1)"] = [new GlobalMaxPool()],
        ["nn.AdaptiveMaxPool1d(1)"] = [new GlobalMaxPool()],
        ["nn.Upsample(scale_factor=2)"] = [new Upsample(2)],
        ["nn.Upsample(scale_factor=3)"] = [new Upsample(3)],
        ["nn.BatchNorm2d(3)"] = [new BatchNorm()],
        ["nn.BatchNorm1d(2)"] = [new BatchNorm()],
        ["nn.PReLU(3)"] = [new PReLU(PerUnit: true)],
        ["ByPosition(nn.LayerNorm(4))"] = [new LayerNorm()],
        ["nn.Sequential(nn.Flatten(), nn.Linear(12, 2))"] = [new Flatten(), new Dense(2)],
    };

    private static readonly Dictionary<string, Dictionary<string, double[]>> Cases = Read();

    public static TheoryData<string> Names => new(Layers.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void ComputeAsPyTorchDoes(string name)
    {
        Dictionary<string, double[]> expected = Cases[name];
        ReferenceNetwork network =
            new(new NetworkSpec([.. Whole(expected["shape"])], Layers[name], new MeanSquaredError()));
        foreach ((Tensor tensor, string own) in network.Learned.Zip(Own(expected, gradients: false)))
            expected[own].CopyTo(tensor.Values, 0);
        Tape tape = new(training: true);
        Matrix y = network.Logits(new Matrix(2, network.Spec.Inputs, expected["x"]), tape);
        Matrix dx = network.Backward(new Matrix(2, y.Columns, expected["dy"]), tape);
        tape.Commit();
        Agree("y", expected, y.Values);
        Agree("dx", expected, dx.Values);
        foreach ((Tensor tensor, string own) in network.Learned.Zip(Own(expected, gradients: true)))
            Agree(own, expected, tensor.Gradient);
        foreach (Tensor tensor in network.Statistics)
            Agree(tensor.Name == "RunningMean" ? "running_mean" : "running_var", expected, tensor.Values);
        IEnumerable<int> shape = network.Spec.Nodes[^1].Output.Sizes;
        Assert.Equal(Whole(expected["out"]).Where(size => size > 1), shape.Where(size => size > 1));
    }

    [Fact]
    public void EachCaseHasALayer() => Assert.Equal(Cases.Keys.Order(), Layers.Keys.Order());

    // Names of learned tensors, or of their gradients.
    private static IEnumerable<string> Own(Dictionary<string, double[]> expected, bool gradients) =>
        new[] { "weight", "bias" }.Where(expected.ContainsKey).Select(name => gradients ? $"d{name}" : name);

    private static IEnumerable<int> Whole(double[] values) => values.Select(value => (int)value);

    private static void Agree(string name, Dictionary<string, double[]> expected, double[] found)
    {
        Assert.Equal(expected[name].Length, found.Length);
        for (int i = 0; i < found.Length; i++)
        {
            bool agrees = expected[name][i].Equals(found[i]) || Math.Abs(expected[name][i] - found[i]) <= Tolerance;
            Assert.True(agrees, $"{name}[{i}]: expected {expected[name][i]}, found {found[i]}.");
        }
    }

    // The cases by name: of each line of one, its numbers by its first word.
    private static Dictionary<string, Dictionary<string, double[]>> Read()
    {
        Dictionary<string, Dictionary<string, double[]>> cases = [];
        Dictionary<string, double[]> own = [];
        foreach (string line in File.ReadLines(RepositoryFiles.Path(Data)).Where(line => line is not ("" or ['#', ..])))
        {
            string[] words = line.Split(' ', 2);
            if (words[0] == "case")
                cases.Add(words[1], own = []);
            else
                own.Add(words[0], [.. words[1].Split(' ').Select(Number)]);
        }

        return cases;
    }

    private static double Number(string text) =>
        text == "nan" ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);
}
