using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Networks;

/// <summary>
/// The random networks of the numeric suite, the same in every process: sensible and odd orders of all layers. The
/// first ones hold each ordered pair of <see cref="Elementwise"/> behind an affine layer once, so that every fusion is
/// met.
/// </summary>
public static class RandomNetworks
{
    // Networks of any layers, behind those of each pair.
    private const int Free = 40;

    private static readonly Gen<LayerSpec>[] Elementwise =
    [
        .. LayerKinds.Activations.Concat(LayerKinds.Others).GroupBy(kind => kind.Fusion)
            .SelectMany(alike => alike.Count() == 1
                ? alike.Single().Draws
                : [Gen.OneOf([.. alike.SelectMany(kind => kind.Draws)])]),
    ];

    private static readonly Gen<LayerSpec> Affine =
        Gen.Frequency([.. LayerKinds.Affine.SelectMany(kind => kind.Draws.Select(draw => (kind.Frequency, draw)))]);

    private static readonly Gen<LayerSpec> AnyElementwise = Gen.OneOf(Elementwise);

    private static readonly Gen<LossSpec> Loss = Gen.Frequency(
        [.. LayerKinds.Losses.SelectMany(kind => kind.Draws).Select(draw => (draw.Frequency, Gen.Const(draw.Loss)))]);

    private static readonly Gen<LayerSpec[]> Stage =
        Gen.Select(Affine, AnyElementwise.Array[0, 3]).Select(t => (LayerSpec[])[t.Item1, .. t.Item2]);

    /// <summary>Every network.</summary>
    public static IReadOnlyList<NetworkSpec> All { get; } = Generate();

    private static List<NetworkSpec> Generate()
    {
        PCG random = new(1, 20250101UL);
        List<NetworkSpec> networks = [];
        for (int i = 0; i < Elementwise.Length * Elementwise.Length + Free; i++)
            networks.Add(Network(i).Generate(random, null, out _));
        return networks;
    }

    private static Gen<NetworkSpec> Network(int index)
    {
        int kinds = Elementwise.Length;
        bool paired = index < kinds * kinds;
        Gen<LayerSpec[]> first = paired
            ? Gen.Select(Affine, Elementwise[index / kinds], Elementwise[index % kinds])
                .Select(t => (LayerSpec[])[t.Item1, t.Item2, t.Item3])
            : Gen.Const<LayerSpec[]>([]);
        Gen<int> depth = paired ? Gen.Int[0, 1] : Gen.Int[0, 4];
        return
            from inputs in LayerKinds.Units
            from front in Gen.Frequency((3, Gen.Const<LayerSpec[]>([])), (1, AnyElementwise.Array[1, 2]))
            from pair in first
            from count in depth
            from stages in Stage.Array[count]
            from outputs in LayerKinds.Among(2, 3, 10, 17, 33)
            from ending in Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false)))
            from loss in Loss
            select Assemble(inputs, [.. front, .. pair, .. stages.SelectMany(stage => stage)], outputs, ending, loss);
    }

    // Labels need two classes or more; without anything to learn there is nothing to train.
    private static NetworkSpec Assemble(int inputs, List<LayerSpec> layers, int outputs, bool ending, LossSpec loss)
    {
        bool learns = layers.Exists(layer => layer.Learns);
        NetworkSpec spec = new(inputs, layers, loss);
        if (ending || !learns || (loss.TakesLabels && spec.Outputs < 2))
            layers.Add(new Dense(outputs));
        return spec;
    }
}
