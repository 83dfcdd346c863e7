using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>The shape of what a layer puts out, by the layer's name.</summary>
internal static class LayerShape
{
    /// <summary>Dimensions of a row in PyTorch's order.</summary>
    public static IReadOnlyList<int> Of(NetworkFacts facts, string layer) =>
        facts.Layers.First(other => other.Name == layer).Shape;

    /// <summary>Positions of an image or a signal; 1 of a vector.</summary>
    public static int PositionsOf(NetworkFacts facts, string layer) =>
        Of(facts, layer).Skip(1).Aggregate(1, (positions, size) => positions * size);
}
