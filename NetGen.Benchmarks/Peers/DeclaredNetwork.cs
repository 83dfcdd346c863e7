using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace NetGen.Benchmarks.Peers;

/// <summary>
/// What another library needs to know to build a declared network: its layers, as its attributes have them, and the
/// values of its tensors.
/// </summary>
/// <param name="Facts">What is known at compile time.</param>
/// <param name="Layers">The attributes in source order, input and loss included.</param>
/// <param name="Tensors">
/// Unpadded values by full name, such as <c>Dense1.Weights</c> (row by row, an output a row).
/// </param>
internal sealed record DeclaredNetwork(
    NetworkFacts Facts, IReadOnlyList<LayerAttribute> Layers, IReadOnlyDictionary<string, float[]> Tensors)
{
    /// <summary>Reads a network as it is now.</summary>
    public static DeclaredNetwork Of<TNetwork, TTarget>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        Dictionary<string, float[]> tensors = [];
        foreach (ParameterTensor tensor in TNetwork.Facts.Layout.Tensors)
        {
            float[] values = new float[tensor.Count];
            network.Parameters.CopyTo(tensor, values);
            tensors.Add(tensor.FullName, values);
        }

        // Attributes come in the order of the metadata, which is that of the source. Where it were another, the
        // comparison of the systems before they are timed would fail.
        return new(TNetwork.Facts, [.. typeof(TNetwork).GetCustomAttributes<LayerAttribute>(inherit: false)], tensors);
    }

    /// <summary>
    /// The layers with the names of their views, such as <c>Dense2</c> for the second one of its kind.
    /// </summary>
    public IEnumerable<(LayerAttribute Layer, string Name)> NamedLayers()
    {
        Dictionary<Type, int> seen = [];
        foreach (LayerAttribute layer in Layers)
        {
            Type type = layer.GetType();
            seen[type] = seen.GetValueOrDefault(type) + 1;
            yield return (layer, $"{type.Name[..^"Attribute".Length]}{seen[type]}");
        }
    }

    /// <summary>Rows and columns of a weight matrix.</summary>
    public (int Outputs, int Inputs) ShapeOf(string fullName)
    {
        ParameterTensor tensor = Facts.Layout.Tensors.Single(tensor => tensor.FullName == fullName);
        return (tensor.Outputs, tensor.Inputs);
    }

    /// <summary>The error for a layer that a peer has not been taught.</summary>
    public NotSupportedException Unknown(LayerAttribute layer, string system) => new(
        $"Expected layers that the benchmark can build in {system}, found {layer.GetType().Name} in {Facts.Name}.");
}
