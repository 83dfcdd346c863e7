using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Onnx;

/// <summary>Layers as ONNX's operators, as they are at inference.</summary>
internal static class LayerNodes
{
    /// <summary>Adds a layer; returns the value that it makes.</summary>
    /// <param name="graph">Where.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="x">The values that it reads.</param>
    /// <exception cref="NotSupportedException">ONNX cannot say the layer.</exception>
    public static string Add(GraphWriter graph, LayerFacts layer, string[] x) => layer.Kind switch
    {
        "Dense" => Dense(graph, layer, x[0]),
        "Maxout" => Maxout(graph, layer, x[0]),
        "Embedding" => EmbeddingNodes.Add(graph, layer, x[0]),
        "BatchNorm" => BatchNorm(graph, layer, x[0]),
        "Conv" => ImageNodes.Conv(graph, layer, x[0], groups: (long)layer.Argument("groups")),
        "DepthwiseConv" => ImageNodes.Conv(graph, layer, x[0], groups: layer.Shape[0]),
        "ConvTranspose" => ImageNodes.ConvTranspose(graph, layer, x[0]),
        "MaxPool" => ImageNodes.MaxPool(graph, layer, x[0]),
        "AveragePool" => ImageNodes.AveragePool(graph, layer, x[0]),
        "GlobalAveragePool" => ImageNodes.Global(graph, "GlobalAveragePool", layer, x[0]),
        "GlobalMaxPool" => ImageNodes.Global(graph, "GlobalMaxPool", layer, x[0]),
        "Flatten" => ImageNodes.Flatten(graph, layer.Name, x[0]),
        "Unflatten" => graph.Node(
            "Reshape", layer.Name, x[0],
            graph.Shape($"{layer.Name}.shape", [0, .. layer.Shape.Select(size => (long)size)])),
        "Upsample" => ImageNodes.Upsample(graph, layer, x[0]),
        "LayerNorm" => ImageNodes.OverChannels(graph, layer, x[0], LayerNorm),
        "Sigmoid" => graph.Node("Sigmoid", layer.Name, x[0]),
        "Tanh" => graph.Node("Tanh", layer.Name, x[0]),
        "ReLU" => graph.Node("Relu", layer.Name, x[0]),
        "LeakyReLU" => WithAlpha(graph, "LeakyRelu", layer, "Slope", x[0]),
        "PReLU" => graph.Node("PRelu", layer.Name, x[0], Slopes(graph, layer)),
        "ELU" => WithAlpha(graph, "Elu", layer, "Alpha", x[0]),
        "GELU" => GELU(graph, layer.Name, x[0]),
        "SiLU" => graph.Node("Mul", layer.Name, x[0], graph.Node("Sigmoid", $"{layer.Name}.sigmoid", x[0])),
        "Hardswish" => graph.Node("HardSwish", layer.Name, x[0]),
        "Mish" => Mish(graph, layer.Name, x[0]),
        "Softplus" => graph.Node("Softplus", layer.Name, x[0]),
        "Dropout" => Dropout(graph, layer, x[0]),
        "SpatialDropout" => x[0],
        "Add" => Folded(graph, "Add", layer.Name, x),
        "Multiply" => Folded(graph, "Mul", layer.Name, x),
        "Concat" => Concat(graph, layer.Name, x),
        _ => throw graph.NotSaid("layers that NetGen.Onnx knows", $"{layer.Name}, {layer.Declaration}"),
    };

    private static string Dense(GraphWriter graph, LayerFacts layer, string x)
    {
        string weights = graph.Tensor(OwnerOfWeights(graph, layer), "Weights")!;
        if (graph.LayerOf(layer.Inputs[0]).Shape.Count > 1)
            x = ImageNodes.Flatten(graph, $"{layer.Name}.flat", x);
        return Product(graph, layer.Name, x, weights, graph.Tensor(layer.Name, "Bias"));
    }

    // Weights are [outputs, inputs], as in PyTorch.
    private static string Product(GraphWriter graph, string name, string x, string weights, string? bias)
    {
        List<string> operands = bias is null ? [x, weights] : [x, weights, bias];
        string product = graph.Node("Gemm", name, [.. operands]);
        graph.With("transB", 1L);
        return product;
    }

    private static string OwnerOfWeights(GraphWriter graph, LayerFacts layer)
    {
        foreach (LayerArgument argument in layer.Arguments)
            if (argument.Name == "weightsOf")
                return graph.LayerOf((int)argument.Value).Name;
        return layer.Name;
    }

