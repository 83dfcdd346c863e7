using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Layers;

/// <summary>The index of layers: everything that an attribute can declare.</summary>
internal sealed class AllLayers : ILayerSet
{
    private AllLayers()
    {
    }

    /// <summary>The index, for a graph's builder.</summary>
    public static ILayerSet Set { get; } = new AllLayers();

    /// <summary>What anchors ops that belong to no layer.</summary>
    public static CommonOperations Common { get; } = new(
        InputCopy.Instance, ImageCopy.OfPlanes, ImageCopy.OfPixels, Flattening.InFront, Pointwise.Instance,
        GradientSums.Instance);

    public static readonly ImmutableArray<Layer> Items =
    [
        new InputLayer(),
        new Embedding(),
        new Dense(),
        new Maxout(),
        new Conv(),
        new DepthwiseConv(),
        new ConvTranspose(),
        new MaxPool(),
        new AveragePool(),
        new GlobalAveragePool(),
        new GlobalMaxPool(),
        new Upsample(),
        new SpatialDropout(),
        new Flatten(),
        new Unflatten(),
        new BatchNorm(),
        new LayerNorm(),
        new Sigmoid(),
        new Tanh(),
        new ReLU(),
        new LeakyReLU(),
        new PReLU(),
        new ELU(),
        new GELU(),
        new SiLU(),
        new Hardswish(),
        new Mish(),
        new Softplus(),
        new Dropout(),
        new Add(),
        new Multiply(),
        new Concat(),
        new SoftmaxCrossEntropy(),
        new BinaryCrossEntropy(),
        new MeanSquaredError(),
        new Hinge(),
    ];

    /// <inheritdoc/>
    public Layer? Find(string kind) => Items.FirstOrDefault(layer => layer.Kind == kind);

    /// <inheritdoc/>
    public decimal ValuesOf(Node node)
    {
        if (!node.Output.Shape.IsImage && !node.Inputs[0].Shape.IsImage)
            return node.OutputLength;
        RowShape shape = new(node.InputChannels);
        int positions = node.Inputs[0].Shape.Positions;
        if (node.Layer is not ILoweredLayer layer)
            return shape.WideStride * (decimal)positions;
        decimal floats = 0;
        foreach (Operation operation in layer.Operations(node))
        {
            (shape, positions) = (operation.OutShape(node, shape), operation.OutPositions(node, positions));
            floats += shape.WideStride * (decimal)positions;
        }

        return floats;
    }

    /// <inheritdoc/>
    public decimal FloatsOf(Node node) => ParameterPlan.FloatsOf(node);
}
