using System;
using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>Counts of right answers, from logits. NaN is no answer: it is never the largest, and on no side.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Accuracy
{
    /// <summary>Index of the largest value, the first one of equals; -1 where all are NaN.</summary>
    public static int IndexOfLargest(ReadOnlySpan<float> values)
    {
        int best = -1;
        float largest = float.NaN;
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] > largest || (float.IsNaN(largest) && !float.IsNaN(values[i])))
                (best, largest) = (i, values[i]);
        }

        return best;
    }

    /// <summary>Rows whose largest value, the first one of equals, stands at the label.</summary>
    public static long CountLabels(float* logits, int stride, int units, int* labels, int rows)
    {
        long correct = 0;
        for (int row = 0; row < rows; row++, logits += stride)
            correct += IndexOfLargest(new ReadOnlySpan<float>(logits, units)) == labels[row] ? 1 : 0;
        return correct;
    }

    /// <summary>Values on the side of 0 (a probability of one half) that their target says.</summary>
    public static long CountSides(float* logits, int stride, int units, float* targets, int rows)
    {
        long correct = 0;
        for (int row = 0; row < rows; row++, logits += stride, targets += units)
            for (int unit = 0; unit < units; unit++)
                correct += IsOnSide(logits[unit], 0f, targets[unit]) ? 1 : 0;
        return correct;
    }

    /// <summary>Whether an output is on the side of the threshold that the target says: yes above one half.</summary>
    public static bool IsOnSide(float output, float threshold, float target) =>
        target > 0.5f ? output > threshold : output <= threshold;
}
