using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Layers;
using NetGen.Generator.Text;

namespace NetGen.Generator.Model;

/// <summary>What layers are called: as the user says, else by kind and number; a network has one loss.</summary>
internal static class LayerNames
{
    public static string Of(IReadOnlyList<LayerDeclaration> layers, int index) =>
        layers[index].String("name")
        ?? (AllLayers.Find(layers[index].Kind) is LossLayer ? "Loss" : null)
        ?? layers[index].Kind + Literal.Of(1 + layers.Take(index).Count(other => other.Kind == layers[index].Kind));
}
