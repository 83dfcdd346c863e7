using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Text;

namespace NetGen.Generator.Model;

/// <summary>What layers are called: as the user says, else by kind and number; a network has one loss.</summary>
internal static class LayerNames
{
    /// <summary>What a loss is called.</summary>
    public const string OfLoss = "Loss";

    /// <summary>The layer's name within its block; kinds are counted from 1 in each.</summary>
    public static string Of(IReadOnlyList<LayerDeclaration> layers, int index, bool isLoss) =>
        layers[index].String("name")
        ?? (isLoss ? OfLoss : null)
        ?? layers[index].Kind + Literal.Of(1 + layers.Take(index).Count(other =>
            other.Kind == layers[index].Kind && other.Scope == layers[index].Scope));

    /// <summary>The network's member that shows the layer, or the block that it stands in.</summary>
    public static string MemberOf(IReadOnlyList<LayerDeclaration> layers, int index) => layers[index].Scope == ""
        ? Of(layers, index, isLoss: false)
        : layers[index].Scope.Split('.')[0];
}
