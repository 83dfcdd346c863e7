using System.Collections.Generic;
using System.Linq;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Networks;

/// <summary>
/// One small network a layer and a loss: for what has to hold for each of them (allocation, seeds, bad calls).
/// </summary>
internal static class SmallNetworks
{
    /// <summary>Each layer between two Dense layers.</summary>
    public static IReadOnlyList<NetworkSpec> EachLayer { get; } =
    [
        .. LayerKinds.All.SelectMany(kind => kind.Forms).Select(
            layer => new NetworkSpec(11, [new Dense(9), layer, new Dense(5)], new SoftmaxCrossEntropy())),
    ];

    /// <summary>
    /// Embeddings: of all and of some columns, in any order, of sizes that fill vectors and others; with what may stand
    /// behind them; read in the middle; of two branches.
    /// </summary>
    public static IReadOnlyList<NetworkSpec> Tables { get; } =
    [
        new(5, [new Embedding(2, 7, 4), new Dense(6), new ReLU(), new Dense(3)], new SoftmaxCrossEntropy()),
        new(
            6,
            [
                new Embedding(4, 3, 16), new Embedding(0, 20, 5), new Embedding(5, 2, 1), new Tanh(), new Dropout(0.3f),
                new Dense(4),
            ],
            new MeanSquaredError()),
        new(
            3,
            [
                new Embedding(0, 4, 17), new Embedding(2, 6, 33), new Embedding(1, 5, 8), new BatchNorm(), new SiLU(),
                new Dense(2),
            ],
            new SoftmaxCrossEntropy()),
        new(
            4,
            [
                new Embedding(1, 9, 6), new As("a"), new Embedding(3, 5, 20), new Embedding(0, 4, 3), new Dense(9),
                new As("b"), new From("Input"), new Embedding(1, 9, 2), new Concat("a", "b"), new Dense(3),
            ],
            new BinaryCrossEntropy()),
        new(
            17,
            [new Embedding(16, 40, 24), new Dense(8), new ELU(), new Concat("Input"), new PReLU(), new Dense(2)],
            new Hinge()),
        new(2, [new Embedding(0, 3, 3)], new MeanSquaredError()),

        // Equal embeddings, each behind another one: their columns stand in different places.
        new(
            5,
            [
                new Embedding(0, 10, 4), new As("a"), new Embedding(2, 10, 3), new Concat("a"), new As("left"),
                new From("Input"), new Embedding(4, 10, 4), new As("b"), new Embedding(2, 10, 3),
                new Concat("b", "left"), new Dense(3),
            ],
            new SoftmaxCrossEntropy()),

        // An embedding and a slope behind layers of another branch.
        new(
            5,
            [
                new Embedding(0, 10, 4), new As("a"), new From("Input"), new Dense(8), new ReLU(), new Dense(8),
                new As("d"), new From("a"), new Embedding(1, 10, 4), new As("t"), new From("d"), new Dense(5),
                new As("e"), new From("d"), new Tanh(), new PReLU(), new Concat("t", "e"), new Dense(2),
            ],
            new SoftmaxCrossEntropy()),
    ];

    /// <summary>Networks of images and signals; not in <see cref="All"/>, see <see cref="SuiteNetworks"/>.</summary>
    public static IReadOnlyList<NetworkSpec> Images => ImageNetworks.All;

    /// <summary>
    /// Each activation with a dropout in the same op, which backward finds in the output where it can.
    /// </summary>
    public static IReadOnlyList<NetworkSpec> EachDropout { get; } =
    [
        .. LayerKinds.Activations.Select(kind => kind.Forms[0]).SelectMany(
            layer => new[] { new Dropout(0.4f), new Dropout(0.4f, DropoutScaling.AtInference) }.Select(dropout =>
                new NetworkSpec(11, [new Dense(9), layer, dropout, new Dense(5)], new SoftmaxCrossEntropy()))),
    ];

    /// <summary>Each loss behind one Dense layer.</summary>
    public static IReadOnlyList<NetworkSpec> EachLoss { get; } =
    [
        .. LayerKinds.Losses.SelectMany(kind => kind.Forms).Select(
            loss => new NetworkSpec(11, [new Dense(5)], loss)),
    ];

    /// <summary>Losses alone, whose logits are biases where weights are zero; for tests of their own.</summary>
    public static IReadOnlyList<NetworkSpec> OfBiases { get; } =
    [
        .. new[] { 2, 3, 4, 5, 10 }.Select(
            classes => new NetworkSpec(1, [new Dense(classes)], new SoftmaxCrossEntropy())),
        new(1, [new Dense(4)], new BinaryCrossEntropy()),
    ];

    /// <summary>Every layer in one network, on widths that fill no vector.</summary>
    public static NetworkSpec Everything { get; } = new(
        19,
        [
            .. Ordered,
            .. LayerKinds.All.Where(kind => Ordered.All(layer => layer.GetType().Name != kind.Name))
                .Select(kind => kind.Forms[0]),
            new Dense(10),
        ],
        new SoftmaxCrossEntropy());

