using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Emit;

namespace NetGen.Generator.Model;

/// <summary>What layers are called: as the user says, else by kind and number.</summary>
internal static class LayerNames
{
    public static string Of(IReadOnlyList<LayerDeclaration> layers, int index) =>
        layers[index].String("name")
        ?? layers[index].Kind + Literal.Of(1 + layers.Take(index).Count(other => other.Kind == layers[index].Kind));
}
