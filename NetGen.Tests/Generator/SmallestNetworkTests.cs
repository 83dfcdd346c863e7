using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Layers;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>
/// Networks of one layer or two, one input and one output, with bias and without: lists of one and of none in emitted
/// code.
/// </summary>
public class SmallestNetworkTests
{
    private static readonly string[] Losses =
        [.. AllLayers.Items.Where(layer => layer.IsLoss).Select(loss => loss.Kind)];

    public static TheoryData<string> Declarations() =>
    [
        .. AllLayers.Items.Where(layer => !layer.IsLoss && !layer.IsInput)
            .SelectMany(layer => layer is ImageLayer
                ? OverImages(layer.Kind)
                : FormsOf(layer.Kind).Select(form => $"Input(1), {form}")),
    ];

    [Theory]
    [MemberData(nameof(Declarations))]
    public void Compiles(string layers) => Assert.Empty(GeneratorHarness.Errors(
        GeneratorHarness.Compile($"using NetGen; [Network, {layers}] partial class Net;")));

    // One channel of one position, of an image and of a signal, with something to learn behind it.
    private static IEnumerable<string> OverImages(string kind)
    {
        string layer = kind switch
        {
            "Conv" or "ConvTranspose" => $"{kind}(1, 1)",
            "Flatten" or "GlobalAveragePool" or "GlobalMaxPool" => kind,
            _ => $"{kind}(1)",
        };
        string[] endings =
        [
            "Dense(1, bias: false), MeanSquaredError", "ReLU, Dense(1), BinaryCrossEntropy",
            .. kind is "Conv" or "ConvTranspose" or "DepthwiseConv" ? ["MeanSquaredError"] : (string[])[],
        ];
        return from input in new[] { "Input(1, 1, 1)", "Input(1, 1)" }
               from ending in endings
               select $"{input}, {layer}, {ending}";
    }

    private static IEnumerable<string> FormsOf(string kind) => kind switch
    {
        "Dense" => Losses.SelectMany(loss => new[] { $"Dense(1), {loss}", $"Dense(1, bias: false), {loss}" }),
        "Embedding" =>
            ["Embedding(0, 1, 1), MeanSquaredError", "Embedding(0, 2, 1), Dense(1, bias: false), BinaryCrossEntropy"],
        "Maxout" => ["Maxout(1), MeanSquaredError", "Maxout(2, 3), SoftmaxCrossEntropy"],
        "Unflatten" =>
            ["Unflatten(1, 1, 1), Conv(1, 1), BinaryCrossEntropy", "Dense(1), Unflatten(1, 1), MeanSquaredError"],
        "BatchNorm" =>
        [
            "BatchNorm, MeanSquaredError", "BatchNorm(affine: false), Dense(1, bias: false), BinaryCrossEntropy",
            "Dense(1), BatchNorm(affine: false), Hinge",
        ],
        "PReLU" => ["PReLU, MeanSquaredError", "PReLU(perUnit: true), Hinge", "Dense(1, bias: false), PReLU, Hinge"],
        _ =>
        [
            $"{kind}, Dense(1, bias: false), MeanSquaredError",
            $"Dense(1, bias: false), {kind}, SoftmaxCrossEntropy",
        ],
    };
}