    /// <summary>As <see cref="Everything"/> without BatchNorm, so that rows do not depend on each other.</summary>
    public static NetworkSpec RowByRow { get; } = Everything with
    {
        Layers = [.. Everything.Layers.Where(layer => !layer.UsesBatchStatistics)],
    };

    /// <summary>A network wide enough that inference cannot keep its rows on the stack.</summary>
    public static NetworkSpec Wide { get; } =
        new(37, [new Dense(6001), new ReLU(), new Dense(3)], new MeanSquaredError());

    /// <summary>
    /// Networks whose outputs fill their rows, so that inference writes them into the caller's; narrow rows of whole
    /// vectors, too.
    /// </summary>
    public static IReadOnlyList<NetworkSpec> WithoutPadding { get; } =
    [
        new(5, [new Dense(16)], new MeanSquaredError()),
        new(9, [new Dense(8), new Tanh(), new Dropout(0.3f), new Dense(32), new Sigmoid(), new Dense(8)],
            new BinaryCrossEntropy()),
        new(3, [new Dense(8), new BatchNorm(), new PReLU(), new Maxout(8, 3), new Dense(8)], new SoftmaxCrossEntropy()),
    ];

    /// <summary>
    /// Networks whose rows are 8 floats, so that vectors of 512 bits hold two rows or two inputs of each, with what may
    /// stand behind their products.
    /// </summary>
    public static IReadOnlyList<NetworkSpec> Narrow { get; } =
    [
        new(24, [new Dense(8), new ReLU(), new Dense(6, Bias: false), new Tanh(), new Dense(2)],
            new SoftmaxCrossEntropy()),
        new(60, [new Dense(8), new Tanh(), new Dropout(0.3f), new Dense(5), new Sigmoid(), new Dense(3)],
            new MeanSquaredError()),
        new(18, [new Dense(7), new BatchNorm(), new LeakyReLU(), new Dense(4), new Softplus(), new Dense(1)],
            new BinaryCrossEntropy()),
    ];

    /// <summary>
    /// Few outputs of rows 4 KB apart, of which kernels of 256 and 128 bits copy strips; batches stay whole.
    /// </summary>
    public static NetworkSpec Strips { get; } =
        new(1024, [new Dense(20), new BatchNorm(), new Tanh(), new Dense(3)], new SoftmaxCrossEntropy());

    /// <summary>Rows so long that some hundred of them are two slices.</summary>
    public static NetworkSpec Slices { get; } =
        new(1100, [new Dense(6), new Tanh(), new Dropout(0.3f), new Dense(2)], new SoftmaxCrossEntropy());

    /// <summary>
    /// Networks whose outputs fill some vectors and leave the next one nearly empty: of all numbers of whole vectors,
    /// with inputs that are whole blocks and others, from a caller and from a layer in front.
    /// </summary>
    public static IReadOnlyList<NetworkSpec> SplitOutputs { get; } =
    [
        new(1024, [new Dense(50), new BatchNorm(), new Tanh(), new Dense(3)], new SoftmaxCrossEntropy()),
        new(
            6, [new Dense(528), new Tanh(), new Dense(37, Bias: false), new Dropout(0.3f), new Sigmoid(), new Dense(3)],
            new SoftmaxCrossEntropy()),
        new(784, [new Dense(70)], new BinaryCrossEntropy()),
        new(512, [new Dense(83), new BatchNorm(), new PReLU(), new Dense(4)], new SoftmaxCrossEntropy()),
    ];

    /// <summary>
    /// Networks whose weights outgrow a cache, so that they lie in panels or kernels work in such, with dot products or
    /// transposed panels in backward, in one piece and in several, and whose rows lie multiples of 2 and 4 KB apart, or
    /// are copied if so.
    /// </summary>
    public static IReadOnlyList<NetworkSpec> Large { get; } =
    [
        new(
            260, [new Dense(512), new BatchNorm(), new Tanh(), new Dense(257), new Tanh(), new Dense(3)],
            new SoftmaxCrossEntropy()),
        new(
            7, [new Dense(30), new Tanh(), new Dense(500), new PReLU(0.25f, PerUnit: true), new Dense(3)],
            new SoftmaxCrossEntropy()),
        new(
            9, [new Dense(40), new Tanh(), new Dense(256), new BatchNorm(), new Tanh(), new Dense(256), new Dense(3)],
            new SoftmaxCrossEntropy()),
        new(6, [new Dense(128), new Tanh(), new Dense(640), new Sigmoid(), new Dense(2)], new MeanSquaredError()),
        new(5, [new Maxout(512, 2), new Dense(3)], new SoftmaxCrossEntropy()),
        new(528, [new Dense(20), new Tanh(), new Dense(3)], new SoftmaxCrossEntropy()),
        new(
            6, [new Dense(512), new Tanh(), new Dense(20), new BatchNorm(), new Sigmoid(), new Dense(3)],
            new SoftmaxCrossEntropy()),
        new(1024, [new Dense(144), new Sigmoid(), new Dense(2)], new MeanSquaredError()),
        new(1024, [new Dense(288), new ReLU(), new Dense(3)], new SoftmaxCrossEntropy()),
        new(1040, [new Dense(20), new BatchNorm(), new Tanh(), new Dense(3)], new SoftmaxCrossEntropy()),
        new(41, [new Dense(3328), new Tanh(), new Dense(2)], new MeanSquaredError()),
        Strips,
        Slices,
        .. SplitOutputs,
    ];

