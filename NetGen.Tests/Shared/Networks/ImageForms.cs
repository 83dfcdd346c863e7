using System.Collections.Generic;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Networks;

/// <summary>
/// Small networks of images and signals: convolutions in groups, with other paddings, and transposed ones, and images
/// that go out.
/// </summary>
internal static class ImageForms
{
    /// <summary>
    /// Of groups: few and many channels of one, more or fewer outputs than inputs, with all that windows do.
    /// </summary>
    public static IReadOnlyList<NetworkSpec> Groups { get; } =
    [
        new(
            [4, 5, 6],
            [
                new Conv(6, 3, Padding: 1) { InGroups = 2 }, new BatchNorm(), new ReLU(),
                new Conv(33, 2, Stride: 2) { InGroups = 3 }, new Tanh(), new Conv(11, 1) { InGroups = 11 },
                new GlobalAveragePool(), new Dense(3),
            ],
            new SoftmaxCrossEntropy()),
        new(
            [34, 13],
            [
                new Conv(17, 9, Stride: 2, Padding: NetGen.Padding.Same) { InGroups = 17 }, new GELU(),
                new Conv(34, 3, Dilation: 2, Bias: false) { InGroups = 17 }, new Conv(4, 1) { InGroups = 2 },
                new Dense(2),
            ],
            new MeanSquaredError()),
        new(
            [8, 4, 4],
            [
                new Conv(8, 3, Padding: 1) { InGroups = 2 }, new Sigmoid(), new Multiply("Input"),
                new Conv(16, 2) { InGroups = 8, KernelWidth = 3, PaddingWidth = 1 }, new Flatten(), new Dense(2),
            ],
            new SoftmaxCrossEntropy()),
    ];

    /// <summary>Paddings that follow from the kernel, even and uneven ones, and sides of their own.</summary>
    public static IReadOnlyList<NetworkSpec> Paddings { get; } =
    [
        new(
            [2, 7, 6],
            [
                new Conv(8, 2, Padding: NetGen.Padding.Same), new ReLU(),
                new Conv(17, 4, Stride: 3, Padding: NetGen.Padding.Same) { KernelWidth = 3, StrideWidth = 2 },
                new Tanh(), new DepthwiseConv(2, Padding: NetGen.Padding.Same, Dilation: 2), new GlobalMaxPool(),
                new Dense(3),
            ],
            new SoftmaxCrossEntropy()),
        new(
            [3, 19],
            [
                new Conv(8, 3, Padding: NetGen.Padding.Causal), new ReLU(), new As("a"),
                new Conv(8, 3, Padding: NetGen.Padding.Causal, Dilation: 4), new ReLU(), new Add("a"),
                new DepthwiseConv(4, Padding: NetGen.Padding.Causal), new Tanh(),
                new Conv(9, 2, Stride: 2, Padding: NetGen.Padding.Causal, Bias: false), new GlobalAveragePool(),
                new Dense(2),
            ],
            new SoftmaxCrossEntropy()),
        new(
            [8, 3, 4],
            [
                new Conv(8, 3, Padding: 0) { PaddingBottom = 2, PaddingRight = 1 }, new SiLU(),
                new Conv(16, 2, Padding: 1) { PaddingBottom = 0, PaddingRight = 3 }, new BatchNorm(),
                new DepthwiseConv(3, Padding: 2) { PaddingBottom = 0, PaddingWidth = 0, PaddingRight = 4 }, new ReLU(),
                new Conv(1, 2, Padding: 0) { PaddingRight = 1 }, new Dense(2),
            ],
            new MeanSquaredError()),
    ];

    /// <summary>
    /// Of transposed convolutions: first and behind others, overlapping and apart, with what may follow.
    /// </summary>
    public static IReadOnlyList<NetworkSpec> Transposed { get; } =
    [
        new(
            [3, 3, 4],
            [
                new ConvTranspose(8, 3, Stride: 2, Padding: 1, OutputPadding: 1), new BatchNorm(), new ReLU(),
                new ConvTranspose(17, 2, Stride: 2), new Tanh(), new Conv(3, 3, Stride: 2), new ReLU(),
                new GlobalAveragePool(), new Dense(3),
            ],
            new SoftmaxCrossEntropy()),
        new(
            [17, 5],
            [
                new ConvTranspose(33, 4, Stride: 3, Padding: 2), new GELU(), new Dropout(0.2f),
                new ConvTranspose(1, 3, Dilation: 2, Bias: false), new Sigmoid(), new Flatten(), new Dense(2),
            ],
            new MeanSquaredError()),
        new(
            [70, 2, 2],
            [
                new ConvTranspose(Width.Same, 1), new ReLU(),
                new ConvTranspose(8, 2, Stride: 3, OutputPadding: 2)
                {
                    KernelWidth = 4,
                    StrideWidth = 2,
                    PaddingWidth = 1,
                    OutputPaddingWidth = 1,
                },
                new PReLU(0.25f, PerUnit: true), new MaxPool(2), new Dense(3),
            ],
            new SoftmaxCrossEntropy()),
        new(
            [5],
            [
                new Dense(16), new ReLU(), new Unflatten(4, 2, 2), new ConvTranspose(3, 3, Stride: 2, Padding: 1),
                new Tanh(), new ConvTranspose(1, 2, Stride: 2),
            ],
            new BinaryCrossEntropy()),
        new(
            [24],
            [new Unflatten(3, 8), new Conv(8, 3, Padding: 1), new ReLU(), new Conv(2, 1), new Sigmoid()],
            new MeanSquaredError()),
    ];

    /// <summary>Images that a loss compares value by value.</summary>
    public static IReadOnlyList<NetworkSpec> Outputs { get; } =
    [
        new(
            [1, 6, 4],
            [
                new Conv(4, 3, Padding: 1), new BatchNorm(), new ReLU(), new As("fine"), new MaxPool(2),
                new Conv(8, 3, Padding: 1), new ReLU(), new ConvTranspose(4, 2, Stride: 2), new Concat("fine"),
                new Conv(1, 1),
            ],
            new BinaryCrossEntropy()),
        new([17, 7], [new Conv(17, 3, Padding: 1), new Tanh(), new Add("Input")], new MeanSquaredError()),
        new NetworkSpec([3, 3, 2], [new Conv(3, 1), new Sigmoid()], new MeanSquaredError()) { TakesPixels = true },
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<NetworkSpec> All { get; } = [.. Groups, .. Paddings, .. Transposed, .. Outputs];
}
