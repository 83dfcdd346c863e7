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
    public static string Conv(GraphWriter graph, LayerFacts layer, string x, long groups = 1)
    {
        List<string> operands = [x, graph.Tensor(layer.Name, "Weights")!];
        if (graph.Tensor(layer.Name, "Bias") is string bias)
            operands.Add(bias);
        string y = graph.Node("Conv", layer.Name, [.. operands]);
        Side[] sides = SidesOf(graph, layer);
        With(graph, sides, [.. sides.Select(side => side.Padding)]);
        graph.With("dilations", [.. sides.Select(side => side.Dilation)]);
        graph.With("group", groups);
        return y;
    }

    /// <summary>The largest value of each window.</summary>
    public static string MaxPool(GraphWriter graph, LayerFacts layer, string x)
    {
        string y = graph.Node("MaxPool", layer.Name, x);
        Side[] sides = SidesOf(graph, layer);
        With(graph, sides, [.. sides.Select(side => Math.Max(side.Padding, side.Overhang))]);
        return y;
    }

    /// <summary>The mean of each window.</summary>
    /// <exception cref="NotSupportedException">
    /// Padding counts, and a last window reaches beyond it: the operator would divide by another number.
    /// </exception>
    public static string AveragePool(GraphWriter graph, LayerFacts layer, string x)
    {
        Side[] sides = SidesOf(graph, layer);
        bool counts = layer.Argument("countPadding") != 0 && sides.Any(side => side.Padding > 0);
        if (counts && sides.Any(side => side.Overhang > side.Padding))
            throw graph.NotSaid("windows that end within the padding", $"{layer.Name}, {layer.Declaration}");
        string y = graph.Node("AveragePool", layer.Name, x);
        With(graph, sides, [.. sides.Select(side => Math.Max(side.Padding, side.Overhang))]);
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

    private static void With(GraphWriter graph, Side[] sides, long[] behind)
    {
        graph.With("kernel_shape", [.. sides.Select(side => side.Kernel)]);
        graph.With("strides", [.. sides.Select(side => side.Stride)]);
        graph.With("pads", [.. sides.Select(side => side.Padding), .. behind]);
    }

    // Down the rows, then along the columns; a signal has the second alone.
    private static Side[] SidesOf(GraphWriter graph, LayerFacts layer)
    {
        IReadOnlyList<int> input = graph.LayerOf(layer.Inputs[0]).Shape;
        return [.. Enumerable.Range(1, input.Count - 1).Select(i => Of(i, wide: i == 2))];

        Side Of(int dimension, bool wide)
        {
            long kernel = Value("kernel", wide), stride = Value("stride", wide);
            return new(
                input[dimension], layer.Shape[dimension], kernel, stride == Width.Same ? kernel : stride,
                Value("padding", wide), Has("dilation") ? Value("dilation", wide) : 1);
        }

        long Value(string name, bool wide)
        {
            double own = wide ? layer.Argument(name + "Width") : Width.Same;
            return (long)(own == Width.Same ? layer.Argument(name) : own);
        }

        bool Has(string name) => layer.Arguments.Any(argument => argument.Name == name);
    }

    /// <summary>How a window moves in one direction.</summary>
    private sealed record Side(long Size, long Outputs, long Kernel, long Stride, long Padding, long Dilation)
    {
        /// <summary>Positions that the last window reaches beyond the image.</summary>
        public long Overhang => (Outputs - 1) * Stride + (Kernel - 1) * Dilation + 1 - Size - Padding;
    }
}
