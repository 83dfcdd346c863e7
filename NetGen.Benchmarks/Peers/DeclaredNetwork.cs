using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Onnx;

namespace NetGen.Benchmarks.Peers;

/// <summary>What another library needs to know to build a declared network.</summary>
/// <param name="Facts">Its layers, and what each reads.</param>
/// <param name="Tensors">
/// Unpadded values by full name, such as <c>Dense1.Weights</c> (row by row, an output a row).
/// </param>
/// <param name="Onnx">Makes its ONNX file.</param>
internal sealed record DeclaredNetwork(
    NetworkFacts Facts, IReadOnlyDictionary<string, float[]> Tensors, Func<byte[]> Onnx)
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

        return new(TNetwork.Facts, tensors, () =>
        {
            using MemoryStream stream = new();
            network.SaveOnnx(stream);
            return stream.ToArray();
        });
    }

    /// <summary>The kind of the loss.</summary>
    public string Loss => Facts.Layers[^1].Kind;

    /// <summary>Rows and columns of a weight matrix.</summary>
    public (int Outputs, int Inputs) ShapeOf(string fullName)
    {
        ParameterTensor tensor = Facts.Layout.Tensors.Single(tensor => tensor.FullName == fullName);
        return (tensor.Outputs, tensor.Inputs);
    }

    /// <summary>The error for a layer that a peer has not been taught.</summary>
    public NotSupportedException Unknown(LayerFacts layer, string system) => new(
        $"Expected layers that the benchmark can build in {system}, found {layer.Kind} in {Facts.Name}.");
}
