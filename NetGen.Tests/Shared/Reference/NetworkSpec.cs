using System.Collections.Generic;
using System.Linq;

namespace NetGen.Tests.Reference;

/// <summary>A network described: what its attributes say.</summary>
/// <param name="Inputs">Values in an input row.</param>
/// <param name="Layers">The layers in order, with what names values, goes back to them, or puts blocks in.</param>
/// <param name="Loss">The loss behind them.</param>
public sealed record NetworkSpec(int Inputs, IReadOnlyList<LayerSpec> Layers, LossSpec Loss)
{
    private readonly ValueShape? image;

    /// <summary>A network whose input is a signal or an image.</summary>
    public NetworkSpec(IReadOnlyList<int> shape, IReadOnlyList<LayerSpec> layers, LossSpec loss)
        : this(new ValueShape(shape).Count, layers, loss) => image = new ValueShape(shape);

    /// <summary>The shape of the input: a vector where nothing else is said.</summary>
    public ValueShape Shape
    {
        get => image ?? new ValueShape(Inputs);
        init
        {
            image = value;
            Inputs = value.Count;
        }
    }

    /// <summary>Whether a row of an image has the channels of a position side by side.</summary>
    public bool TakesPixels { get; init; }

    /// <summary>Values in an output row.</summary>
    public int Outputs => Nodes.Count == 0 ? Inputs : Nodes[^1].Output.Count;

    /// <summary>The layers in their places, blocks replaced by theirs.</summary>
    public IReadOnlyList<NodeSpec> Nodes => NodeSpec.Of(this);

    /// <summary>Columns of the input that hold whole numbers, and how many numbers there are.</summary>
    public IReadOnlyDictionary<int, int> Indices => Nodes.Select(node => node.Layer).OfType<Embedding>()
        .GroupBy(embedding => embedding.Column)
        .ToDictionary(same => same.Key, same => same.Min(embedding => embedding.Names));

    /// <summary>Whether the rows of a batch depend on each other in training.</summary>
    public bool UsesBatchStatistics => Nodes.Any(node => node.Layer.UsesBatchStatistics);

    /// <summary>The declaration as C# source.</summary>
    public string ToSource(string className)
    {
        IEnumerable<string> attributes =
        [
            $"Input({string.Join(", ", Shape.Sizes)}{(TakesPixels ? PixelOrder : "")})",
            .. Layers.Select(layer => layer.Attribute), Loss.Attribute,
        ];
        return $"[Network]\n{InBrackets(attributes)}public sealed partial class {className}\n{{\n"
            + string.Concat(BlocksIn(Layers).Distinct().Select(block => block.ToSource())) + "}\n";
    }

    private const string PixelOrder = ", Order = ImageOrder.RowColumnChannel";

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Shape}{(TakesPixels ? " of pixels" : "")} -> "
        + $"{string.Join(" -> ", Layers.Select(layer => layer.Attribute))} -> {Loss.Attribute}";

    /// <summary>Attributes as lines.</summary>
    public static string InBrackets(IEnumerable<string> attributes) =>
        string.Concat(attributes.Select(text => $"[{text}]\n"));

    private static IEnumerable<BlockSpec> BlocksIn(IEnumerable<LayerSpec> layers) =>
        layers.OfType<Use>().SelectMany(use => BlocksIn(use.Block.Layers).Append(use.Block));
}
