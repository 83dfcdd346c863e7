using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace NetGen.CompilerServices;

/// <summary>
/// A network's structure as text, a line a layer: kind, arguments that change what is computed, the values that it
/// reads, the shape that it makes, and its tensors. Names, and what can be set at run time, are left out.
/// </summary>
internal static class Structure
{
    /// <summary>The lines.</summary>
    public static string[] Lines(NetworkFacts facts) => [.. facts.Layers.Select(layer => Line(facts, layer))];

    /// <summary>SHA-256 of the lines, in hexadecimal digits.</summary>
    public static string HashOf(NetworkFacts facts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Lines(facts)))));

    /// <summary>
    /// The first layer that reads another value than the one in front of it, or columns of the input, as an embedding
    /// does; null in a chain.
    /// </summary>
    public static LayerFacts? FirstOffChain(NetworkFacts facts)
    {
        for (int i = 1; i < facts.Layers.Count; i++)
            if (facts.Layers[i].Inputs is not [int input] || input != i - 1 || facts.Layers[i].Kind == "Embedding")
                return facts.Layers[i];
        return null;
    }

    /// <summary>The only layer that reads what a layer makes, or null.</summary>
    public static LayerFacts? SoleReaderOf(NetworkFacts facts, string layer)
    {
        int number = facts.Layers.ToList().FindIndex(other => other.Name == layer);
        LayerFacts[] readers = [.. facts.Layers.Where(other => other.Inputs.Contains(number)).Take(2)];
        return readers is [LayerFacts reader] ? reader : null;
    }

    private static string Line(NetworkFacts facts, LayerFacts layer)
    {
        string arguments = string.Join(
            ", ", layer.Arguments.Select(a => $"{a.Name}={Number(a.Value)}").Concat(WindowsOf(layer)));
        string inputs = string.Concat(layer.Inputs.Select(input => Number(input) + " "));
        string tensors = string.Join(", ", facts.Layout.Tensors
            .Where(tensor => tensor.Layer == layer.Name && tensor.Role != TensorRole.Hyperparameter)
            .Select(tensor => $"{TorchNames.Of(tensor)} {FileTensor.ShapeText(TorchNames.ShapeOf(tensor))}"));
        string shape = FileTensor.ShapeText([.. layer.Shape.Select(size => (long)size)]);
        return $"{layer.Kind}({arguments}) {inputs}-> {shape}{(tensors == "" ? "" : "; " + tensors)}";
    }

    // A number for each direction: kernel=3x3, stride=2x2, padding=1+1x1+1, dilation=1x1.
    private static string[] WindowsOf(LayerFacts layer)
    {
        return layer.Windows.Count == 0 ? [] :
        [
            Each("kernel", window => Number(window.Kernel)), Each("stride", window => Number(window.Stride)),
            Each("padding", window => $"{Number(window.Padding)}+{Number(window.PaddingBehind)}"),
            Each("dilation", window => Number(window.Dilation)),
        ];

        string Each(string name, Func<WindowFacts, string> number) =>
            $"{name}={string.Join('x', layer.Windows.Select(number))}";
    }

    // The shortest text of the number, as a float where it is one.
    private static string Number(double value) =>
        value == Math.Floor(value) && Math.Abs(value) < 1e15 ? ((long)value).ToString(CultureInfo.InvariantCulture)
        : value == (float)value ? ((float)value).ToString(CultureInfo.InvariantCulture)
        : value.ToString(CultureInfo.InvariantCulture);
}
