using Xunit;

namespace NetGen.Tests.Snapshots;

/// <summary>
/// One kernel of each form of product and of each reduction, to be read: how it goes over its rows, and its tiles.
/// </summary>
public class KernelTests
{
    private const string OutputLanes = "[Input(5), Dense(20), Tanh, Dense(24), MeanSquaredError]";

    private const string InputLanes = "[Input(48), Dense(2), MeanSquaredError]";

    private const string TwoInputs = "[Input(24), Dense(6), MeanSquaredError]";

    private const string Panels = "[Input(900), Dense(160), MeanSquaredError]";

    private const string Split = "[Input(512), Dense(35), MeanSquaredError]";

    // Threads stand side by side over the columns of both layers, and the weights of both lie in panels.
    private const string SideBySide = "[Input(64), Dense(128), Tanh, Dense(256), MeanSquaredError]";

    private const string Normalised = "[Input(5), Dense(20), BatchNorm, Dense(3), SoftmaxCrossEntropy]";

    private const string RowsNormalised = "[Input(5), Dense(20), LayerNorm, ReLU, Dense(3), SoftmaxCrossEntropy]";

    private const string Tables =
        "[Input(5), Embedding(2, 100, 20), Embedding(0, 7, 4, lazy: true), Dense(3), SoftmaxCrossEntropy]";

    private const string Classes = "[Input(5), Dense(10), SoftmaxCrossEntropy]";

    private const string OfPieces = "[Input(5), Maxout(20, 3), Tanh, Dense(3), MeanSquaredError]";

    // Enough outputs for dot products of rows to be cheaper than transposed weights.
    private const string Wide = "[Input(5), Dense(20), Tanh, Dense(272), MeanSquaredError]";

    private const string FewChannels = "[Input(3, 9, 8), Conv(16, 3, padding: 1), Dense(3), SoftmaxCrossEntropy]";

    private const string Images =
        "[Input(16, 9, 8), Conv(20, 3, stride: 2, padding: 1), ReLU, Conv(16, 3), Dense(3), SoftmaxCrossEntropy]";

    private const string Depthwise =
        "[Input(16, 9, 8), DepthwiseConv(3), ReLU, DepthwiseConv(3, padding: 1), Dense(3), SoftmaxCrossEntropy]";

    private const string Pools =
        "[Input(16, 9, 8), Conv(16, 1), MaxPool(2), AveragePool(3, padding: 1, stride: 1), Dense(3), Hinge]";

    [Theory]
    [InlineData("Patches.Forward", FewChannels, "Conv1PatchesForward")]
    [InlineData("Convolution.Border", Images, "Conv1BorderForward")]
    [InlineData("Convolution.Forward", Images, "Conv1Forward")]
    [InlineData("Convolution.WeightGradient", Images, "Conv1WeightGradient")]
    [InlineData("Convolution.Spread", Images, "Conv1Spread")]
    [InlineData("Convolution.InputGradient", Images, "Conv2InputGradient")]
    [InlineData("Depthwise.Forward", Depthwise, "DepthwiseConv2Forward")]
    [InlineData("Depthwise.WeightGradient", Depthwise, "DepthwiseConv2WeightGradient")]
    [InlineData("Depthwise.InputGradient", Depthwise, "DepthwiseConv2InputGradient")]
    [InlineData("MaxPool.Forward", Pools, "MaxPool1Forward")]
    [InlineData("MaxPool.Backward", Pools, "MaxPool1Backward")]
    [InlineData("AveragePool.Forward", Pools, "AveragePool1Forward")]
    [InlineData("AveragePool.Backward", Pools, "AveragePool1Backward")]
    public void Image(string name, string layers, string kernel) => Matches(name, layers, kernel);

    [Theory]
    [InlineData("OutputLanes.Forward", OutputLanes, "Dense2Forward")]
    [InlineData("OutputLanes.WeightGradient", OutputLanes, "Dense2WeightGradient")]
    [InlineData("OutputLanes.InputGradient", OutputLanes, "Dense2InputGradient")]
    [InlineData("InputLanes.Forward", InputLanes, "Dense1Forward")]
    [InlineData("InputLanes.WeightGradient", InputLanes, "Dense1WeightGradient")]
    [InlineData("TwoInputs.Forward", TwoInputs, "Dense1Forward")]
    [InlineData("TwoInputs.WeightGradient", TwoInputs, "Dense1WeightGradient")]
    [InlineData("Panels.Forward", Panels, "Dense1Forward")]
    [InlineData("Split.Forward", Split, "Dense1Forward")]
    [InlineData("Split.WeightGradient", Split, "Dense1WeightGradient")]
    [InlineData("SideBySide.Forward", SideBySide, "Dense1Forward")]
    [InlineData("SideBySide.WeightGradient", SideBySide, "Dense1WeightGradient")]
    [InlineData("SideBySide.InputGradient", SideBySide, "Dense2InputGradient")]
    [InlineData("Wide.InputGradient", Wide, "Dense2InputGradient")]
    public void Product(string name, string layers, string kernel) => Matches(name, layers, kernel);

    [Theory]
    [InlineData("BatchNorm.Forward", Normalised, "BatchNorm1Forward")]
    [InlineData("BatchNorm.Backward", Normalised, "BatchNorm1Backward")]
    [InlineData("LayerNorm.Forward", RowsNormalised, "LayerNorm1Forward")]
    [InlineData("LayerNorm.Backward", RowsNormalised, "LayerNorm1Backward")]
    [InlineData("LayerNorm.InputGradient", RowsNormalised, "LayerNorm1InputGradient")]
    [InlineData("Softmax.Loss", Classes, "Loss")]
    [InlineData("SoftmaxOfFew.Loss", Normalised, "Loss")]
    [InlineData("MaxOfPieces.Forward", OfPieces, "Maxout1MaxForward")]
    [InlineData("MaxOfPieces.Backward", OfPieces, "Maxout1MaxBackward")]
    public void Reduction(string name, string layers, string kernel) => Matches(name, layers, kernel);

    [Theory]
    [InlineData("Embedding.Forward", Tables, "Embedding1Forward")]
    [InlineData("Embedding.InputGradient", Tables, "Embedding1InputGradient")]
    [InlineData("Embedding.Gradient", Tables, "Embedding1Gradient")]
    [InlineData("Embedding.LazyGradient", Tables, "Embedding2Gradient")]
    public void Table(string name, string layers, string kernel) => Matches(name, layers, kernel);

    private static void Matches(string name, string layers, string kernel)
    {
        string file = Generator.GeneratorHarness.Files($"using NetGen; [Network] {layers} partial class Net;")
            ["Net.Vector512.g.cs"];
        Snapshot.Matches($"Kernels/{name}", KernelCut.Of(file, kernel));
    }
}
