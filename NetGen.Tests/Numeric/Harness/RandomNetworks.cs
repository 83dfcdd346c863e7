using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Numeric;

/// <summary>
/// The random networks of the numeric suite, the same in every process: sensible and odd orders of all layers. The
/// first 144 hold each ordered pair of the kinds in <see cref="Elementwise"/> behind an affine layer once, so that
/// every fusion is met.
/// </summary>
public static class RandomNetworks
{
    private const int Count = 184;

    private static readonly Gen<int> Units =
        Gen.Frequency((2, Among(1, 3, 15, 16, 17, 33, 50)), (1, Gen.Int[1, 40]), (1, Gen.Int[41, 70]));

    private static readonly Gen<bool> Coin = Gen.Bool;

    private static readonly Gen<LayerSpec>[] Elementwise =
    [
        Gen.Const<LayerSpec>(new Sigmoid()),
        Gen.Const<LayerSpec>(new Tanh()),
        Gen.Const<LayerSpec>(new ReLU()),
        Among(0.01f, 0.1f, 0f).Select(slope => (LayerSpec)new LeakyReLU(slope)),
        Coin.Select(perUnit => (LayerSpec)new PReLU(0.25f, perUnit)),
        Among(1f, 0.5f, 1.7f).Select(alpha => (LayerSpec)new ELU(alpha)),
        Gen.Const<LayerSpec>(new GELU()),
        Gen.Const<LayerSpec>(new SiLU()),
        Gen.Const<LayerSpec>(new Softplus()),
        Gen.Select(Among(1e-5f, 1e-3f), Among(0.1f, 0.01f, 1f), Coin)
            .Select(t => (LayerSpec)new BatchNorm(t.Item1, t.Item2, t.Item3)),
        Among(0.2f, 0.5f, 0.1f, 0f).Select(rate => (LayerSpec)new Dropout(rate)),
        Among(0.3f, 0.5f).Select(rate => (LayerSpec)new Dropout(rate, DropoutScaling.AtInference)),
    ];

    private static readonly Gen<LayerSpec> Affine = Gen.Frequency(
        (4, Gen.Select(Units, Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false))))
            .Select(t => (LayerSpec)new Dense(t.Item1, t.Item2))),
        (1, Gen.Select(Among(1, 3, 8, 16, 17, 25), Gen.Int[2, 4])
            .Select(t => (LayerSpec)new Maxout(t.Item1, t.Item2))));

    private static readonly Gen<LayerSpec> AnyElementwise = Gen.OneOf(Elementwise);

    private static readonly Gen<LayerSpec[]> Stage =
        Gen.Select(Affine, AnyElementwise.Array[0, 3]).Select(t => (LayerSpec[])[t.Item1, .. t.Item2]);

    /// <summary>Every network.</summary>
    public static IReadOnlyList<NetworkSpec> All { get; } = Generate();

    private static List<NetworkSpec> Generate()
    {
        PCG random = new(1, 20250101UL);
        List<NetworkSpec> networks = [];
        for (int i = 0; i < Count; i++)
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
            from inputs in Units
            from front in Gen.Frequency((3, Gen.Const<LayerSpec[]>([])), (1, AnyElementwise.Array[1, 2]))
            from pair in first
            from count in depth
            from stages in Stage.Array[count]
            from outputs in Among(2, 3, 10, 17, 33)
            from ending in Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false)))
            from loss in Loss
            select Assemble(inputs, [.. front, .. pair, .. stages.SelectMany(stage => stage)], outputs, ending, loss);
    }

    private static Gen<LossSpec> Loss => Gen.Frequency(
        (4, Gen.Const<LossSpec>(new SoftmaxCrossEntropy())),
        (2, Gen.Const<LossSpec>(new BinaryCrossEntropy())),
        (2, Gen.Const<LossSpec>(new MeanSquaredError())),
        (1, Gen.Const<LossSpec>(new Hinge())),
        (1, Gen.Const<LossSpec>(new Hinge(0.5f, HingeReduction.PerClassMean))));

    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    // Labels need two classes or more; without anything to learn there is nothing to train.
    private static NetworkSpec Assemble(int inputs, List<LayerSpec> layers, int outputs, bool ending, LossSpec loss)
    {
        bool learns = layers.Exists(layer => layer is Dense or Maxout or PReLU or BatchNorm { IsAffine: true });
        NetworkSpec spec = new(inputs, layers, loss);
        if (ending || !learns || (loss.TakesLabels && spec.Outputs < 2))
            layers.Add(new Dense(outputs));
        return spec;
    }
}
