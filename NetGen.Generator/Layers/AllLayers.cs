using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Layers;

/// <summary>The index of layers: everything that an attribute can declare.</summary>
internal static class AllLayers
{
    public static readonly ImmutableArray<Layer> Items =
    [
        new InputLayer(),
        new Dense(),
        new Maxout(),
        new BatchNorm(),
        new Sigmoid(),
        new Tanh(),
        new ReLU(),
        new LeakyReLU(),
        new PReLU(),
        new ELU(),
        new GELU(),
        new SiLU(),
        new Softplus(),
        new Dropout(),
        new SoftmaxCrossEntropy(),
        new BinaryCrossEntropy(),
        new MeanSquaredError(),
        new Hinge(),
    ];

    /// <summary>The head that copies a caller's rows; it belongs to no layer.</summary>
    public static OpTemplate CopyOfInput => InputCopy.Instance;

    /// <summary>What stands for a head where pointwise layers have none to join.</summary>
    public static OpTemplate TailAlone => Pointwise.Instance;

    /// <summary>The layer of an attribute, or null where it is none of ours.</summary>
    public static Layer? Find(string kind) => Items.FirstOrDefault(layer => layer.Kind == kind);

    public static Layer Of(TypedLayer layer) => Find(layer.Kind)!;

    public static LossLayer LossOf(TypedNetwork network) => (LossLayer)Of(network.Loss!);
}
