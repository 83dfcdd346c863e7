using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.Peers;

/// <summary>A declared network in TorchSharp, with the same values in it.</summary>
internal sealed class TorchNetwork : nn.Module<Tensor, Tensor>
{
    private readonly Dictionary<string, Tensor> tensors = [];
    private readonly List<Step> steps = [];

    // Embeddings right behind the input, by their columns.
    private readonly SortedDictionary<int, Embedding> tables = [];
    private readonly string loss;
    private readonly TorchImages images;

    /// <summary>Builds the network; <paramref name="dropout"/> false leaves dropout out.</summary>
    public TorchNetwork(DeclaredNetwork network, bool dropout = true)
        : base(network.Facts.Name)
    {
        loss = network.Loss;
        images = new(network, (name, parameter) =>
        {
            tensors.Add(name, parameter);
            register_parameter(name.Replace('.', '_'), parameter);
        });
        LayerFacts[] layers = [.. network.Facts.Layers.Take(network.Facts.Layers.Count - 1)];
        foreach (LayerFacts layer in layers.Where(layer => layer.Kind != "Input"))
            steps.Add(layer.Kind == "Embedding" ? TableOf(network, layer) : StepOf(network, layer, dropout));
        using (no_grad())
        {
            foreach ((string name, Tensor destination) in tensors)
                destination.copy_(tensor(network.Tensors[name], destination.shape));
        }
    }

    /// <summary>Its tensors by NetGen's names.</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors => tensors;

    /// <summary>Everything up to the loss.</summary>
    public override Tensor forward(Tensor input)
    {
        Tensor[] values = new Tensor[steps.Count + 1];
        values[0] = input;
        for (int i = 0; i < steps.Count; i++)
        {
            IReadOnlyList<int> read = steps[i].Inputs;
            values[i + 1] = read.Count == 1
                ? steps[i].Run([values[read[0]]])
                : steps[i].Run([.. read.Select(value => values[value])]);
        }

        return values[^1];
    }

    /// <summary>The mean loss of a batch.</summary>
    public Tensor Loss(Tensor inputs, Tensor targets)
    {
        Tensor outputs = forward(inputs);
        return loss == "SoftmaxCrossEntropy"
            ? nn.functional.cross_entropy(outputs, targets)
            : nn.functional.mse_loss(outputs, targets);
    }

    /// <summary>Outputs with the loss's link.</summary>
    public Tensor Predict(Tensor inputs)
    {
        Tensor outputs = forward(inputs);
        return loss == "SoftmaxCrossEntropy" ? outputs.softmax(1) : outputs;
    }

    /// <summary>The update rule of NetGen's type, with the same numbers.</summary>
    public optim.Optimizer Optimizer(Type rule, double learningRate) =>
        rule == typeof(Momentum) ? optim.SGD(parameters(), learningRate, momentum: 0.9)
        : rule == typeof(Adam) ? optim.Adam(parameters(), learningRate)
        : throw new NotSupportedException($"Expected Momentum or Adam, found {rule.Name}.");

    private Step StepOf(DeclaredNetwork network, LayerFacts layer, bool dropout)
    {
        if (images.Of(layer) is Func<Tensor, Tensor> ofImages)
            return new(layer.Inputs, read => ofImages(read[0]));
        bool readsImage = network.Facts.Layers[layer.Inputs[0]].Shape.Count > 1;
        nn.Module<Tensor, Tensor>? module = layer.Kind switch
        {
            "Dense" => Linear(network, layer.Name),
            "BatchNorm" => readsImage ? BatchNormOfImages(network, layer.Name) : BatchNorm(network, layer.Name),
            "LayerNorm" => LayerNorm(layer),

            // What another layer reads, too, may not be overwritten.
            "ReLU" => nn.ReLU(inplace: network.Facts.Layers.Count(other =>
                other.Inputs.Contains(layer.Inputs[0])) == 1),
            "Tanh" => nn.Tanh(),
            "Dropout" => dropout ? nn.Dropout(network.Tensors[$"{layer.Name}.Rate"][0]) : nn.Identity(),
            _ => null,
        };
        if (module is null)
        {
            return layer.Kind switch
            {
                "Add" => new(layer.Inputs, read => read.Aggregate((sum, value) => sum + value)),
                "Concat" => new(layer.Inputs, read => cat(read, 1)),
                _ => throw network.Unknown(layer, "TorchSharp"),
            };
        }

        register_module(layer.Name.Replace('.', '_'), module);
        return layer.Kind == "Dense" && readsImage
            ? new(layer.Inputs, read => module.call(read[0].flatten(1)))
            : new(layer.Inputs, read => module.call(read[0]));
    }

