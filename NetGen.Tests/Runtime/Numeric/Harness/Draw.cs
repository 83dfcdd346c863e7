using System;
using System.Collections.Generic;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Numeric;

/// <summary>Random parameters and batches, the same in every process.</summary>
internal static class Draw
{
    private const int Attempts = 100;

    /// <summary>
    /// Draws until the pass stays away from kinks, where float32 and float64 could fall on different sides; a network
    /// of many kinks gets half the distance after every 100 draws.
    /// </summary>
    public static Batch AwayFromKinks(
        NetworkSpec spec, int rows, ulong seed, double distance, Func<float[], Batch, double> nearestKink)
    {
        Random random = new(HashCode(spec, rows, seed));
        for (double wanted = distance; wanted > distance / 10; wanted /= 2)
        {
            for (int attempt = 0; attempt < Attempts; attempt++)
            {
                Batch batch = Any(spec, rows, random);
                if (nearestKink(batch.Parameters, batch) >= wanted)
                    return batch;
            }
        }

        throw new InvalidOperationException($"Expected a draw {distance:G2} away from kinks, found none of {spec}.");
    }

    /// <summary>Draws parameters and a batch.</summary>
    public static Batch Any(NetworkSpec spec, int rows, Random random)
    {
        float[] values = Normals(rows * spec.Inputs, random);
        foreach ((int column, int names) in spec.Indices)
            for (int at = column; at < values.Length; at += spec.Inputs)
                values[at] = random.Next(names);
        Matrix inputs = Matrix.From(values, spec.Inputs);
        return new Batch(Parameters(spec, random), values, inputs, TargetsOf(spec, rows, random));
    }

    /// <summary>Ordinary normal values.</summary>
    public static float[] Normals(int count, Random random)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
            values[i] = (float)Normal(random);
        return values;
    }

    private static float[] Parameters(NetworkSpec spec, Random random)
    {
        List<float> flat = [];
        foreach (LayerState layer in new ReferenceNetwork(spec).Layers)
            foreach (Tensor tensor in layer.Tensors)
                for (int i = 0; i < tensor.Count && tensor.Role != TensorRole.Statistic; i++)
                    flat.Add((float)Value(tensor.Role, layer.Inputs, random));
        return [.. flat];
    }

    private static double Value(TensorRole role, int inputs, Random random) => role switch
    {
        TensorRole.Weights => Normal(random) * Math.Sqrt(1.5 / inputs),
        TensorRole.Gamma => 1 + 0.2 * Normal(random),
        TensorRole.Slope => 0.25 + 0.1 * Normal(random),
        _ => 0.2 * Normal(random),
    };

    private static Targets TargetsOf(NetworkSpec spec, int rows, Random random)
    {
        if (spec.Loss.TakesLabels)
        {
            int[] labels = new int[rows];
            for (int row = 0; row < rows; row++)
                labels[row] = random.Next(spec.Outputs);
            return Targets.Of(labels);
        }

        float[] values = Normals(rows * spec.Outputs, random);
        if (spec.Loss is BinaryCrossEntropy)
            for (int i = 0; i < values.Length; i++)
                values[i] = i % 3 == 0 ? (float)random.NextDouble() : random.Next(2);
        return Targets.Of(values);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    // string.GetHashCode differs from process to process.
    private static int HashCode(NetworkSpec spec, int rows, ulong seed)
    {
        uint hash = 2166136261;
        foreach (char c in $"{spec} {rows} {seed}")
            hash = unchecked((hash ^ c) * 16777619);
        return (int)(hash & int.MaxValue);
    }
}
