using System;

namespace NetGen.Training;

/// <summary>Classes as yes-or-no questions: a class, or any other.</summary>
internal static class ClassesApart
{
    /// <summary>
    /// What a class scores in each row: its output; of two classes that are no probabilities, how far it is above the
    /// other.
    /// </summary>
    public static float[] Scores(ReadOnlySpan<float> outputs, int classes, int label)
    {
        bool differs = classes == 2 && outputs.ContainsAnyExceptInRange(0f, 1f);
        float[] scores = new float[outputs.Length / classes];
        for (int row = 0; row < scores.Length; row++)
        {
            float own = outputs[row * classes + label];
            scores[row] = differs ? own - outputs[row * classes + 1 - label] : own;
        }

        return scores;
    }

    /// <summary>Whether each row is of a class.</summary>
    public static bool[] Positives(ReadOnlySpan<int> labels, int label)
    {
        bool[] positives = new bool[labels.Length];
        for (int row = 0; row < labels.Length; row++)
            positives[row] = labels[row] == label;
        return positives;
    }

    /// <summary>Something of each class, in their order.</summary>
    public static T[] Each<T>(
        ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels, int classes, Func<float[], bool[], T> of)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        Labels.Check(outputs, labels, classes);
        T[] all = new T[classes];
        for (int label = 0; label < classes; label++)
            all[label] = of(Scores(outputs, classes, label), Positives(labels, label));
        return all;
    }
}
