using System;

namespace NetGen.Training;

/// <summary>The sentences of errors about scores and what they are held against.</summary>
internal static class ScoreCheck
{
    /// <summary>Throws unless there is a score for each label.</summary>
    public static void SameLength(int found, int expected, string name)
    {
        if (found != expected)
        {
            throw new ArgumentException(
                Counted.Text($"Expected {expected} outputs, as many as targets, found {found}."), name);
        }
    }

    /// <summary>Throws where there is nothing, not a score for each label, or a score is NaN.</summary>
    public static void Scores(ReadOnlySpan<float> scores, int labels, string name)
    {
        if (labels == 0)
            throw new ArgumentException("Expected at least 1 row, found 0.", name);
        if (scores.Length != labels)
        {
            throw new ArgumentException(
                Counted.Text($"Expected {labels} scores, one a label, found {scores.Length}."), name);
        }

        for (int row = 0; row < scores.Length; row++)
            if (float.IsNaN(scores[row]))
                throw new ArgumentException(
                    Counted.Text($"Expected scores that are numbers, found NaN in row {row}."), name);
    }

    /// <summary>Throws unless every value lies in [0, 1].</summary>
    public static void Probabilities(ReadOnlySpan<float> values, string name)
    {
        int bad = values.IndexOfAnyExceptInRange(0f, 1f);
        if (bad >= 0)
        {
            throw new ArgumentException(
                Counted.Text($"Expected probabilities from 0 to 1, found {values[bad]} at {bad}."), name);
        }
    }

    /// <summary>Throws unless a number is from 0 to 1.</summary>
    public static void Share(double found, string name)
    {
        if (!(found is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(name, found, $"Expected {name} from 0 to 1, found {found}.");
    }

    /// <summary>Labels as yes and no; throws where one is neither 0 nor 1.</summary>
    public static bool[] Binary(ReadOnlySpan<int> labels, string name)
    {
        bool[] positives = new bool[labels.Length];
        for (int row = 0; row < labels.Length; row++)
        {
            positives[row] = labels[row] is 0 or 1
                ? labels[row] == 1
                : throw new ArgumentException(
                    Counted.Text($"Expected labels of 0 or 1, found {labels[row]} in row {row}: take the classes one ")
                    + "versus the rest.", name);
        }

        return positives;
    }

    /// <summary>Targets as yes and no; throws where one is neither 0 nor 1.</summary>
    public static bool[] Binary(ReadOnlySpan<float> targets, string name)
    {
        bool[] positives = new bool[targets.Length];
        for (int row = 0; row < targets.Length; row++)
        {
            positives[row] = targets[row] is 0f or 1f
                ? targets[row] == 1f
                : throw new ArgumentException(
                    Counted.Text($"Expected targets of 0 or 1, found {targets[row]} in row {row}."), name);
        }

        return positives;
    }
}
