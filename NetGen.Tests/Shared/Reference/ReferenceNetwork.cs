using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Tests.Reference;

/// <summary>Runs and trains a described network in float64: slow, obvious, one layer after the other.</summary>
public sealed class ReferenceNetwork
{
    private readonly IReadOnlyList<NodeSpec> nodes;
    private readonly LayerState[] states;

    /// <summary>Makes the network; <paramref name="seed"/> is the trainer's seed of the dropout masks.</summary>
    public ReferenceNetwork(NetworkSpec spec, ulong seed = 0)
    {
        Spec = spec;
        Seed = seed;
        nodes = spec.Nodes;
        List<LayerState> made = [];
        foreach (NodeSpec node in nodes)
        {
            string owner = node.Scope == "" ? $"{node.Layer.WeightsOf}" : $"{node.Scope}.{node.Layer.WeightsOf}";
            LayerState? named = node.Layer.WeightsOf is null ? null : made.Single(layer => layer.Name == owner);
            made.Add(new LayerState(
                node.Name, node.Layer.FanIn(node.Inputs[0]), node.Output.Count,
                node.Layer.CreateTensors(node.Inputs[0], SoleReaderOf(made.Count + 1, node.Scope)), node.Ordinal)
            {
                Input = node.Inputs[0],
                Output = node.Output,
                Owner = named?.Owner ?? named,
            });
        }

        states = [.. made];
    }

    /// <summary>The description.</summary>
    public NetworkSpec Spec { get; }

    /// <summary>Seed of the dropout masks.</summary>
    public ulong Seed { get; }

    /// <summary>Imitates float32's rounding between layers where it is not null.</summary>
    public Random? Noise { get; init; }

    /// <summary>Names of the layers that training leaves alone.</summary>
    public IReadOnlySet<string> Frozen { get; init; } = new HashSet<string>();

    /// <summary>What the learning rate of a layer is multiplied by, where it is not 1.</summary>
    public IReadOnlyDictionary<string, float> Factors { get; init; } = new Dictionary<string, float>();

    /// <summary>The largest value, by its size, that any layer has put out.</summary>
    public double LargestValue { get; private set; }

    /// <summary>Steps done.</summary>
    public long StepCount { get; private set; }

    /// <summary>The layers with what they keep.</summary>
    public IReadOnlyList<LayerState> Layers => states;

    /// <summary>Every learned tensor, in PyTorch's order.</summary>
    public IEnumerable<Tensor> Learned =>
        states.SelectMany(state => state.Tensors).Where(tensor => tensor.Role != TensorRole.Statistic);

    /// <summary>Every running statistic, in order: mean, then variance.</summary>
    public IEnumerable<Tensor> Statistics =>
        states.SelectMany(state => state.Tensors).Where(tensor => tensor.Role == TensorRole.Statistic);

    /// <summary>The gradient of the network's input, of the last pass that had gradients.</summary>
    public Matrix InputGradient { get; private set; } = new(0, 0);

    /// <summary>Learned values.</summary>
    public int ParameterCount => Learned.Sum(tensor => tensor.Count);

    /// <summary>Sets every learned value from a flat vector of float32 values, exactly.</summary>
    public void CopyFrom(ReadOnlySpan<float> flat)
    {
        foreach (Tensor tensor in Learned)
        {
            for (int i = 0; i < tensor.Count; i++)
                tensor.Values[i] = flat[i];
            flat = flat[tensor.Count..];
        }
    }

    /// <summary>The logits of a batch.</summary>
    public Matrix Logits(Matrix inputs, Tape tape)
    {
        List<Matrix> values = [Spec.TakesPixels ? ByChannel.FromPixels(inputs, Spec.Shape) : inputs];
        for (int i = 0; i < states.Length; i++)
        {
            Matrix[] read = [.. nodes[i].Reads.Select(value => values[value])];
            values.Add(tape.Rounded(ByChannel.Forward(nodes[i], i + 1, read, states[i], tape)));
            foreach (double value in values[^1].Values)
                LargestValue = Math.Max(LargestValue, Math.Abs(value));
        }

        return values[^1];
    }

    /// <summary>The mean loss of a batch, at inference.</summary>
    public double Evaluate(Matrix inputs, Targets targets)
    {
        Tape tape = new(training: false, noise: Noise);
        Matrix logits = Logits(inputs, tape);
        return Spec.Loss.Forward(logits, targets, new Matrix(logits.Rows, logits.Columns), tape);
    }

    /// <summary>The mean loss of a batch in training mode, with the masks of the coming step; no gradients.</summary>
    public double TrainingLoss(Matrix inputs, Targets targets, out Tape tape)
    {
        tape = new Tape(training: true, Seed, StepCount, Noise) { Frozen = Frozen };
        Matrix logits = Logits(inputs, tape);
        return Spec.Loss.Forward(logits, targets, new Matrix(logits.Rows, logits.Columns), tape);
    }

    /// <summary>Loss and gradients of a batch, with the masks of the coming step; nothing else changes.</summary>
    public double ComputeGradients(Matrix inputs, Targets targets, out Tape tape)
    {
        tape = new Tape(training: true, Seed, StepCount, Noise) { Frozen = Frozen };
        Matrix logits = Logits(inputs, tape);
        Matrix gradient = new(logits.Rows, logits.Columns);
        double loss = Spec.Loss.Forward(logits, targets, gradient, tape);
        Backward(gradient, tape);
        return loss;
    }

    /// <summary>
    /// Gradients from one of the logits of the pass that is on the tape; returns that of the network's input.
    /// </summary>
    public Matrix Backward(Matrix gradient, Tape tape)
    {
        foreach (Tensor tensor in Learned)
            tensor.ClearGradient();
        InputGradient = tape.Backward(gradient);
        if (Spec.TakesPixels)
            InputGradient = ByChannel.ToPixels(InputGradient, Spec.Shape);
        foreach (LayerState layer in states.Where(layer => Frozen.Contains(layer.Name)))
            foreach (Tensor tensor in layer.Tensors)
                tensor.ClearGradient();
        return InputGradient;
    }

    /// <summary>One step: gradients, update, running statistics; returns the loss before the update.</summary>
    public double Step(Matrix inputs, Targets targets, UpdateRule rule, out Tape tape)
    {
        double loss = ComputeGradients(inputs, targets, out tape);
        ApplyGradients(rule);
        tape.Commit();
        return loss;
    }

    /// <summary>Updates the parameters from the gradients they hold, and counts a step.</summary>
    public void ApplyGradients(UpdateRule rule)
    {
        StepCount++;
        foreach (LayerState layer in states.Where(layer => !Frozen.Contains(layer.Name)))
        {
            UpdateRule own = rule with { Rate = rule.Rate * Factors.GetValueOrDefault(layer.Name, 1f) };
            foreach (Tensor tensor in layer.Tensors.Where(tensor => tensor.Role != TensorRole.Statistic))
                own.Apply(tensor, StepCount);
        }
    }

    // The layer that is alone to read a value, in the same block.
    private LayerSpec? SoleReaderOf(int value, string scope) =>
        nodes.Where(node => node.Reads.Contains(value)).ToArray() is [NodeSpec reader] && reader.Scope == scope
            ? reader.Layer
            : null;
}