    // One product of all pieces, piece by piece, then the largest of each unit's.
    private static string Maxout(GraphWriter graph, LayerFacts layer, string x)
    {
        string name = layer.Name;
        long pieces = (long)layer.Argument("pieces");
        string product = Product(
            graph, $"{name}.product", x, graph.Tensor(name, "Weights")!, graph.Tensor(name, "Bias"));

        // 0 keeps the number of rows.
        string shape = graph.Shape($"{name}.shape", [0, pieces, layer.Shape[0]]);
        string split = graph.Node("Reshape", $"{name}.pieces", product, shape);
        string largest = graph.Node("ReduceMax", name, split);
        graph.With("axes", [1L]);
        graph.With("keepdims", 0L);
        return largest;
    }

    private static string BatchNorm(GraphWriter graph, LayerFacts layer, string x)
    {
        string name = layer.Name;
        string y = graph.Node(
            "BatchNormalization", name, x, GammaOf(graph, layer),
            graph.Tensor(name, "Beta") ?? graph.Vector($"{name}.bias", new float[layer.Shape[0]]),
            graph.Tensor(name, "RunningMean")!, graph.Tensor(name, "RunningVariance")!);
        graph.With("epsilon", graph.Setting(name, "Epsilon"));
        return y;
    }

    private static string LayerNorm(GraphWriter graph, LayerFacts layer, string x)
    {
        string gamma = GammaOf(graph, layer);
        List<string> operands = graph.Tensor(layer.Name, "Beta") is string beta ? [x, gamma, beta] : [x, gamma];
        string y = graph.Node("LayerNormalization", layer.Name, [.. operands]);
        graph.With("axis", -1L);
        graph.With("epsilon", (float)layer.Argument("epsilon"));
        return y;
    }

    // The operators want one even where the layer has none.
    private static string GammaOf(GraphWriter graph, LayerFacts layer)
    {
        if (graph.Tensor(layer.Name, "Gamma") is string gamma)
            return gamma;
        float[] ones = new float[layer.Shape[0]];
        Array.Fill(ones, 1f);
        return graph.Vector($"{layer.Name}.weight", ones);
    }

    private static string Slopes(GraphWriter graph, LayerFacts layer) => ImageNodes.PerChannel(
        graph, layer, graph.Tensor(layer.Name, "Slope")!,
        layer.Argument("perUnit") != 0 ? layer.Shape[0] : 1);

    private static string WithAlpha(GraphWriter graph, string operation, LayerFacts layer, string setting, string x)
    {
        string y = graph.Node(operation, layer.Name, x);
        graph.With("alpha", graph.Setting(layer.Name, setting));
        return y;
    }

    // x (1 + erf(x / sqrt 2)) / 2, in the form that runtimes know to be one: the operator Gelu came later.
    private static string GELU(GraphWriter graph, string name, string x)
    {
        string share = graph.Node("Div", $"{name}.divided", x, graph.Number($"{name}.sqrt2", float.Sqrt(2f)));
        string erf = graph.Node("Erf", $"{name}.erf", share);
        string sum = graph.Node("Add", $"{name}.sum", erf, graph.Number($"{name}.one", 1f));
        string product = graph.Node("Mul", $"{name}.product", x, sum);
        return graph.Node("Mul", name, product, graph.Number($"{name}.half", 0.5f));
    }

    // x tanh(softplus(x)): the operator Mish came later.
    private static string Mish(GraphWriter graph, string name, string x)
    {
        string softplus = graph.Node("Softplus", $"{name}.softplus", x);
        return graph.Node("Mul", name, x, graph.Node("Tanh", $"{name}.tanh", softplus));
    }

    // Nothing is dropped at inference; outputs are scaled there where they are not in training.
    private static string Dropout(GraphWriter graph, LayerFacts layer, string x) =>
        (DropoutScaling)layer.Argument("scaling") == DropoutScaling.AtInference
            ? graph.Node("Mul", layer.Name, x, graph.Number(
                $"{layer.Name}.keep", 1f - graph.Setting(layer.Name, "Rate")))
            : x;

    // The operators take two values: the last one has the layer's name.
    private static string Folded(GraphWriter graph, string operation, string name, string[] x)
    {
        string value = x[0];
        for (int i = 1; i < x.Length; i++)
            value = graph.Node(operation, i == x.Length - 1 ? name : $"{name}.{i}", value, x[i]);
        return value;
    }

    private static string Concat(GraphWriter graph, string name, string[] x)
    {
        string y = graph.Node("Concat", name, x);
        graph.With("axis", 1L);
        return y;
    }
}
