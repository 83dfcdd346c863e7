using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Tests.Numeric;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.ReferenceTests;

/// <summary>Holds the gradients of the reference against central differences of its loss.</summary>
internal static class GradientCheck
{
    private const double Step = 1e-5;
    private const double Tolerance = 1e-6;

    // A step in a weight moves what is behind it by a small multiple of itself.
    private const double KinkDistance = 1e-3;

    // Each difference takes two passes.
    private const int MostValues = 250;

    /// <summary>
    /// Draws parameters and a batch away from kinks, and checks every learned tensor: each value of a small one, a
    /// sample of a large one.
    /// </summary>
    public static void Run(NetworkSpec spec, int rows, ulong seed) => Run(new ReferenceNetwork(spec, seed), rows, []);

    /// <summary>The same of a network that may have frozen layers, with weights of rows (empty for none).</summary>
    public static void Run(ReferenceNetwork network, int rows, float[] rowWeights)
    {
        NetworkSpec spec = network.Spec;
        Batch batch = Draw.AwayFromKinks(spec, rows, network.Seed, KinkDistance, (parameters, candidate) =>
        {
            network.CopyFrom(parameters);
            network.TrainingLoss(candidate.Inputs, candidate.Targets, out Tape tape);
            return tape.NearestKink;
        });
        batch = batch with { Targets = batch.Targets with { RowWeights = rowWeights } };
        network.ComputeGradients(batch.Inputs, batch.Targets, out _);
        Assert.NotEmpty(network.Learned);
        foreach (LayerState layer in network.Layers.Where(layer => !network.Frozen.Contains(layer.Name)))
            foreach (Tensor tensor in layer.Tensors.Where(tensor => tensor.Role != TensorRole.Statistic))
                Compare($"{layer.Name}.{tensor.Name} of {spec}", network, batch, tensor.Values, tensor.Gradient);
        Compare($"the input of {spec}", network, batch, batch.Inputs.Values, network.InputGradient.Values);
    }

    private static void Compare(
        string name, ReferenceNetwork network, Batch batch, double[] values, double[] gradient)
    {
        double deviation = 0;
        foreach (int i in Sample(values.Length))
        {
            double value = values[i];
            values[i] = value + Step;
            double above = network.TrainingLoss(batch.Inputs, batch.Targets, out _);
            values[i] = value - Step;
            double below = network.TrainingLoss(batch.Inputs, batch.Targets, out _);
            values[i] = value;
            deviation = Math.Max(deviation, Math.Abs(gradient[i] - (above - below) / (2 * Step)));
        }

        double largest = gradient.Max(Math.Abs);

        // Differences of a loss near 1 round at 1e-16 / 1e-5: what is smaller than that says nothing.
        Assert.True(
            deviation <= Tolerance * largest + 1e-10,
            $"{name}: expected differences within {Tolerance:G2} of {largest:G4}, found {deviation:G4}.");
    }

    private static IEnumerable<int> Sample(int count)
    {
        int[] places = [.. Enumerable.Range(0, count)];
        if (count > MostValues)
            new Random(count).Shuffle(places);
        return places.Take(MostValues);
    }
}
