using System.Collections.Generic;
using CsCheck;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Networks;

/// <summary>How tests declare the layers of images: <see cref="LayerKinds.Images"/>.</summary>
internal static class ImageKinds
{
    /// <summary>Convolutions, then layers that learn nothing.</summary>
    public static IReadOnlyList<LayerKind> All { get; } =
    [
        new(
            4,
            [
                Gen.Select(
                    LayerKinds.Among(Width.Same, 1, 3, 8, 16, 17), Moves(LayerKinds.Among(1, 1, 2)),
                    LayerKinds.Among(1, 1, 2), LayerKinds.Among(Width.Same, Width.Same, 1, 2), Gen.Bool)
                    .Select(t => Moved(
                        new Conv(t.Item1, 1, Dilation: t.Item3, Bias: t.Item5) { DilationWidth = t.Item4 }, t.Item2)),
                Gen.Select(LayerKinds.Among(2, 6, 8, 34), LayerKinds.Among(1, 2, 3, 5), LayerKinds.Among(2, 3, 4, 17))
                    .Select(t => (LayerSpec)new Conv(t.Item1, t.Item2, Padding: 1) { InGroups = t.Item3 }),
                Gen.Select(
                    LayerKinds.Among(3, 8, 17), LayerKinds.Among(1, 2, 3, 4), LayerKinds.Among(1, 1, 2, 3),
                    LayerKinds.Among(1, 2), LayerKinds.Among(NetGen.Padding.Same, NetGen.Padding.Causal))
                    .Select(t => (LayerSpec)new Conv(t.Item1, t.Item2, t.Item3, t.Item5, t.Item4)),
                Gen.Select(LayerKinds.Among(3, 8, 17), LayerKinds.Among(2, 3), LayerKinds.Among(0, 1, 3), Gen.Int[0, 2])
                    .Select(t => (LayerSpec)new Conv(t.Item1, t.Item2, Padding: t.Item3) { PaddingRight = t.Item4 }),
            ],
            [new Conv(7, 3), new Conv(7, 1)]),
        new(
            3,
            [
                Gen.Select(
                    LayerKinds.Among(Width.Same, 1, 3, 8, 17), Moves(LayerKinds.Among(1, 2, 3)),
                    LayerKinds.Among(0, 0, 1), LayerKinds.Among(1, 1, 2), Gen.Bool)
                    .Select(t => Moved(new ConvTranspose(t.Item1, 1, 1, 0, t.Item3, t.Item4, t.Item5), t.Item2)),
            ],
            [new ConvTranspose(7, 3, Stride: 2)]),
        new(
            4,
            [
                Gen.Select(
                    Moves(LayerKinds.Among(1, 1, 2)), LayerKinds.Among(1, 1, 2),
                    LayerKinds.Among(Width.Same, Width.Same, 1, 2), Gen.Bool)
                    .Select(t => Moved(
                        new DepthwiseConv(1, Dilation: t.Item2, Bias: t.Item4) { DilationWidth = t.Item3 }, t.Item1)),
            ],
            [new DepthwiseConv(3)]),
        new(
            4,
            [
                Gen.Select(Moves(LayerKinds.Among(Width.Same, 1, 2)), Gen.Bool)
                    .Select(t => Moved(new MaxPool(1, Ceil: t.Item2), t.Item1)),
            ],
            [new MaxPool(2)]),
        new(
            4,
            [
                Gen.Select(Moves(LayerKinds.Among(Width.Same, 1, 2)), Gen.Bool, Gen.Bool)
                    .Select(t => Moved(new AveragePool(1, Ceil: t.Item2, CountPadding: t.Item3), t.Item1)),
            ],
            [new AveragePool(2)]),
        new(1, [Gen.Const((LayerSpec)new GlobalAveragePool())], [new GlobalAveragePool()]),
        new(1, [Gen.Const((LayerSpec)new GlobalMaxPool())], [new GlobalMaxPool()]),
        new(1, [Gen.Const((LayerSpec)new Flatten())], [new Flatten()]),
        new(1, [], [new Unflatten(3, 2, 4)]),
        new(
            3, [LayerKinds.Among(0.2f, 0.5f, 0f).Select(rate => (LayerSpec)new SpatialDropout(rate))],
            [new SpatialDropout()]),
        new(2, [LayerKinds.Among(2, 3).Select(factor => (LayerSpec)new Upsample(factor))], [new Upsample(2)]),
    ];

    // How a window moves, mostly alike in both directions.
    private static Gen<Movement> Moves(Gen<int> stride)
    {
        Gen<int> same = Gen.Const(Width.Same);
        Gen<(int, int, int)> width = Gen.Frequency(
            (3, Gen.Select(same, same, same)),
            (1, Gen.Select(LayerKinds.Among(1, 2, 3), same, same)),
            (1, Gen.Select(LayerKinds.Among(1, 2, 4), LayerKinds.Among(1, 2), LayerKinds.Among(0, 1))));
        return Gen.Select(LayerKinds.Among(1, 2, 3, 3, 5), stride, LayerKinds.Among(0, 0, 1, 2), width).Select(t =>
            new Movement(t.Item1, t.Item2, t.Item3, t.Item4.Item1, t.Item4.Item2, t.Item4.Item3));
    }

    private static LayerSpec Moved(Windowed layer, Movement by) => layer with
    {
        Kernel = by.Kernel,
        Stride = by.Stride,
        Padding = by.Padding,
        KernelWidth = by.KernelWidth,
        StrideWidth = by.StrideWidth,
        PaddingWidth = by.PaddingWidth,
    };

    private sealed record Movement(
        int Kernel, int Stride, int Padding, int KernelWidth, int StrideWidth, int PaddingWidth);
}
