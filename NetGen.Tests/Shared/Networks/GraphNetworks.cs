using System.Collections.Generic;
using System.Linq;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Networks;

/// <summary>Small networks whose layers read named values.</summary>
internal static class GraphNetworks
{
    private const int Branches = 40;

    /// <summary>Each layer that reads a named value, once.</summary>
    public static IReadOnlyList<NetworkSpec> EachJoin { get; } =
    [
        .. LayerKinds.Joins.SelectMany(kind => kind.Forms).Select(join => new NetworkSpec(
            11, [new Dense(9), new Tanh(), new As("other"), new Dense(9), join, new ReLU(), new Dense(5)],
            new SoftmaxCrossEntropy())),
    ];

    /// <summary>
    /// A sum whose two gradients share a buffer, and those that cannot; a value that is read twice by
    /// one layer; the input read again; branches that meet; a block in a block; gates; two towers side by side.
    /// </summary>
    public static IReadOnlyList<NetworkSpec> ByHand { get; } =
    [
        new(12, [new Dense(20), new Use(Residual, 3), new Dense(3)], new SoftmaxCrossEntropy()),
        new(20, [new Dense(20), new As("x"), new Add("x", "x"), new ReLU(), new Add("Input"), new Dense(3)],
            new SoftmaxCrossEntropy()),
        new(20, [new Dense(20), new As("x"), new Multiply("x"), new Tanh(), new Multiply("Input", "x"), new Dense(3)],
            new MeanSquaredError()),
        new(
            9,
            [
                new Dense(17), new ReLU(), new As("stem"), new Dense(5), new Tanh(), new As("left"), new From("stem"),
                new Dense(30), new BatchNorm(), new ReLU(), new Concat("left", "Input"), new GELU(), new Dense(4),
            ],
            new BinaryCrossEntropy()),
        new(
            16,
            [
                new Dense(32), new As("a"), new BatchNorm(), new ReLU(), new Dense(32), new Add("a"), new PReLU(),
                new Dropout(0.3f), new As("b"), new Sigmoid(), new Multiply("a", "b"), new SiLU(), new Dense(3),
            ],
            new SoftmaxCrossEntropy()),
        new(
            8, [new Dense(8), new Use(new BlockSpec("Pair", [new Use(Gate, 2), new Add("Input")]), 2), new Dense(2)],
            new SoftmaxCrossEntropy()),
        new(
            24,
            [
                new As("x"), new Dense(40), new As("a"), new Maxout(40, 2), new As("b"), new Add("a"), new Concat("b"),
                new BatchNorm(IsAffine: false), new Dense(7), new As("c"), new Concat("c", "x", "c"), new Dense(6),
            ],
            new Hinge()),
        new(
            20,
            [
                new Dense(20) { Label = "First" }, new Tanh(), new Dense(20) { WeightsOf = "First" }, new Tanh(),
                new Dense(20, Bias: false) { WeightsOf = "First" }, new Sigmoid(), new Dense(3),
            ],
            new SoftmaxCrossEntropy()),
        new(
            12,
            [
                new Dense(33) { Label = "Left" }, new ReLU(), new As("left"), new From("Input"),
                new Dense(33, Bias: false) { WeightsOf = "Left" }, new Tanh(), new Multiply("left"), new Dense(2),
            ],
            new MeanSquaredError()),
        new(
            128,
            [
                new Dense(128) { Label = "Wide" }, new ReLU(), new Dense(128) { WeightsOf = "Wide" }, new ReLU(),
                new Dense(128) { WeightsOf = "Wide" }, new Add("Input"), new Dense(3),
            ],
            new SoftmaxCrossEntropy()),
        new(
            10,
            [
                new Dense(12), new BatchNorm(), new ReLU(), new Dense(9), new Tanh(), new As("left"), new From("Input"),
                new Dense(14), new PReLU(), new Dense(9), new BatchNorm(), new Sigmoid(), new Add("left"), new Dense(3),
            ],
            new SoftmaxCrossEntropy()),
    ];

    /// <summary>Many branches that meet in the end: more values at a time than buffers have letters.</summary>
    public static NetworkSpec ManyBranches { get; } = new(
        7,
        [
            .. Enumerable.Range(0, Branches).SelectMany(branch => new LayerSpec[]
            {
                new From("Input"), new Dense(9), new Tanh(), new As($"branch{branch}"),
            }),
            new Concat([.. Enumerable.Range(0, Branches - 1).Select(branch => $"branch{branch}")]),
            new Dense(3),
        ],
        new SoftmaxCrossEntropy());

    /// <summary>All of them.</summary>
    public static IReadOnlyList<NetworkSpec> All { get; } = [.. EachJoin, .. ByHand, ManyBranches];

    private static BlockSpec Residual => new(
        "Residual",
        [new Dense(Width.Same), new BatchNorm(), new ReLU(), new Dense(Width.Same), new Add("Input")]);

    private static BlockSpec Gate => new(
        "Gate", [new As("x"), new Dense(Width.Same), new Sigmoid(), new Multiply("x")]);
}
