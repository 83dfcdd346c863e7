using System;

namespace NetGen.CompilerServices;

/// <summary>What the loss of each row of a batch is multiplied by, so that their sum is a mean.</summary>
public readonly struct LossScale
{
    private LossScale(float value, bool isWeighted)
    {
        Value = value;
        IsWeighted = isWeighted;
    }

    /// <summary>One over the number of rows, or over the sum of their weights.</summary>
    public float Value { get; }

    /// <summary>Whether rows, classes or outputs have weights, or labels are smoothed.</summary>
    public bool IsWeighted { get; }

    /// <summary>All rows count alike.</summary>
    public static LossScale Mean(int rows) => new(1f / rows, false);

    /// <summary>Each row counts with its weight, of <paramref name="sum"/> together.</summary>
    /// <exception cref="ArgumentException">The sum is 0, so that there is no mean.</exception>
    public static LossScale Weighted(double sum) => sum > 0
        ? new((float)(1 / sum), true)
        : throw new ArgumentException("Expected weights whose sum over the batch is above 0, found 0.");
}
