using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>Holds float32 results against the float64 reference.</summary>
internal static class Agreement
{
    // What float32 rounds off a sum grows with the magnitudes of its terms; where they cancel, nothing is left to be
    // relative to. 8 units in the last place of the largest such sum are granted.
    private const double Cancellation = 8 * 5.96e-8;

    /// <summary>
    /// Fails unless each tensor's gradient deviates by at most <paramref name="tolerance"/> of its largest element.
    /// </summary>
    public static void Gradients(string what, ReferenceNetwork reference, ParameterBlock gradients, double tolerance)
    {
        float[] flat = Flat(gradients);
        Assert.Equal(reference.ParameterCount, flat.Length);
        int start = 0;
        foreach ((string name, Tensor tensor) in Named(reference, learned: true))
        {
            double cancelled = Cancellation * (tolerance / 1e-5) * Largest(tensor.Magnitude);
            double allowed = tolerance * Largest(tensor.Gradient) + cancelled;
            Within($"{what}: gradient of {name}", tensor.Gradient, flat.AsSpan(start, tensor.Count), allowed);
            start += tensor.Count;
        }
    }

    /// <summary>Fails unless each learned tensor deviates by at most <paramref name="allowed"/>(tensor).</summary>
    public static void Parameters(
        string what, ReferenceNetwork reference, ParameterBlock parameters, Func<Tensor, double> allowed)
    {
        float[] flat = Flat(parameters);
        int start = 0;
        foreach ((string name, Tensor tensor) in Named(reference, learned: true))
        {
            Within($"{what}: {name}", tensor.Values, flat.AsSpan(start, tensor.Count), allowed(tensor));
            start += tensor.Count;
        }
    }

    /// <summary>
    /// Fails unless each running statistic deviates by at most <paramref name="tolerance"/> of its largest element.
    /// </summary>
    public static void Statistics(string what, ReferenceNetwork reference, ParameterBlock parameters, double tolerance)
    {
        foreach (((string name, Tensor tensor), ParameterTensor stored) in
            Named(reference, learned: false).Zip(StatisticsOf(parameters)))
        {
            float[] values = new float[stored.Count];
            parameters.CopyTo(stored, values);
            Within($"{what}: {name}", tensor.Values, values, tolerance * Math.Max(1, Largest(tensor.Values)));
        }
    }

    /// <summary>
    /// Fails unless no value deviates by more than <paramref name="tolerance"/> of the largest (or of 1, if larger).
    /// </summary>
    public static void Outputs(string what, Matrix expected, ReadOnlySpan<float> found, double tolerance) =>
        Within(what, expected.Values, found, tolerance * Math.Max(1, Largest(expected.Values)));

    /// <summary>
    /// Fails unless a loss is right to a relative <paramref name="tolerance"/>, or a hundredth of it absolute.
    /// </summary>
    public static void Loss(string what, double expected, float found, double tolerance = 1e-5) =>
        Within($"{what}: loss", [expected], [found], tolerance * Math.Max(0.1, Math.Abs(expected)));

    /// <summary>Makes the reference what a network is now, parameters and running statistics, exactly.</summary>
    public static void Copy(ParameterBlock parameters, ReferenceNetwork reference)
    {
        reference.CopyFrom(Flat(parameters));
        foreach ((Tensor tensor, ParameterTensor stored) in reference.Statistics.Zip(StatisticsOf(parameters)))
        {
            float[] values = new float[stored.Count];
            parameters.CopyTo(stored, values);
            values.Select(value => (double)value).ToArray().CopyTo(tensor.Values, 0);
        }
    }

    /// <summary>The largest magnitude.</summary>
    public static double Largest(double[] values) => values.Max(Math.Abs);

    private static void Within(string what, double[] expected, ReadOnlySpan<float> found, double allowed)
    {
        Assert.Equal(expected.Length, found.Length);
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

    private static IEnumerable<ParameterTensor> StatisticsOf(ParameterBlock parameters) =>
        parameters.Layout.Tensors.Where(tensor => tensor.Role == TensorRole.Statistic);

    private static float[] Flat(ParameterBlock block)
    {
        float[] flat = new float[block.Count];
        block.CopyTo(flat);
        return flat;
    }
}
