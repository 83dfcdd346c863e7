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
        "Conv" => Convolution(layer, groups: 1),
        "DepthwiseConv" => Convolution(layer, groups: layer.Shape[0]),
        "MaxPool" => MaxPool(layer),
        "GlobalAveragePool" => x => x.mean([2, 3]),
        "Flatten" => x => x.flatten(1),
        _ => null,
    };

    private Func<Tensor, Tensor> Convolution(LayerFacts layer, long groups)
    {
        Side[] sides = SidesOf(layer);
        (int outputs, int inputs) = network.ShapeOf($"{layer.Name}.Weights");
        long taps = sides[0].Kernel * sides[1].Kernel;
        Parameter weights = new(zeros(outputs, inputs / taps, sides[0].Kernel, sides[1].Kernel));
        add($"{layer.Name}.Weights", weights);
        Parameter? bias = network.Tensors.ContainsKey($"{layer.Name}.Bias") ? new(zeros(outputs)) : null;
        if (bias is not null)
            add($"{layer.Name}.Bias", bias);
        long[] strides = [.. sides.Select(side => side.Stride)], padding = [.. sides.Select(side => side.Padding)];
        long[] dilation = [.. sides.Select(side => side.Dilation)];
        return x => nn.functional.conv2d(x, weights, bias, strides, padding, dilation, groups);
    }

    private Func<Tensor, Tensor> MaxPool(LayerFacts layer)
    {
        Side[] sides = SidesOf(layer);
        long[] kernel = [.. sides.Select(side => side.Kernel)], strides = [.. sides.Select(side => side.Stride)];
        long[] padding = [.. sides.Select(side => side.Padding)];
        return x => nn.functional.max_pool2d(x, kernel, strides, padding);
    }

    private Side[] SidesOf(LayerFacts layer)
    {
        bool isSignal = network.Facts.Layers[layer.Inputs[0]].Shape.Count == 2;
        Side columns = Of(wide: true);
        return isSignal ? [new(1, 1, 0, 1), columns] : [Of(wide: false), columns];

        Side Of(bool wide)
        {
            long kernel = Value("kernel", wide), stride = Value("stride", wide);
            return new(
                kernel, stride == Width.Same ? kernel : stride, Value("padding", wide),
                layer.Arguments.Any(argument => argument.Name == "dilation") ? Value("dilation", wide) : 1);
        }

        long Value(string name, bool wide)
        {
            double own = wide ? layer.Argument(name + "Width") : Width.Same;
            return (long)(own == Width.Same ? layer.Argument(name) : own);
        }
    }

    private sealed record Side(long Kernel, long Stride, long Padding, long Dilation);
}
