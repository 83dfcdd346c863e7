using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.Peers;

/// <summary>
/// Layers of images in TorchSharp, over batch x channels x height x width; a signal is an image of one row.
/// </summary>
/// <param name="network">What is built.</param>
/// <param name="add">Takes a learned tensor, by NetGen's name for it.</param>
internal sealed class TorchImages(DeclaredNetwork network, Action<string, Parameter> add)
{
    /// <summary>The shape of a batch's rows.</summary>
    public static long[] ShapeOf(IReadOnlyList<int> shape, long batch) => shape.Count switch
    {
        1 => [batch, shape[0]],
        2 => [batch, shape[0], 1, shape[1]],
        _ => [batch, .. shape.Select(size => (long)size)],
    };

    /// <summary>A layer as a function; null where it is none of images.</summary>
    public Func<Tensor, Tensor>? Of(LayerFacts layer) => layer.Kind switch
    {
        "Conv" => Convolution(layer, groups: (long)layer.Argument("groups")),
        "DepthwiseConv" => Convolution(layer, groups: layer.Shape[0]),
        "MaxPool" => MaxPool(layer),
        "GlobalAveragePool" => x => x.mean([2, 3]),
        "Flatten" => x => x.flatten(1),
        _ => null,
    };

    private Func<Tensor, Tensor> Convolution(LayerFacts layer, long groups)
    {
        WindowFacts[] sides = SidesOf(layer);
        (int outputs, int inputs) = network.ShapeOf($"{layer.Name}.Weights");
        long[] kernel = Of(sides, side => side.Kernel);
        Parameter weights = new(zeros(outputs, inputs / (kernel[0] * kernel[1]), kernel[0], kernel[1]));
        add($"{layer.Name}.Weights", weights);
        Parameter? bias = network.Tensors.ContainsKey($"{layer.Name}.Bias") ? new(zeros(outputs)) : null;
        if (bias is not null)
            add($"{layer.Name}.Bias", bias);
        long[] strides = Of(sides, side => side.Stride), padding = Of(sides, side => side.Padding);
        long[] dilation = Of(sides, side => side.Dilation);
        return x => nn.functional.conv2d(x, weights, bias, strides, padding, dilation, groups);
    }

    private Func<Tensor, Tensor> MaxPool(LayerFacts layer)
    {
        WindowFacts[] sides = SidesOf(layer);
        long[] kernel = Of(sides, side => side.Kernel), strides = Of(sides, side => side.Stride);
        long[] padding = Of(sides, side => side.Padding);
        return x => nn.functional.max_pool2d(x, kernel, strides, padding);
    }

    // Of an image; a signal is one of a single row.
    private static WindowFacts[] SidesOf(LayerFacts layer) =>
        layer.Windows.Count == 1 ? [new(1, 1, 0, 0, 1), layer.Windows[0]] : [.. layer.Windows];

    private static long[] Of(WindowFacts[] sides, Func<WindowFacts, int> number) =>
        [.. sides.Select(side => (long)number(side))];
}
