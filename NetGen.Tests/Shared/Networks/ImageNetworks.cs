using System.Collections.Generic;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Networks;

/// <summary>
/// Small networks of images and signals: what windows may be, on channels that fill vectors and others, with what may
/// stand in front of them and behind.
/// </summary>
internal static class ImageNetworks
{
    /// <summary>Networks as they are in use: residual blocks, a way down and up again with what was there.</summary>
    public static IReadOnlyList<NetworkSpec> Usual { get; } =
    [
        new(
            [3, 4, 5],
            [
                new Conv(8, 3, Padding: 1), new BatchNorm(), new ReLU(), new Use(Residual, 2), new GlobalAveragePool(),
                new Dense(4),
            ],
            new SoftmaxCrossEntropy()),
        new(
            [1, 8, 6],
            [
                new Conv(4, 3, Padding: 1), new BatchNorm(), new ReLU(), new As("fine"), new MaxPool(2),
                new Conv(8, 3, Padding: 1), new ReLU(), new Upsample(2), new Concat("fine"),
                new Conv(2, 3, Padding: 1), new Tanh(), new Dense(3),
            ],
            new SoftmaxCrossEntropy()),
        new(
            [1, 9, 9],
            [
                new Conv(3, 4), new Sigmoid(), new AveragePool(2), new Conv(8, 3), new Tanh(), new Flatten(),
                new Dense(5),
            ],
            new MeanSquaredError()),
        new(
            [3, 4, 4],
            [new Conv(16, 3, Padding: 1), new BatchNorm(), new ReLU(), new Conv(3, 1), new GlobalAveragePool()],
            new SoftmaxCrossEntropy()),
    ];

    /// <summary>Whole channels that are dropped, beside single values: masks have numbers of their own.</summary>
    public static IReadOnlyList<NetworkSpec> Masks { get; } =
    [
        new(
            [3, 4, 5],
            [
                new SpatialDropout(0.3f), new Conv(17, 2), new ReLU(), new Dropout(0.2f), new SpatialDropout(0.4f),
                new Tanh(), new Dropout(0.1f), new GlobalAveragePool(), new Dense(3),
            ],
            new SoftmaxCrossEntropy()),
        new(
            [70, 5],
            [new Conv(Width.Same, 1), new SpatialDropout(), new Dropout(0.5f), new Conv(4, 1), new Dense(2)],
            new MeanSquaredError()),
    ];

    /// <summary>Images whose channels lie side by side: of a picture, of a signal, of one channel, read flat.</summary>
    public static IReadOnlyList<NetworkSpec> Pixels { get; } =
    [
        new NetworkSpec(
            [3, 4, 5],
            [new Conv(8, 3, Padding: 1), new ReLU(), new MaxPool(2), new Dense(3)], new SoftmaxCrossEntropy())
        {
            TakesPixels = true,
        },
        new NetworkSpec([17, 9], [new DepthwiseConv(3), new Tanh(), new GlobalMaxPool()], new MeanSquaredError())
        {
            TakesPixels = true,
        },
        new NetworkSpec([1, 4, 4], [new Conv(3, 2), new ELU(), new Dense(2)], new Hinge()) { TakesPixels = true },
        new NetworkSpec([3, 2, 4], [new Dense(5), new ReLU(), new Dense(2)], new SoftmaxCrossEntropy())
        {
            TakesPixels = true,
        },
    ];

    /// <summary>What works channel by channel, behind a convolution, a pool, and each other.</summary>
    public static IReadOnlyList<NetworkSpec> Channels { get; } =
    [
        new(
            [1, 6, 6],
            [
                new Conv(8, 3), new ReLU(), new Dropout(0.3f), new Conv(3, 3),
                new Dropout(0.4f, DropoutScaling.AtInference), new Tanh(), new Flatten(), new Dense(3),
            ],
            new SoftmaxCrossEntropy()),
        new(
            [3, 3, 4],
            [
                new Conv(17, 2, Padding: 1), new LayerNorm(), new GELU(), new Conv(16, 1),
                new LayerNorm(IsAffine: false), new SiLU(), new Dropout(0.2f), new GlobalAveragePool(), new Dense(3),
            ],
            new SoftmaxCrossEntropy()),
        new(
            [1, 8, 8],
            [
                new Conv(8, 3, Padding: 1), new MaxPool(2), new ReLU(), new Conv(8, 3, Padding: 1), new ReLU(),
                new MaxPool(2), new Conv(3, 1), new AveragePool(2), new Sigmoid(), new Dense(2),
            ],
            new SoftmaxCrossEntropy()),
        new(
            [3, 6, 5],
            [
                new MaxPool(3, 2), new PReLU(), new BatchNorm(IsAffine: false), new Conv(33, 2), new BatchNorm(),
                new PReLU(0.25f, PerUnit: true), new Dropout(0.3f), new GlobalMaxPool(), new BatchNorm(), new Dense(2),
            ],
            new SoftmaxCrossEntropy()),
        new([8, 3, 4], [new GlobalAveragePool(), new Dense(5), new Tanh(), new Dense(2)], new MeanSquaredError()),
    ];

