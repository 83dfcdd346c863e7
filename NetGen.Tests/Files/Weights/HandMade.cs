using System;
using NetGen.CompilerServices;

namespace NetGen.Tests.Weights;

/// <summary>A convolution of a layout that is written by hand: 3 channels become 4, kernels of 2 x 5.</summary>
internal sealed class HandMade : INetwork<HandMade, float>
{
    public static NetworkFacts Facts { get; } = Described([2, 5]);

    public ParameterBlock Parameters { get; } = new(Facts.Layout);

    public static HandMade Create(ulong seed)
    {
        HandMade network = new();
        Initializer.FillAll(network.Parameters, seed);
        return network;
    }

    public static HandMade CreateZeroed() => new();

    /// <summary>The same with other kernels of 10 values.</summary>
    public static NetworkFacts Described(int[] kernel) => new()
    {
        Name = "HandMade",
        InputLength = 3 * 4 * 6,
        OutputLength = 4 * 3 * 2,
        TargetLength = 4 * 3 * 2,
        MultiplyAdds = 0,
        Summary = "",
        Layers =
        [
            EmittedFacts.Layer("Input", "Input", "[Input(3, 4, 6)]", inputs: [], shape: [3, 4, 6]),
            EmittedFacts.Layer(
                "Conv1", "Conv", "[Conv(4, kernel: 2, kernelWidth: 5)]", inputs: [0], shape: [4, 3, 2]),
            EmittedFacts.Layer("Loss", "MeanSquaredError", "[MeanSquaredError]", inputs: [1], shape: [4, 3, 2]),
        ],
        Layout = EmittedLayout.Of(
            "HandMade", 144, 144,
            EmittedLayout.Tensor(
                "Conv1", "Weights", TensorRole.Weights, outputs: 4, offset: 0, length: 128,
                new(WeightInit.Uniform, 1f), inputs: 30, inputStride: 4, kernel: kernel),
            EmittedLayout.Tensor(
                "Conv1", "Bias", TensorRole.Bias, outputs: 4, offset: 128, length: 16, new(WeightInit.Uniform, 1f))),
    };

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException();

    public void Logits(ReadOnlySpan<float> inputs, Span<float> logits) => throw new NotSupportedException();

    public Evaluation Evaluate(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> rowWeights = default) =>
        throw new NotSupportedException();

    public Trainer<float, TOptimizer> Train<TOptimizer>(TOptimizer optimizer, int maxBatch, ulong seed, int threads)
        where TOptimizer : unmanaged, IOptimizer => throw new NotSupportedException();

    public ParameterBlock CreateGradients() => new(Facts.Layout);
}
