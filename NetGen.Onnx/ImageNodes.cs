using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Onnx;

/// <summary>
/// Layers of images and signals as ONNX's operators: rows x channels x positions, as PyTorch has them.
/// </summary>
internal static class ImageNodes
{
    /// <summary>A convolution; its weights are [outputs, channels of a group, rows, columns].</summary>
    public static string Conv(GraphWriter graph, LayerFacts layer, string x, long groups)
    {
        string y = graph.Node("Conv", layer.Name, OperandsOf(graph, layer, x));
        With(graph, layer, [.. layer.Windows.Select(window => (long)window.PaddingBehind)]);
        WithDilations(graph, layer);
        graph.With("group", groups);
        return y;
    }

    /// <summary>A transposed convolution; its weights are [channels, outputs, rows, columns].</summary>
    public static string ConvTranspose(GraphWriter graph, LayerFacts layer, string x)
    {
        IReadOnlyList<int> input = graph.LayerOf(layer.Inputs[0]).Shape;
        string y = graph.Node("ConvTranspose", layer.Name, OperandsOf(graph, layer, x));
        With(graph, layer, [.. layer.Windows.Select(window => (long)window.PaddingBehind)]);
        WithDilations(graph, layer);
        graph.With("output_padding", [.. layer.Windows.Select((window, i) => MoreOutputs(window, i + 1))]);
        return y;

        // What is left of the output behind the last kernel.
        long MoreOutputs(WindowFacts window, int dimension) => layer.Shape[dimension]
            - ((input[dimension] - 1) * window.Stride - window.Padding - window.PaddingBehind
                + window.Dilation * (window.Kernel - 1) + 1);
    }

    /// <summary>The largest value of each window.</summary>
    public static string MaxPool(GraphWriter graph, LayerFacts layer, string x)
    {
        string y = graph.Node("MaxPool", layer.Name, x);
        With(graph, layer, PaddingOfPool(graph, layer));
        return y;
    }

    /// <summary>The mean of each window.</summary>
    /// <exception cref="NotSupportedException">
    /// Padding counts, and a last window reaches beyond it: the operator would divide by another number.
    /// </exception>
    public static string AveragePool(GraphWriter graph, LayerFacts layer, string x)
    {
        long[] behind = PaddingOfPool(graph, layer);
        bool counts = layer.Argument("countPadding") != 0 && layer.Windows.Any(window => window.Padding > 0);
        if (counts && layer.Windows.Zip(behind).Any(side => side.Second > side.First.Padding))
            throw graph.NotSaid("windows that end within the padding", $"{layer.Name}, {layer.Declaration}");
        string y = graph.Node("AveragePool", layer.Name, x);
        With(graph, layer, behind);
        graph.With("count_include_pad", counts ? 1L : 0L);
        return y;
    }

    /// <summary>One value a channel, as a vector.</summary>
    public static string Global(GraphWriter graph, string operation, LayerFacts layer, string x) =>
        Flatten(graph, layer.Name, graph.Node(operation, $"{layer.Name}.pool", x));

    /// <summary>A row as a vector.</summary>
    public static string Flatten(GraphWriter graph, string name, string x)
    {
        string y = graph.Node("Flatten", name, x);
        graph.With("axis", 1L);
        return y;
    }

    /// <summary>Every position several times.</summary>
    public static string Upsample(GraphWriter graph, LayerFacts layer, string x)
    {
        float[] scales = new float[layer.Shape.Count + 1];
        Array.Fill(scales, (float)layer.Argument("factor"), 2, scales.Length - 2);
        (scales[0], scales[1]) = (1f, 1f);
        string y = graph.Node("Resize", layer.Name, x, "", graph.Vector($"{layer.Name}.scales", scales));
        graph.With("mode", "nearest");
        graph.With("coordinate_transformation_mode", "asymmetric");
        graph.With("nearest_mode", "floor");
        return y;
    }

    /// <summary>What works on the last dimension, over the channels.</summary>
    public static string OverChannels(
        GraphWriter graph, LayerFacts layer, string x, Func<GraphWriter, LayerFacts, string, string> node)
    {
        if (layer.Shape.Count == 1)
            return node(graph, layer, x);
        int last = layer.Shape.Count;
        string moved = graph.Node("Transpose", $"{layer.Name}.last", x);
        graph.With("perm", [0, .. Enumerable.Range(2, last - 1).Select(i => (long)i), 1]);
        return ChannelsFirst(graph, layer.Name, node(graph, layer, moved), last);
    }

    /// <summary>Channels in front of their positions, of rows of so many dimensions that have them last.</summary>
    public static string ChannelsFirst(GraphWriter graph, string name, string x, int dimensions)
    {
        string first = graph.Node("Transpose", $"{name}.first", x);
        graph.With("perm", [0, dimensions, .. Enumerable.Range(1, dimensions - 1).Select(i => (long)i)]);
        return first;
    }

    /// <summary>A vector with a number a channel, as it meets rows x channels x positions.</summary>
    public static string PerChannel(GraphWriter graph, LayerFacts layer, string vector, int length)
    {
        if (layer.Shape.Count == 1 || length == 1)
            return vector;
        long[] shape = [length, .. Enumerable.Repeat(1L, layer.Shape.Count - 1)];
        return graph.Node("Reshape", $"{layer.Name}.slopes", vector, graph.Shape($"{layer.Name}.channels", shape));
    }

    private static string[] OperandsOf(GraphWriter graph, LayerFacts layer, string x)
    {
        string weights = graph.Tensor(layer.Name, "Weights")!;
        return graph.Tensor(layer.Name, "Bias") is string bias ? [x, weights, bias] : [x, weights];
    }

    private static void With(GraphWriter graph, LayerFacts layer, long[] behind)
    {
        graph.With("kernel_shape", [.. layer.Windows.Select(window => (long)window.Kernel)]);
        graph.With("strides", [.. layer.Windows.Select(window => (long)window.Stride)]);
        graph.With("pads", [.. layer.Windows.Select(window => (long)window.Padding), .. behind]);
    }

    private static void WithDilations(GraphWriter graph, LayerFacts layer) =>
        graph.With("dilations", [.. layer.Windows.Select(window => (long)window.Dilation)]);

    // As much behind the image as the padding in front, or as the last window of a pool reaches beyond it.
    private static long[] PaddingOfPool(GraphWriter graph, LayerFacts layer)
    {
        IReadOnlyList<int> input = graph.LayerOf(layer.Inputs[0]).Shape;
        return
        [
            .. layer.Windows.Select((window, i) => Math.Max(
                window.PaddingBehind,
                (layer.Shape[i + 1] - 1L) * window.Stride + window.Kernel - input[i + 1] - window.Padding)),
        ];
    }
}
