using System;
using System.Collections.Generic;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.Peers;

/// <summary>A declared network in TorchSharp, with the same values in it.</summary>
internal sealed class TorchNetwork
{
    private readonly Dictionary<string, Tensor> tensors = [];
    private readonly LayerAttribute loss;

    /// <summary>Builds the network; <paramref name="dropout"/> false leaves dropout out.</summary>
    public TorchNetwork(DeclaredNetwork network, bool dropout = true)
    {
        List<nn.Module<Tensor, Tensor>> modules = [];
        foreach ((LayerAttribute layer, string name) in network.NamedLayers())
        {
            nn.Module<Tensor, Tensor>? module = layer switch
            {
                DenseAttribute => Linear(network, name),
                BatchNormAttribute normalization => BatchNorm(network, normalization, name),
                ReLUAttribute => nn.ReLU(inplace: true),
                TanhAttribute => nn.Tanh(),
                DropoutAttribute rate => dropout ? nn.Dropout(rate.Rate) : nn.Identity(),
                InputAttribute or SoftmaxCrossEntropyAttribute or MeanSquaredErrorAttribute => null,
                _ => throw network.Unknown(layer, "TorchSharp"),
            };
            if (module is not null)
                modules.Add(module);
        }

        loss = network.Layers[^1];
        Layers = nn.Sequential(modules);
        using (no_grad())
        {
            foreach ((string name, Tensor destination) in tensors)
                destination.copy_(tensor(network.Tensors[name], destination.shape));
        }
    }

    /// <summary>Everything up to the loss.</summary>
    public Sequential Layers { get; }

    /// <summary>Its tensors by NetGen's names.</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors => tensors;

    /// <summary>The mean loss of a batch.</summary>
    public Tensor Loss(Tensor inputs, Tensor targets)
    {
        Tensor outputs = Layers.forward(inputs);
        return loss is SoftmaxCrossEntropyAttribute
            ? nn.functional.cross_entropy(outputs, targets)
            : nn.functional.mse_loss(outputs, targets);
    }

    /// <summary>Outputs with the loss's link.</summary>
    public Tensor Predict(Tensor inputs)
    {
        Tensor outputs = Layers.forward(inputs);
        return loss is SoftmaxCrossEntropyAttribute ? outputs.softmax(1) : outputs;
    }

    /// <summary>The update rule of NetGen's type, with the same numbers.</summary>
    public optim.Optimizer Optimizer(Type rule, double learningRate) =>
        rule == typeof(Momentum) ? optim.SGD(Layers.parameters(), learningRate, momentum: 0.9)
        : rule == typeof(Adam) ? optim.Adam(Layers.parameters(), learningRate)
        : throw new NotSupportedException($"Expected Momentum or Adam, found {rule.Name}.");

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

    private BatchNorm1d BatchNorm(DeclaredNetwork network, BatchNormAttribute declared, string name)
    {
        int units = network.Tensors[$"{name}.RunningMean"].Length;
        BatchNorm1d module = nn.BatchNorm1d(units, declared.Epsilon, declared.Momentum, declared.Affine);
        if (declared.Affine)
        {
            tensors.Add($"{name}.Gamma", module.weight!);
            tensors.Add($"{name}.Beta", module.bias!);
        }

        tensors.Add($"{name}.RunningMean", module.running_mean!);
        tensors.Add($"{name}.RunningVariance", module.running_var!);
        return module;
    }
}
