using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>Holds float32 results against the float64 reference.</summary>
internal static class Agreement
{
    /// <summary>The largest deviation of a tensor, of its largest element.</summary>
    public const double Tolerance = 1e-5;

    private const int Trials = 4;

    // The imitated rounding is 2^-24 at most: a result that magnifies rounding k times gets k times the tolerance.
    private const double Slack = Tolerance * (1 << 24);

    /// <summary>
    /// Fails where a result deviates by more than <see cref="Tolerance"/> of its scale. Where a sum cancels (a bias
    /// before a normalisation), or BatchNorm divides by a deviation that is small beside the values (two rows), no
    /// float32 can hold that: then the deviation may be <see cref="Slack"/> times what imitated rounding between the
    /// layers does to the reference itself.
    /// </summary>
    /// <param name="what">The case.</param>
    /// <param name="run">Computes what is expected, with rounding imitated where it is given a source of noise.</param>
    /// <param name="found">What was found, in the same order.</param>
    public static void Check(string what, Func<Random?, IReadOnlyList<Expected>> run, IReadOnlyList<float[]> found)
    {
        IReadOnlyList<Expected> expected = run(null);
        Assert.Equal(expected.Count, found.Count);
        IReadOnlyList<double>? rounding = null;
        for (int i = 0; i < expected.Count; i++)
        {
            double allowed = Tolerance * expected[i].Scale;
            if (Deviation(expected[i].Values, found[i]) <= allowed)
                continue;
            rounding ??= Rounding(run, expected);
            Within($"{what}: {expected[i].Name}", expected[i].Values, found[i], Math.Max(allowed, Slack * rounding[i]));
        }
    }

    /// <summary>The gradients of a reference, tensor by tensor.</summary>
    public static IEnumerable<Expected> Gradients(ReferenceNetwork reference) =>
        Named(reference, learned: true).Select(t => new Expected($"gradient of {t.Name}", [.. t.Tensor.Gradient]));

    /// <summary>The parameters and running statistics of a reference, tensor by tensor.</summary>
    public static IEnumerable<Expected> State(ReferenceNetwork reference) =>
        Named(reference, learned: true).Concat(Named(reference, learned: false))
            .Select(t => new Expected(t.Name, [.. t.Tensor.Values], Floor: 0.1));

    /// <summary>The learned part of a block, tensor by tensor.</summary>
    public static IEnumerable<float[]> Learned(ParameterBlock block) => Tensors(block, tensor => tensor.IsLearned);

    /// <summary>Parameters and running statistics, tensor by tensor.</summary>
    public static IEnumerable<float[]> State(ParameterBlock block) => Learned(block).Concat(StatisticsOf(block));

    /// <summary>Makes the reference what a network is now, parameters and running statistics, exactly.</summary>
    public static void Copy(ParameterBlock parameters, ReferenceNetwork reference)
    {
        IEnumerable<Tensor> tensors = reference.Learned.Concat(reference.Statistics);
        foreach ((Tensor tensor, float[] values) in tensors.Zip(State(parameters)))
            for (int i = 0; i < values.Length; i++)
                tensor.Values[i] = values[i];
    }

    private static double[] Rounding(Func<Random?, IReadOnlyList<Expected>> run, IReadOnlyList<Expected> expected)
    {
        double[] largest = new double[expected.Count];
        for (int trial = 0; trial < Trials; trial++)
        {
            IReadOnlyList<Expected> moved = run(new Random(trial));
            for (int i = 0; i < largest.Length; i++)
                for (int k = 0; k < expected[i].Values.Length; k++)
                    largest[i] = Math.Max(largest[i], Math.Abs(expected[i].Values[k] - moved[i].Values[k]));
        }

        return largest;
    }

    private static double Deviation(double[] expected, float[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        double largest = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double deviation = Math.Abs(expected[i] - found[i]);
            largest = double.IsNaN(deviation) ? double.PositiveInfinity : Math.Max(largest, deviation);
        }

        return largest;
    }

    private static void Within(string what, double[] expected, float[] found, double allowed)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs(expected[i] - found[i]) <= allowed))
                Assert.Fail($"{what}[{i}]: expected {expected[i]:G9} within {allowed:G3}, found {found[i]:G9}.");
        }
    }

    private static IEnumerable<(string Name, Tensor Tensor)> Named(ReferenceNetwork reference, bool learned) =>
        from layer in reference.Layers
        from tensor in layer.Tensors
        where tensor.Role != TensorRole.Statistic == learned
        select ($"{layer.Name}.{tensor.Name}", tensor);

    /// <summary>The running statistics of a block, tensor by tensor.</summary>
    public static IEnumerable<float[]> StatisticsOf(ParameterBlock block) =>
        Tensors(block, tensor => tensor.Role == TensorRole.Statistic);

    private static IEnumerable<float[]> Tensors(ParameterBlock block, Func<ParameterTensor, bool> predicate)
    {
        foreach (ParameterTensor tensor in block.Layout.Tensors.Where(predicate))
        {
            float[] values = new float[tensor.Count];
            block.CopyTo(tensor, values);
            yield return values;
        }
    }
}
