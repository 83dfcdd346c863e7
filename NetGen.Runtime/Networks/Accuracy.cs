namespace NetGen.CompilerServices;

/// <summary>Counts of right answers, from logits.</summary>
public static unsafe class Accuracy
{
    /// <summary>Rows whose largest value, the first one of equals, stands at the label.</summary>
    public static long CountLabels(float* logits, int stride, int units, int* labels, int rows)
    {
        long correct = 0;
        for (int row = 0; row < rows; row++, logits += stride)
        {
            int best = 0;
            for (int unit = 1; unit < units; unit++)
                if (logits[unit] > logits[best])
                    best = unit;
            correct += best == labels[row] ? 1 : 0;
        }

        return correct;
    }

    /// <summary>Values on the side of 0 (a probability of one half) that their target says.</summary>
    public static long CountSides(float* logits, int stride, int units, float* targets, int rows)
    {
        long correct = 0;
        for (int row = 0; row < rows; row++, logits += stride, targets += units)
            for (int unit = 0; unit < units; unit++)
                correct += logits[unit] > 0f == targets[unit] > 0.5f ? 1 : 0;
        return correct;
    }
}
