using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Networks;

/// <summary>
/// How tests declare the layers of the generator's index, each with a line here: random networks and small ones are
/// made of these, and a test names the layer that has none.
/// </summary>
internal static class LayerKinds
{
    /// <summary>Layers with a matrix of weights.</summary>
    public static IReadOnlyList<LayerKind> Affine { get; } =
    [
        new(
            4,
            [
                Gen.Select(Units, Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false))))
                    .Select(t => (LayerSpec)new Dense(t.Item1, t.Item2)),
            ],
            [new Dense(7)]),
        new(
            1,
            [
                Gen.Select(Among(1, 3, 8, 16, 17, 25), Gen.Int[2, 4])
                    .Select(t => (LayerSpec)new Maxout(t.Item1, t.Item2)),
            ],
            [new Maxout(7, 3), new Maxout(21, 9)]),
    ];

    /// <summary>Activations, which take every value by itself.</summary>
    public static IReadOnlyList<LayerKind> Activations { get; } =
    [
        Constant(new Sigmoid()),
        Constant(new Tanh()),
        Constant(new ReLU()),
        new(1, [Among(0.01f, 0.1f, 0f).Select(slope => (LayerSpec)new LeakyReLU(slope))], [new LeakyReLU()]),
        new(
            1, [Gen.Bool.Select(perUnit => (LayerSpec)new PReLU(0.25f, perUnit))],
            [new PReLU(), new PReLU(0.25f, PerUnit: true)]),
        new(1, [Among(1f, 0.5f, 1.7f).Select(alpha => (LayerSpec)new ELU(alpha))], [new ELU()]),
        .. new LayerSpec[] { new GELU(), new SiLU(), new Hardswish(), new Mish() }
            .Select(layer => Constant(layer) with { Fusion = "keeps what came in" }),
        Constant(new Softplus()),
    ];

    /// <summary>What else keeps the number of units: normalisations and dropout.</summary>
    public static IReadOnlyList<LayerKind> Others { get; } =
    [
        new(
            1,
            [
                Gen.Select(Among(1e-5f, 1e-3f), Among(0.1f, 0.01f, 1f), Gen.Bool)
                    .Select(t => (LayerSpec)new BatchNorm(t.Item1, t.Item2, t.Item3)),
            ],
            [new BatchNorm(), new BatchNorm(IsAffine: false)]),
        new(
            1,
            [Gen.Select(Among(1e-5f, 1e-3f), Gen.Bool).Select(t => (LayerSpec)new LayerNorm(t.Item1, t.Item2))],
            [new LayerNorm(), new LayerNorm(IsAffine: false)]),
        new(
            1,
            [
                Among(0.2f, 0.5f, 0.1f, 0f).Select(rate => (LayerSpec)new Dropout(rate)),
                Among(0.3f, 0.5f).Select(rate => (LayerSpec)new Dropout(rate, DropoutScaling.AtInference)),
            ],
            [new Dropout(), new Dropout(0.5f, DropoutScaling.AtInference)]),
    ];

    /// <summary>Layers that read a value by the name that graphs give it.</summary>
    public static IReadOnlyList<LayerKind> Joins { get; } =
        [Constant(new Add("other")), Constant(new Multiply("other")), Constant(new Concat("other"))];

    /// <summary>Layers that stand behind the input alone.</summary>
    public static IReadOnlyList<LayerKind> BehindInput { get; } =
    [
        Constant(new Embedding(1, 7, 4)),
    ];

    /// <summary>Layers of images and signals.</summary>
    public static IReadOnlyList<LayerKind> Images => ImageKinds.All;

    /// <summary>Every layer of a chain but losses.</summary>
    public static IReadOnlyList<LayerKind> All { get; } = [.. Affine, .. Activations, .. Others];

    /// <summary>Every loss.</summary>
    public static IReadOnlyList<LossKind> Losses { get; } =
    [
        new([(4, new SoftmaxCrossEntropy())], [new SoftmaxCrossEntropy()]),
        new([(2, new BinaryCrossEntropy())], [new BinaryCrossEntropy()]),
        new([(2, new MeanSquaredError())], [new MeanSquaredError()]),
        new(
            [(1, new Hinge()), (1, new Hinge(0.5f, HingeReduction.PerClassMean))],
            [new Hinge(), new Hinge(2f, HingeReduction.PerClassMean)]),
    ];

    /// <summary>Numbers of units: those at which vectors are just full or just not, and others.</summary>
    public static Gen<int> Units =>
        Gen.Frequency((2, Among(1, 3, 15, 16, 17, 33, 50)), (1, Gen.Int[1, 40]), (1, Gen.Int[41, 70]));

    /// <summary>One of some values.</summary>
    public static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static LayerKind Constant(LayerSpec layer) => new(1, [Gen.Const(layer)], [layer]);
}
