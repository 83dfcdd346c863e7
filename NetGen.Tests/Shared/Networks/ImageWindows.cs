using System.Collections.Generic;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Networks;

/// <summary>Small networks of images and signals: what windows may be.</summary>
internal static class ImageWindows
{
    /// <summary>
    /// Of convolutions and pools: other ones in the width, dilated ones, on signals, of one value, as large as the
    /// image, larger with its padding, and all of padding; last ones that are cut.
    /// </summary>
    public static IReadOnlyList<NetworkSpec> Windows { get; } =
    [
        new(
            [3, 7, 5],
            [
                new Conv(5, 3, Stride: 2, Padding: 1) { KernelWidth = 2, StrideWidth = 1, PaddingWidth = 0 },
                new ELU(), new Conv(8, 1, Padding: 2) { KernelWidth = 3, PaddingWidth = 1, DilationWidth = 2 },
                new MaxPool(3, 2) { KernelWidth = 1, StrideWidth = 1 },
                new AveragePool(1) { KernelWidth = 2, PaddingWidth = 1 }, new Dense(2),
            ],
            new SoftmaxCrossEntropy()),
        new(
            [3, 8, 7],
            [
                new Conv(6, 3, Padding: 2, Dilation: 2), new LeakyReLU(),
                new Conv(3, 2, Dilation: 3, Bias: false), new SiLU(), new GlobalMaxPool(), new Dense(2),
            ],
            new Hinge()),
        new(
            [2, 19],
            [
                new Conv(8, 5, Stride: 2, Padding: 2), new PReLU(0.25f, PerUnit: true), new MaxPool(3, 2, Padding: 1),
                new Conv(17, 3, Dilation: 2, Padding: 1), new BatchNorm(), new GELU(), new Upsample(3),
                new AveragePool(2, Ceil: true), new GlobalMaxPool(), new Dense(3),
            ],
            new SoftmaxCrossEntropy()),
        new(
            [16, 3, 3],
            [
                new Conv(33, 1), new ReLU(), new Conv(17, 1, Stride: 2), new BatchNorm(), new Tanh(), new Flatten(),
                new Dense(2),
            ],
            new BinaryCrossEntropy()),
        new(
            [1, 3, 4],
            [new Conv(33, 2), new ReLU(), new Conv(8, 2, Padding: 1), new GELU(), new GlobalMaxPool(), new Dense(2)],
            new SoftmaxCrossEntropy()),
        new(
            [17, 2, 3],
            [new Conv(33, 2) { KernelWidth = 3 }, new Softplus(), new Conv(8, 1), new Flatten()],
            new MeanSquaredError()),
        new(
            [3, 1, 1],
            [
                new Conv(16, 3, Padding: 1), new ReLU(), new MaxPool(2, Padding: 1),
                new Conv(Width.Same, 1, Padding: 1), new Tanh(), new AveragePool(3, 2, Padding: 1), new Dense(2),
            ],
            new SoftmaxCrossEntropy()),
        new(
            [3, 5, 6],
            [
                new MaxPool(2, Ceil: true), new Conv(8, 2), new Tanh(), new Upsample(2),
                new AveragePool(3, 2, Padding: 1, Ceil: true),
                new AveragePool(2, 1, Padding: 1, CountPadding: false), new Conv(1, 1), new Flatten(), new Dense(4),
            ],
            new SoftmaxCrossEntropy()),
        new(
            [8, 4, 7],
            [
                new AveragePool(3, 2, Padding: 1, Ceil: true, CountPadding: false), new Conv(8, 2), new BatchNorm(),
                new MaxPool(2, 3, Padding: 1, Ceil: true), new Dense(3),
            ],
            new MeanSquaredError()),
    ];

    /// <summary>Of a filter a channel: the same, first and last, on signals, with what may stand around it.</summary>
    public static IReadOnlyList<NetworkSpec> Depthwise { get; } =
    [
        new(
            [3, 5, 6],
            [
                new DepthwiseConv(3, Padding: 1), new ReLU(), new Conv(17, 1), new BatchNorm(), new ReLU(),
                new DepthwiseConv(3, Stride: 2, Padding: 1) { StrideWidth = 1 }, new BatchNorm(), new Tanh(),
                new Conv(8, 1), new PReLU(0.25f, PerUnit: true), new GlobalAveragePool(), new Dense(3),
            ],
            new SoftmaxCrossEntropy()),
        new(
            [33, 19],
            [
                new DepthwiseConv(9, Stride: 2, Padding: 3), new GELU(), new DepthwiseConv(3, Dilation: 2),
                new Sigmoid(), new Flatten(), new Dense(2),
            ],
            new MeanSquaredError()),
        new(
            [16, 4, 4],
            [
                new Conv(16, 1), new DepthwiseConv(4, Bias: false), new SiLU(), new Dense(4),
            ],
            new SoftmaxCrossEntropy()),
        new(
            [33, 3, 4],
            [
                new DepthwiseConv(2) { KernelWidth = 3, PaddingWidth = 1 }, new Tanh(),
                new DepthwiseConv(2, Padding: 1, Dilation: 2, Bias: false) { DilationWidth = 1 }, new GlobalMaxPool(),
                new Dense(2),
            ],
            new SoftmaxCrossEntropy()),
        new(
            [1, 6, 5],
            [
                new DepthwiseConv(5, Stride: 2, Padding: 2) { StrideWidth = 1 }, new ReLU(), new Conv(16, 2),
                new DepthwiseConv(2) { KernelWidth = 4 }, new PReLU(0.25f, PerUnit: true), new DepthwiseConv(1),
                new Dropout(0.3f), new Flatten(), new Dense(3),
            ],
            new SoftmaxCrossEntropy()),
        new(
            [3, 13],
            [
                new Conv(8, 3), new As("a"), new DepthwiseConv(3, Padding: 2, Dilation: 2), new Sigmoid(),
                new Multiply("a"), new DepthwiseConv(4, Stride: 3, Padding: 1), new BatchNorm(), new GELU(),
                new DepthwiseConv(1, Stride: 2), new Dense(2),
            ],
            new MeanSquaredError()),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<NetworkSpec> All { get; } = [.. Windows, .. Depthwise, .. ImageForms.All];
}
