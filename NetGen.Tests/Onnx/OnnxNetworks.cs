using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using NetGen.Tests.Networks;
using NetGen.Tests.Numeric;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Onnx;

/// <summary>
/// The networks that are written as ONNX, by what they are for; compiled together when first asked for.
/// </summary>
internal static class OnnxNetworks
{
    private const string Namespace = "NetGen.Tests.Onnx.Generated";
    private const int Random = 20;
    private const int Together = 40;

    /// <summary>Every layer between two products, and as the last one.</summary>
    public static IReadOnlyList<NetworkSpec> OfLayers { get; } =
    [
        .. SmallNetworks.EachLayer,
        .. LayerKinds.All.SelectMany(kind => kind.Forms).Select(
            layer => new NetworkSpec(11, [new Dense(7), layer], new MeanSquaredError())),
        .. LayerKinds.All.SelectMany(kind => kind.Forms).Where(layer => layer.Learns).Select(
            layer => new NetworkSpec(11, [layer], new MeanSquaredError())),
    ];

    /// <summary>Embeddings: of all columns and of some, in any order, of two branches.</summary>
    public static IReadOnlyList<NetworkSpec> Tables { get; } =
    [
        .. SmallNetworks.Tables,
        .. LayerKinds.BehindInput.SelectMany(kind => kind.Forms).Select(
            layer => new NetworkSpec(11, [layer], new MeanSquaredError())),
        new(1, [new Embedding(0, 9, 5)], new SoftmaxCrossEntropy()),
    ];

    /// <summary>Images and signals, but for pools whose last window ONNX divides by another number.</summary>
    public static IReadOnlyList<NetworkSpec> Images { get; } =
        [.. SuiteNetworks.Images.Where(spec => !spec.Nodes.Select(node => node.Layer).Any(IsRefused))];

    private static bool IsRefused(LayerSpec layer) => layer is AveragePool { Ceil: true, CountPadding: true } pool
        && (pool.Padding > 0 || pool.PaddingWidth > 0);

    /// <summary>Every loss, of several outputs.</summary>
    public static IReadOnlyList<NetworkSpec> OfLosses => SmallNetworks.EachLoss;

    /// <summary>Joins, blocks, branches and shared weights.</summary>
    public static IReadOnlyList<NetworkSpec> Graphs { get; } = GraphNetworks.All;

    /// <summary>Networks whose weights lie in panels and in splits, and long ones.</summary>
    public static IReadOnlyList<NetworkSpec> Laid { get; } =
    [
        SmallNetworks.Everything, SmallNetworks.Large[0], SmallNetworks.Large[4], .. SmallNetworks.SplitOutputs.Take(2),
        .. SmallNetworks.RowNorms.Take(2), .. SmallNetworks.BehindRowNorms, .. SmallNetworks.Narrow,
    ];

    /// <summary>Random graphs, then random chains, taken from all over.</summary>
    public static IReadOnlyList<NetworkSpec> Drawn { get; } =
    [
        .. Spread(RandomGraphs.All), .. Spread(RandomNetworks.All),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<NetworkSpec> All { get; } =
        [.. OfLayers, .. OfLosses, .. Tables, .. Images, .. Graphs, .. Laid, .. Drawn];

    private static readonly Lazy<Assembly>[] Assemblies =
    [
        .. Enumerable.Range(0, (All.Count + Together - 1) / Together)
            .Select(part => new Lazy<Assembly>(() => Compile(part))),
    ];

    /// <summary>Makes the network of an index in <see cref="All"/>.</summary>
    public static INetworkDriver Create(int index, ulong seed)
    {
        Type type = Assemblies[index / Together].Value.GetType($"{Namespace}.{NameOf(index)}", throwOnError: true)!;
        Type contract = type.GetInterfaces().Single(face =>
            face.IsGenericType && face.GetGenericTypeDefinition() == typeof(INetwork<,>));
        Type driver = typeof(NetworkDriver<,>).MakeGenericType(contract.GetGenericArguments());
        return (INetworkDriver)Activator.CreateInstance(driver, seed)!;
    }

    private static Assembly Compile(int part) => Assembly.Load(NetworkCompiler.Compile(
        $"{Namespace}{part}",
        All.Select((spec, i) => $"using NetGen;\n\nnamespace {Namespace};\n\n{spec.ToSource(NameOf(i))}")
            .Skip(part * Together).Take(Together)));

    private static string NameOf(int index) => $"Network{index:000}";

    private static IEnumerable<NetworkSpec> Spread(IReadOnlyList<NetworkSpec> networks) =>
        Enumerable.Range(0, Random).Select(i => networks[i * networks.Count / Random]);
}