    /// <summary>
    /// Networks with columns that a thread keeps from kernel to kernel, and steps between them where it must not.
    /// </summary>
    public static IReadOnlyList<NetworkSpec> OwnColumns { get; } =
    [
        new(
            70,
            [
                new Dense(128), new ReLU(), new Dense(384), new BatchNorm(), new Tanh(), new Dropout(0.3f),
                new Dense(128), new PReLU(0.25f, PerUnit: true), new Dense(10),
            ],
            new SoftmaxCrossEntropy()),
        new(
            128,
            [
                new Dense(128), new GELU(), new BatchNorm(), new Dense(256, Bias: false), new Dense(128), new PReLU(),
                new Sigmoid(), new Dense(5),
            ],
            new MeanSquaredError()),
        new(640, [new Dense(30), new BatchNorm(), new Sigmoid(), new Dense(4)], new SoftmaxCrossEntropy()),
    ];

    /// <summary>Ops of one shape behind each other, whose kernels are written once.</summary>
    public static IReadOnlyList<NetworkSpec> EqualOps { get; } =
    [
        new(20, Times(4, new Dense(20), new ReLU()), new MeanSquaredError()),
        new(8, Times(3, new Dense(8), new Tanh()), new MeanSquaredError()),
        new(11, Times(3, new Maxout(24, 2), new GELU(), new BatchNorm()), new BinaryCrossEntropy()),
        new(
            9,
            [.. Times(3, new Dense(40), new BatchNorm(), new PReLU(0.25f, PerUnit: true), new Dropout()), new Dense(3)],
            new SoftmaxCrossEntropy()),
        new(
            6, [.. Times(3, new Dense(512), new Tanh(), new Dense(20), new Sigmoid()), new Dense(3)],
            new SoftmaxCrossEntropy()),
        new(
            7, [.. Times(3, new Dense(256), new BatchNorm(), new PReLU(), new Dropout(0.2f)), new Dense(3)],
            new SoftmaxCrossEntropy()),
    ];

    /// <summary>
    /// LayerNorm as the first layer, over rows of one value, of some that fill no vector, and of blocks of vectors with
    /// and without a rest.
    /// </summary>
    public static IReadOnlyList<NetworkSpec> RowNorms { get; } =
    [
        .. new[] { 1, 2, 5, 8, 16, 19, 64, 100, 256, 300 }.Select(
            inputs => new NetworkSpec(inputs, [new LayerNorm(), new Dense(3)], new MeanSquaredError())),
    ];

    /// <summary>LayerNorm with what may be fused behind it, over columns that a thread keeps and others.</summary>
    public static IReadOnlyList<NetworkSpec> BehindRowNorms { get; } =
    [
        new(
            30,
            [
                new Dense(128), new LayerNorm(), new ReLU(), new Dropout(0.3f), new Dense(256), new LayerNorm(),
                new PReLU(0.25f, PerUnit: true), new Dense(70), new LayerNorm(IsAffine: false), new GELU(),
                new Dense(33), new LayerNorm(), new PReLU(), new Dense(5),
            ],
            new SoftmaxCrossEntropy()),
        new(
            20, [.. Times(3, new Dense(40), new LayerNorm(), new ReLU()), new Dense(16), new LayerNorm()],
            new BinaryCrossEntropy()),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<NetworkSpec> All { get; } =
    [
        .. EachLayer, .. EachDropout, .. EachLoss, .. OfBiases, .. WithoutPadding, .. Narrow, .. Large, .. OwnColumns,
        Everything, RowByRow, Wide, .. EqualOps, .. RowNorms, .. BehindRowNorms,
        .. GraphNetworks.All, .. Tables,
    ];

    // The order of the layers in Everything; those that are not named here stand behind them.
    private static LayerSpec[] Ordered =>
    [
        new Dense(33), new BatchNorm(), new ReLU(), new Dropout(0.2f), new Maxout(17, 3), new Dense(21), new GELU(),
        new BatchNorm(IsAffine: false), new PReLU(0.25f, PerUnit: true), new Dense(18), new Sigmoid(), new Softplus(),
        new Dense(35), new SiLU(), new Dropout(0.3f, DropoutScaling.AtInference), new ELU(), new LeakyReLU(),
        new Tanh(), new PReLU(),
    ];

    /// <summary>Layers so many times behind each other.</summary>
    public static LayerSpec[] Times(int count, params LayerSpec[] layers) =>
        [.. Enumerable.Repeat(layers, count).SelectMany(each => each)];
}