    // The last of several gathers what all of them look up, with the columns between them.
    private Step TableOf(DeclaredNetwork network, LayerFacts layer)
    {
        (int names, int size) = network.ShapeOf($"{layer.Name}.Weights");
        Embedding table = nn.Embedding(names, size);
        tensors.Add($"{layer.Name}.Weights", table.weight!);
        register_module(layer.Name, table);
        tables.Add((int)layer.Argument("column"), table);
        bool isLast = network.Facts.IndexColumns[^1].Layer == layer.Name;
        int columns = network.Facts.InputLength;
        return new(layer.Inputs, read => isLast ? cat([.. Pieces(read[0], columns)], 1) : read[0]);
    }

    private IEnumerable<Tensor> Pieces(Tensor input, int columns)
    {
        int next = 0;
        foreach ((int column, Embedding table) in tables)
        {
            if (column > next)
                yield return input.narrow(1, next, column - next);
            yield return table.call(input.select(1, column).to_type(ScalarType.Int64));
            next = column + 1;
        }

        if (next < columns)
            yield return input.narrow(1, next, columns - next);
    }

    private Linear Linear(DeclaredNetwork network, string name)
    {
        // NetGen leaves out a bias that BatchNorm would cancel; so may the peer.
        bool bias = network.Tensors.ContainsKey($"{name}.Bias");
        (int outputs, int inputs) = network.ShapeOf($"{name}.Weights");
        Linear linear = nn.Linear(inputs, outputs, hasBias: bias);
        tensors.Add($"{name}.Weights", linear.weight);
        if (bias)
            tensors.Add($"{name}.Bias", linear.bias!);
        return linear;
    }

    private BatchNorm1d BatchNorm(DeclaredNetwork network, string name)
    {
        int units = network.Tensors[$"{name}.RunningMean"].Length;
        bool affine = network.Tensors.ContainsKey($"{name}.Gamma");
        BatchNorm1d module = nn.BatchNorm1d(
            units, network.Tensors[$"{name}.Epsilon"][0], network.Tensors[$"{name}.Momentum"][0], affine);
        if (affine)
        {
            tensors.Add($"{name}.Gamma", module.weight!);
            tensors.Add($"{name}.Beta", module.bias!);
        }

        tensors.Add($"{name}.RunningMean", module.running_mean!);
        tensors.Add($"{name}.RunningVariance", module.running_var!);
        return module;
    }

    private BatchNorm2d BatchNormOfImages(DeclaredNetwork network, string name)
    {
        BatchNorm2d module = nn.BatchNorm2d(
            network.Tensors[$"{name}.RunningMean"].Length, network.Tensors[$"{name}.Epsilon"][0],
            network.Tensors[$"{name}.Momentum"][0]);
        tensors.Add($"{name}.Gamma", module.weight!);
        tensors.Add($"{name}.Beta", module.bias!);
        tensors.Add($"{name}.RunningMean", module.running_mean!);
        tensors.Add($"{name}.RunningVariance", module.running_var!);
        return module;
    }

    private LayerNorm LayerNorm(LayerFacts layer)
    {
        bool affine = layer.Argument("affine") != 0;
        LayerNorm module = nn.LayerNorm(layer.Shape[0], layer.Argument("epsilon"), affine);
        if (affine)
        {
            tensors.Add($"{layer.Name}.Gamma", module.weight!);
            tensors.Add($"{layer.Name}.Beta", module.bias!);
        }

        return module;
    }

    private sealed record Step(IReadOnlyList<int> Inputs, Func<Tensor[], Tensor> Run);
}