    /// <summary>Values of images that several layers read.</summary>
    public static IReadOnlyList<NetworkSpec> Graphs { get; } =
    [
        new(
            [8, 4, 4],
            [
                new Conv(8, 3, Padding: 1), new Sigmoid(), new Multiply("Input"), new As("gated"),
                new Conv(8, 3, Padding: 1, Bias: false), new Add("gated"), new ReLU(), new Concat("Input", "gated"),
                new Conv(3, 2, Stride: 2), new Flatten(), new Dense(3),
            ],
            new SoftmaxCrossEntropy()),
        new(
            [3, 5, 6],
            [
                new Conv(5, 3, Padding: 1), new ReLU(), new As("left"), new From("Input"), new Conv(5, 5, Padding: 2),
                new Tanh(), new Add("left"), new Concat("left", "Input"), new MaxPool(2),
                new As("few"), new GlobalMaxPool(), new As("largest"), new From("few"), new GlobalAveragePool(),
                new Concat("largest"), new Dense(3),
            ],
            new SoftmaxCrossEntropy()),
        new(
            [3, 4, 4],
            [
                new Conv(16, 2, Stride: 2), new BatchNorm(), new As("half"), new Conv(16, 2, Stride: 2), new ReLU(),
                new Upsample(2), new Multiply("half"), new Add("half"), new Dense(7), new BatchNorm(), new ReLU(),
                new Dense(2),
            ],
            new BinaryCrossEntropy()),
    ];

    /// <summary>What may stand alone behind an input that is an image.</summary>
    public static IReadOnlyList<NetworkSpec> BehindInput { get; } =
    [
        new([1, 4, 4], [new Dense(9), new ReLU(), new Dense(3)], new SoftmaxCrossEntropy()),
        new([3, 3, 3], [new Flatten(), new Dense(5), new BatchNorm(), new Tanh(), new Dense(2)], new Hinge()),
        new([2, 3, 3], [new Flatten(), new Dropout(0.2f), new Dense(3)], new SoftmaxCrossEntropy()),
        new(
            [1, 5, 3], [new Flatten(), new PReLU(0.25f, PerUnit: true), new Dense(4), new Tanh(), new Dense(2)],
            new MeanSquaredError()),
        new(
            [1, 3, 3],
            [new Flatten(), new As("a"), new From("Input"), new Dense(9), new Tanh(), new Add("a"), new Dense(2)],
            new MeanSquaredError()),
        new(
            [1, 4, 4],
            [
                new Flatten(), new As("a"), new From("Input"), new Flatten(), new Dense(5), new Sigmoid(),
                new Concat("a"), new Dense(2),
            ],
            new SoftmaxCrossEntropy()),
        new([3, 4, 3], [new BatchNorm(), new Conv(8, 2), new ReLU(), new Dense(3)], new SoftmaxCrossEntropy()),
        new([3, 4, 4], [new ReLU(), new Conv(4, 3), new Dense(2)], new MeanSquaredError()),
        new([2, 3, 2], [new Upsample(2), new Conv(3, 3), new Tanh(), new Dense(2)], new MeanSquaredError()),
        new([3, 2, 4], [new LayerNorm(), new Dropout(0.2f), new Conv(4, 2), new Dense(2)], new SoftmaxCrossEntropy()),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<NetworkSpec> All { get; } =
        [.. Usual, .. ImageWindows.All, .. Channels, .. Graphs, .. BehindInput, .. Pixels, .. Masks];

    private static BlockSpec Residual => new(
        "Residual",
        [
            new Conv(Width.Same, 3, Padding: 1), new BatchNorm(), new ReLU(), new Conv(Width.Same, 3, Padding: 1),
            new BatchNorm(), new Add("Input"), new ReLU(),
        ]);
}
