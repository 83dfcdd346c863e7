using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

using static System.FormattableString;

namespace NetGen.CompilerServices;

/// <summary>The sentences of argument errors.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Check
{
    /// <summary>Throws unless a span has just the expected length.</summary>
    public static void Length(int found, int expected, string name)
    {
        if (found != expected)
            throw new ArgumentException($"Expected {expected} values, found {found}.", name);
    }

    /// <summary>
    /// Rows in a span of whole rows of <paramref name="width"/> values; throws where the last row is short.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Rows(int found, int width, string name)
    {
        // Inlined, a constant width turns the division into a multiplication: a prediction takes some ten nanoseconds.
        int rows = found / width;
        if (rows * width != found)
            ThrowShortRow(found, width, name);
        return rows;
    }

    /// <summary>Throws unless a span holds <paramref name="rows"/> rows of <paramref name="width"/> values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rows(int found, int rows, int width, string name)
    {
        if (found != (long)rows * width)
            ThrowOtherRows(found, rows, width, name);
    }

    /// <summary>Throws where outputs would be written over inputs that are still to be read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apart(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputs, string name)
    {
        if (inputs.Overlaps(outputs))
            ThrowOverlap(name);
    }

    /// <summary>Throws where there is no row.</summary>
    public static void NotEmpty(int rows, string name)
    {
        if (rows == 0)
            throw new ArgumentException("Expected at least 1 row, found 0.", name);
    }

    /// <summary>
    /// Throws unless targets fit their rows, labels are classes of the network, and targets that are probabilities lie
    /// in [0, 1]; NaN does not. A target of another loss may be any number: one that is not finite makes a loss that is
    /// not finite, which a step returns without changing anything.
    /// </summary>
    public static void Targets<TTarget>(ReadOnlySpan<TTarget> targets, int rows, NetworkFacts facts, string name)
        where TTarget : unmanaged
    {
        Rows(targets.Length, rows, facts.TargetLength, name);
        if (typeof(TTarget) == typeof(int))
            Labels(MemoryMarshal.Cast<TTarget, int>(targets), facts.OutputLength, name);
        else if (typeof(TTarget) == typeof(float) && facts.TargetsAreProbabilities)
            Probabilities(MemoryMarshal.Cast<TTarget, float>(targets), facts.TargetLength, name);
    }

    /// <summary>Throws unless every label is one of so many classes.</summary>
    public static void Labels(ReadOnlySpan<int> labels, int classes, string name)
    {
        for (int row = 0; row < labels.Length; row++)
        {
            if ((uint)labels[row] >= (uint)classes)
            {
                throw new ArgumentOutOfRangeException(
                    name, labels[row],
                    $"Expected labels from 0 to {classes - 1}, found {labels[row]} in row {row}.");
            }
        }
    }

    /// <summary>Throws unless each column that an embedding reads holds a row of its table.</summary>
    public static void Indices(ReadOnlySpan<float> inputs, NetworkFacts facts, string name)
    {
        for (int i = 0; i < facts.IndexColumns.Count; i++)
        {
            IndexColumn index = facts.IndexColumns[i];
            for (long at = index.Column; at < inputs.Length; at += facts.InputLength)
            {
                float found = inputs[(int)at];
                if (!(found >= 0f && found < index.Count && found == (int)found))
                    ThrowNoIndex(found, (int)at / facts.InputLength, index, name);
            }
        }
    }

    /// <summary>Throws unless every target, of so many a row, lies in [0, 1].</summary>
    public static void Probabilities(ReadOnlySpan<float> targets, int width, string name)
    {
        int found = IndexOfNoProbability(targets);
        if (found >= 0)
            ThrowNoProbability(targets[found], found, width, name);
    }

    // Every step looks: IndexOfAnyExceptInRange goes through floats one by one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int IndexOfNoProbability(ReadOnlySpan<float> values)
    {
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> x = new(values[i..]);
            if (!(Vector.GreaterThanOrEqualAll(x, Vector<float>.Zero)
                && Vector.LessThanOrEqualAll(x, Vector<float>.One)))
            {
                break;
            }
        }

        for (; i < values.Length; i++)
            if (!(values[i] is >= 0f and <= 1f))
                return i;
        return -1;
    }

    /// <summary>
    /// Throws unless there is no weight, or one a row, finite and at least 0, one of them above 0.
    /// </summary>
    public static void RowWeights(ReadOnlySpan<float> weights, int rows, string name)
    {
        if (weights.IsEmpty)
            return;
        if (weights.Length != rows)
        {
            throw new ArgumentException(
                Invariant($"Expected {rows:N0} weights, one a row, found {weights.Length:N0}."), name);
        }

        bool isAbove = false;
        for (int row = 0; row < weights.Length; row++)
        {
            isAbove |= weights[row] > 0f;
            if (!IsWeight(weights[row]))
            {
                throw new ArgumentOutOfRangeException(
                    name, weights[row],
                    $"Expected weights finite and at least 0, found {weights[row]} in row {row}.");
            }
        }

        if (!isAbove)
            throw new ArgumentException("Expected a weight above 0, found 0 in every row.", name);
    }

    /// <summary>Whether a number can be a weight in a loss.</summary>
    internal static bool IsWeight(float value) => value >= 0f && float.IsFinite(value);

    [DoesNotReturn]
    private static void ThrowNoProbability(float found, int at, int width, string name)
    {
        string place = width == 1 ? $"row {at}" : $"row {at / width}, output {at % width}";
        throw new ArgumentOutOfRangeException(name, found, $"Expected targets in [0, 1], found {found} in {place}.");
    }

    [DoesNotReturn]
    private static void ThrowNoIndex(float found, int row, IndexColumn index, string name) =>
        throw new ArgumentOutOfRangeException(
            name, found,
            Invariant($"Expected whole numbers from 0 to {index.Count - 1} in column {index.Column}, which ")
            + Invariant($"{index.Layer} reads, found {found} in row {row}."));

    [DoesNotReturn]
    private static void ThrowShortRow(int found, int width, string name) =>
        throw new ArgumentException(
            Invariant($"Expected whole rows of {width:N0} values, found {found:N0} values."), name);

    [DoesNotReturn]
    private static void ThrowOverlap(string name) =>
        throw new ArgumentException("Expected memory apart from that of the inputs, found that the two overlap.", name);

    [DoesNotReturn]
    private static void ThrowOtherRows(int found, int rows, int width, string name) => throw new ArgumentException(
        Invariant($"Expected {(long)rows * width:N0} values ({rows:N0} rows of {width:N0}), found {found:N0}."), name);
}
