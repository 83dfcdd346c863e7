using System;
using System.Linq;
using System.Runtime.InteropServices;

namespace NetGen.Tests.Reference;

/// <summary>The targets of a batch: labels, or values, one an output.</summary>
/// <param name="Labels">Labels, one a row; empty where the loss takes values.</param>
/// <param name="Values">Values, row by row; empty where the loss takes labels.</param>
public sealed record Targets(int[] Labels, float[] Values)
{
    /// <summary>A weight a row; empty where all rows count alike.</summary>
    public float[] RowWeights { get; init; } = [];

    /// <summary>The weight of a row.</summary>
    public double Weight(int row) => RowWeights.Length == 0 ? 1 : RowWeights[row];

    /// <summary>The weights of so many rows, together.</summary>
    public double SumOfWeights(int rows) => Enumerable.Range(0, rows).Sum(Weight);

    /// <summary>Labels, one a row.</summary>
    public static Targets Of(params int[] labels) => new(labels, []);

    /// <summary>Values, row by row.</summary>
    public static Targets Of(params float[] values) => new([], values);

    /// <summary>The bytes of labels or values, whichever there are.</summary>
    public static implicit operator ReadOnlySpan<byte>(Targets targets) => targets.Labels.Length > 0
        ? MemoryMarshal.AsBytes(targets.Labels.AsSpan())
        : MemoryMarshal.AsBytes(targets.Values.AsSpan());
}
