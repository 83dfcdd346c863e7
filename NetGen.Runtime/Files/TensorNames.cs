using System;
using System.Collections.Generic;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>What tensors are called in a file: a module's name, and PyTorch's name of the tensor within it.</summary>
public sealed class TensorNames
{
    private readonly Dictionary<string, string> map = new(StringComparer.Ordinal);
    private readonly bool isSequential;
    private readonly string prefix;

    private TensorNames(bool isSequential, IReadOnlyDictionary<string, string> modules, string prefix)
    {
        this.isSequential = isSequential;
        this.prefix = prefix;
        foreach ((string module, string layer) in modules)
        {
            if (!map.TryAdd(layer, module))
            {
                throw new ArgumentException(
                    $"Expected one module for {layer}, found '{map[layer]}' and '{module}'.", nameof(modules));
            }
        }
    }

    /// <summary>Names of layers: <c>Dense1.weight</c>, <c>BatchNorm1.running_var</c>.</summary>
    public static TensorNames Layers { get; } = new(false, NoModules, "");

    /// <summary>
    /// Names as an <c>nn.Sequential</c> of the same layers has them, where every layer counts, input and loss aside:
    /// <c>0.weight</c>, <c>1.running_var</c>. For chains of layers alone.
    /// </summary>
    public static TensorNames Sequential { get; } = new(true, NoModules, "");

    private static Dictionary<string, string> NoModules => [];

    /// <summary>Names of one's own: <c>{ ["encoder.fc1"] = "Dense1" }</c>.</summary>
    /// <param name="modules">
    /// Names of modules in the file, and the layers that they are; or of tensors, <c>["fc1.kernel"] =
    /// "Dense1.weight"</c>. Layers that are left out keep their own names.
    /// </param>
    /// <exception cref="ArgumentException">Two modules are one layer.</exception>
    public static TensorNames Map(IReadOnlyDictionary<string, string> modules)
    {
        ArgumentNullException.ThrowIfNull(modules);
        return new(false, modules, "");
    }

    /// <summary>The same names behind a prefix that all have in the file, such as <c>model.</c>.</summary>
    public TensorNames WithPrefix(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        Dictionary<string, string> modules = [];
        foreach ((string layer, string module) in map)
            modules.Add(module, layer);
        return new(isSequential, modules, prefix + this.prefix);
    }

    /// <summary>The names of one network's tensors.</summary>
    /// <exception cref="ArgumentException">
    /// The network is no chain of layers, which <see cref="Sequential"/> needs; or a layer of the map is none of its.
    /// </exception>
    internal ResolvedNames For(NetworkFacts facts)
    {
        foreach (string layer in map.Keys)
            CheckLayer(layer, facts);
        if (!isSequential)
            return new(map, prefix);
        if (Structure.FirstOffChain(facts) is LayerFacts other)
        {
            throw new ArgumentException(
                $"Expected a chain of layers for TensorNames.Sequential, found {other.Name} of {facts.Name}, "
                + "which reads something else than the whole value in front of it.");
        }

        // The first is the input, the last the loss.
        Dictionary<string, string> places = [];
        for (int i = 1; i < facts.Layers.Count - 1; i++)
            places.Add(facts.Layers[i].Name, (i - 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        return new(places, prefix);
    }

    // A layer, a block of layers, or a tensor of one.
    private static void CheckLayer(string name, NetworkFacts facts)
    {
        foreach (LayerFacts layer in facts.Layers)
        {
            if (layer.Name == name || layer.Name.StartsWith(name + ".", StringComparison.Ordinal)
                || name.StartsWith(layer.Name + ".", StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new ArgumentException($"Expected layers of {facts.Name} in a map of names, found '{name}'.");
    }

    /// <summary>The way in which tensors are named.</summary>
    public override string ToString()
    {
        string way = isSequential ? "nn.Sequential" : map.Count > 0 ? "a map" : "layers";
        return prefix == "" ? way : $"{way} behind '{prefix}'";
    }
}

/// <summary>The names of one network's tensors in a file.</summary>
/// <param name="map">Modules, or tensors, by layers.</param>
/// <param name="prefix">What stands ahead of all.</param>
internal sealed class ResolvedNames(IReadOnlyDictionary<string, string> map, string prefix)
{
    /// <summary>The name of a tensor.</summary>
    public string Tensor(string layer, string tensor) =>
        map.TryGetValue($"{layer}.{tensor}", out string? own) ? prefix + own : $"{Module(layer)}.{tensor}";

    /// <summary>The name of a layer, or of the outermost block around it that the map names.</summary>
    public string Module(string layer)
    {
        for (int end = layer.Length; end > 0; end = layer.LastIndexOf('.', end - 1))
            if (map.TryGetValue(layer[..end], out string? module))
                return prefix + module + layer[end..];
        return prefix + layer;
    }
}
