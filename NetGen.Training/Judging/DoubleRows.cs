using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen.Training;

/// <summary>
/// How rows of a network's inputs become rows of numbers in float64: an index that an Embedding reads becomes one-hot,
/// or nothing where there are too many.
/// </summary>
internal sealed class DoubleRows(int inputLength, IReadOnlyList<IndexColumn> indices)
{
    private const int MostNames = 1_000;

    private readonly int[] names = [.. Enumerable.Range(0, inputLength).Select(column => NamesOf(indices, column))];

    /// <summary>Numbers in a row.</summary>
    public int Width => names.Sum(count => count < 0 ? 1 : count);

    /// <summary>Rows as numbers.</summary>
    public double[] Of(ReadOnlySpan<float> inputs)
    {
        int rows = inputs.Length / names.Length;
        double[] values = new double[RowCheck.Total(rows, Width, nameof(inputs))];
        int at = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            int count = names[i % names.Length];
            if (count < 0)
                values[at++] = inputs[i];
            else if (count > 0)
                values[at + (int)inputs[i]] = 1;
            at += Math.Max(0, count);
        }

        return values;
    }

    /// <summary>target += factor x added.</summary>
    public static void Add(Span<double> target, double factor, ReadOnlySpan<double> added)
    {
        Span<Vector<double>> a = MemoryMarshal.Cast<double, Vector<double>>(target);
        ReadOnlySpan<Vector<double>> b = MemoryMarshal.Cast<double, Vector<double>>(added);
        for (int v = 0; v < a.Length; v++)
            a[v] += b[v] * factor;
        for (int i = a.Length * Vector<double>.Count; i < target.Length; i++)
            target[i] += factor * added[i];
    }

    /// <summary>The squared distance.</summary>
    public static double Distance(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ReadOnlySpan<Vector<double>> a = MemoryMarshal.Cast<double, Vector<double>>(left);
        ReadOnlySpan<Vector<double>> b = MemoryMarshal.Cast<double, Vector<double>>(right);
        Vector<double> sums = Vector<double>.Zero;
        for (int v = 0; v < a.Length; v++)
            sums += (a[v] - b[v]) * (a[v] - b[v]);
        double sum = Vector.Sum(sums);
        for (int i = a.Length * Vector<double>.Count; i < left.Length; i++)
            sum += (left[i] - right[i]) * (left[i] - right[i]);
        return sum;
    }

    // -1 for a number.
    private static int NamesOf(IReadOnlyList<IndexColumn> indices, int column) =>
        indices.FirstOrDefault(index => index.Column == column) is not IndexColumn found ? -1
        : found.Count <= MostNames ? found.Count : 0;
}
