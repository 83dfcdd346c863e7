using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>What the loss of each row of a batch is multiplied by, so that their sum is a mean.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
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

    /// <summary>
    /// Each row counts with its weight, of <paramref name="sum"/> together; where that is 0, there is nothing to lose.
    /// </summary>
    public static LossScale Weighted(double sum) => new(sum > 0 ? (float)(1 / sum) : 0f, true);
}
