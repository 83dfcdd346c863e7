using System;

namespace NetGen.Tests.Reference;

/// <summary>A learned tensor or a running statistic with its gradient, flat in PyTorch's order.</summary>
public sealed class Tensor(string name, TensorRole role, int count, double start = 0)
{
    /// <summary>Name within the layer, such as Weights.</summary>
    public string Name { get; } = name;

    /// <summary>What the values are.</summary>
    public TensorRole Role { get; } = role;

    /// <summary>Number of values.</summary>
    public int Count => Values.Length;

    /// <summary>The values; weights as (output, input).</summary>
    public double[] Values { get; } = Filled(count, start);

    /// <summary>Gradient of the mean loss.</summary>
    public double[] Gradient { get; } = new double[count];

    /// <summary>First number that an update rule keeps.</summary>
    public double[] State0 { get; } = new double[count];

    /// <summary>Second number that an update rule keeps.</summary>
    public double[] State1 { get; } = new double[count];

    /// <summary>Forgets the gradient.</summary>
    public void ClearGradient() => Array.Clear(Gradient);

    private static double[] Filled(int count, double value)
    {
        double[] values = new double[count];
        Array.Fill(values, value);
        return values;
    }
}
