using System;
using System.Collections.Generic;

namespace NetGen.Training;

/// <summary>
/// Rows in the order of their scores, the highest first: of each distinct score how many positive and negative rows
/// have it or a higher one. Rows of equal scores are taken together, as scikit-learn does.
/// </summary>
internal sealed class RankedScores
{
    private RankedScores(float[] thresholds, int[] truePositives, int[] falsePositives)
    {
        Thresholds = thresholds;
        TruePositives = truePositives;
        FalsePositives = falsePositives;
    }

    /// <summary>The distinct scores, falling.</summary>
    public float[] Thresholds { get; }

    /// <summary>Positive rows of such a score or a higher one.</summary>
    public int[] TruePositives { get; }

    /// <summary>Negative rows of such a score or a higher one.</summary>
    public int[] FalsePositives { get; }

    /// <summary>Positive rows.</summary>
    public int Positives => TruePositives[^1];

    /// <summary>Negative rows.</summary>
    public int Negatives => FalsePositives[^1];

    /// <exception cref="ArgumentException">
    /// There is no row, not a score for each label, or a score is NaN.
    /// </exception>
    public static RankedScores Of(ReadOnlySpan<float> scores, ReadOnlySpan<bool> labels)
    {
        ScoreCheck.Scores(scores, labels.Length, nameof(scores));
        float[] keys = scores.ToArray();
        bool[] positives = labels.ToArray();
        Array.Sort(keys, positives);
        List<float> thresholds = [];
        List<int> truePositives = [];
        List<int> falsePositives = [];
        (int right, int wrong) = (0, 0);
        for (int i = keys.Length - 1; i >= 0; i--)
        {
            if (positives[i])
                right++;
            else
                wrong++;
            if (i > 0 && keys[i - 1] == keys[i])
                continue;
            thresholds.Add(keys[i]);
            truePositives.Add(right);
            falsePositives.Add(wrong);
        }

        return new([.. thresholds], [.. truePositives], [.. falsePositives]);
    }

    /// <summary>The rows right and wrong where the rows down to a distinct score are called positive.</summary>
    public BinaryCounts Counts(int index) => new(
        TruePositives[index], FalsePositives[index], Negatives - FalsePositives[index],
        Positives - TruePositives[index]);
}
