using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NetGen.Training;

/// <summary>
/// How often each class was taken for each other, with precision, recall and F1 in scikit-learn's definitions; a share
/// of nothing (a class that never was predicted, or never was there) is 0, as its <c>zero_division=0</c>.
/// </summary>
public sealed class ConfusionMatrix : IMetric<int>
{
    private readonly long[] counts;
    private readonly long[] unpredicted;

    /// <summary>Counts nothing yet.</summary>
    /// <param name="classes">Number of classes, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer classes.</exception>
    public ConfusionMatrix(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        Classes = classes;
        counts = new long[checked(classes * classes)];
        unpredicted = new long[classes];
        ClassNames = Array.AsReadOnly(
            Array.ConvertAll([.. Enumerable.Range(0, classes)], label => label.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Counts nothing yet, of classes that have names.</summary>
    /// <param name="classNames">What each class is called, at least 2.</param>
    /// <exception cref="ArgumentException">There are fewer, or one is null.</exception>
    public ConfusionMatrix(IReadOnlyList<string> classNames)
        : this(CountOf(classNames)) => ClassNames = Array.AsReadOnly([.. classNames]);

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>What each class is called: its number, unless names were given.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Rows taken.</summary>
    public long Rows { get; private set; }

    /// <summary>
    /// Rows of class <paramref name="label"/> that were predicted to be <paramref name="predicted"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is no class.</exception>
    public long this[int label, int predicted]
    {
        get
        {
            CheckClass(label, nameof(label));
            CheckClass(predicted, nameof(predicted));
            return counts[label * Classes + predicted];
        }
    }

    /// <summary>
    /// Rows of a class that were predicted to be none, since every output was NaN: they are wrong, and count in
    /// <see cref="Rows"/> and in the recall of their class.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="label"/> is no class.</exception>
    public long Unpredicted(int label)
    {
        CheckClass(label, nameof(label));
        return unpredicted[label];
    }

    /// <summary>
    /// Share of rows that were right; NaN without rows. The micro averages of the three scores all are it.
    /// </summary>
    public double Accuracy => Rows == 0 ? double.NaN : (double)Right / Rows;

    /// <summary>
    /// Scores from the counts of all classes together: each equals the accuracy where each row has one label.
    /// </summary>
    public ClassScores Micro => ClassScores.Of(Right, Rows, Rows);

    /// <summary>
    /// Mean of the classes' scores, each class counting alike; a class that neither is there nor was predicted does not
    /// count, as in scikit-learn.
    /// </summary>
    public ClassScores Macro
    {
        get
        {
            (double precision, double recall, double f1) = (0, 0, 0);
            int present = 0;
            for (int c = 0; c < Classes; c++)
            {
                if (Support(c) + PredictedCount(c) == 0)
                    continue;
                ClassScores scores = Scores(c);
                precision += scores.Precision;
                recall += scores.Recall;
                f1 += scores.F1;
                present++;
            }

            return present == 0
                ? new(0, 0, 0, 0)
                : new(precision / present, recall / present, f1 / present, Rows);
        }
    }

    private long Right
    {
        get
        {
            long right = 0;
            for (int c = 0; c < Classes; c++)
                right += counts[c * Classes + c];
            return right;
        }
    }

    /// <summary>Precision, recall, F1 and support of one class.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="label"/> is no class.</exception>
    public ClassScores Scores(int label)
    {
        CheckClass(label, nameof(label));
        return ClassScores.Of(counts[label * Classes + label], PredictedCount(label), Support(label));
    }

    /// <summary>Takes one row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is no class; nothing is taken then.</exception>
    public void Add(int label, int predicted) => Add([label], [predicted]);

    /// <summary>Takes rows whose classes are known: label and prediction of each.</summary>
    /// <exception cref="ArgumentException">
    /// The two differ in length, or a number is no class; nothing is taken then.
    /// </exception>
    public void Add(ReadOnlySpan<int> labels, ReadOnlySpan<int> predicted)
    {
        if (labels.Length != predicted.Length)
        {
            throw new ArgumentException(
                Counted.Text($"Expected {labels.Length} predictions, one a label, found {predicted.Length}."),
                nameof(predicted));
        }

        Labels.Check(labels, Classes, nameof(labels));
        Labels.Check(predicted, Classes, nameof(predicted));
        for (int row = 0; row < labels.Length; row++)
            Count(labels[row], predicted[row]);
    }

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<int> targets)
    {
        Labels.Check(outputs, targets, Classes);
        for (int row = 0; row < targets.Length; row++)
            Count(targets[row], CompilerServices.Accuracy.IndexOfLargest(outputs.Slice(row * Classes, Classes)));
    }

    /// <summary>Takes one row whose numbers were checked; a prediction of -1 is none.</summary>
    internal void Count(int label, int predicted)
    {
        if (predicted < 0)
            unpredicted[label]++;
        else
            counts[label * Classes + predicted]++;
        Rows++;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        Array.Clear(counts);
        Array.Clear(unpredicted);
        Rows = 0;
    }

    /// <summary>
    /// The counts, a line for each label and a column for each prediction (a last one for rows that were predicted to
    /// be none, where there are any), with precision, recall and F1 at the end.
    /// </summary>
    public override string ToString() => Text(ClassNames);

    /// <summary>The same with other names of the classes.</summary>
    /// <param name="classNames">What each class is called.</param>
    /// <exception cref="ArgumentException">They are more or fewer than the classes.</exception>
    public string ToString(IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        if (classNames.Count != Classes)
        {
            throw new ArgumentException(
                $"Expected {Classes} names of classes, found {classNames.Count}.", nameof(classNames));
        }

        _ = CountOf(classNames);
        return Text(classNames);
    }

    private static int CountOf(IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        return classNames.All(name => name is not null)
            ? classNames.Count
            : throw new ArgumentException("Expected names of classes, found null among them.", nameof(classNames));
    }

    private string Text(IReadOnlyList<string> names)
    {
        int longest = 0;
        foreach (string name in names)
            longest = Math.Max(longest, name.Length);
        int first = Math.Max("label".Length, longest);
        int width = Math.Max(Math.Max(6, longest), Number(Rows).Length) + 1;
        StringBuilder text = new("label".PadRight(first));
        foreach (string name in names)
            text.Append(name.PadLeft(width));
        bool hasNone = Array.Exists(unpredicted, rows => rows > 0);
        text.Append(hasNone ? "none".PadLeft(width) : "").Append("  precision  recall      F1");
        for (int c = 0; c < Classes; c++)
        {
            text.Append('\n').Append(names[c].PadLeft(first));
            for (int p = 0; p < Classes; p++)
                text.Append(Number(counts[c * Classes + p]).PadLeft(width));
            text.Append(hasNone ? Number(unpredicted[c]).PadLeft(width) : "");
            ClassScores scores = Scores(c);
            text.Append(
                CultureInfo.InvariantCulture, $"  {scores.Precision,9:F4}  {scores.Recall:F4}  {scores.F1:F4}");
        }

        return text.ToString();
    }

    private static string Number(long rows) => rows.ToString("N0", CultureInfo.InvariantCulture);

    private long Support(int label) =>
        unpredicted[label] + Enumerable.Range(0, Classes).Sum(predicted => counts[label * Classes + predicted]);

    private long PredictedCount(int predicted) =>
        Enumerable.Range(0, Classes).Sum(label => counts[label * Classes + predicted]);

    private void CheckClass(int found, string name)
    {
        if ((uint)found >= (uint)Classes)
        {
            throw new ArgumentOutOfRangeException(
                name, found, $"Expected a class from 0 to {Classes - 1}, found {found}.");
        }
    }
}
