using System;
using System.Linq;

namespace NetGen.Training;

/// <summary>Makes one number of what was predicted for rows.</summary>
/// <param name="outputs">rows x <paramref name="outputLength"/>: what was predicted.</param>
/// <param name="targets">rows x targets: what is right.</param>
/// <param name="outputLength">Outputs of a row.</param>
/// <typeparam name="TTarget"><c>int</c> for labels, <c>float</c> otherwise.</typeparam>
public delegate double ScoreFunction<TTarget>(
    ReadOnlySpan<float> outputs, ReadOnlySpan<TTarget> targets, int outputLength)
    where TTarget : unmanaged;

/// <summary>A number that judges predictions, by name; <see cref="Scorer"/> has the usual ones.</summary>
/// <param name="name">What tables call it.</param>
/// <param name="higherIsBetter">Whether a higher number is better.</param>
/// <param name="score">The number of some rows, at least one; NaN where it is undefined.</param>
/// <typeparam name="TTarget"><c>int</c> for labels, <c>float</c> otherwise.</typeparam>
public sealed class Scorer<TTarget>(string name, bool higherIsBetter, ScoreFunction<TTarget> score)
    where TTarget : unmanaged
{
    private readonly ScoreFunction<TTarget> score = score ?? throw new ArgumentNullException(nameof(score));

    /// <summary>What tables call it.</summary>
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>Whether a higher number is better.</summary>
    public bool HigherIsBetter { get; } = higherIsBetter;

    /// <summary>The number of some rows; NaN where it is undefined.</summary>
    /// <param name="outputs">rows x <paramref name="outputLength"/>: what was predicted.</param>
    /// <param name="targets">rows x targets: what is right.</param>
    /// <param name="outputLength">Outputs of a row.</param>
    /// <exception cref="ArgumentException">The two do not fit each other, or the number does not fit them.</exception>
    public double Score(ReadOnlySpan<float> outputs, ReadOnlySpan<TTarget> targets, int outputLength) =>
        score(outputs, targets, outputLength);

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}

/// <summary>The usual numbers that judge predictions.</summary>
public static class Scorer
{
    /// <summary>Share of rows whose label has the largest output.</summary>
    public static Scorer<int> Accuracy { get; } =
        new("accuracy", true, (outputs, labels, classes) => Counted(outputs, labels, classes).Accuracy);

    /// <summary>Mean of the classes' F1 scores: <see cref="ConfusionMatrix.Macro"/>.</summary>
    public static Scorer<int> MacroF1 { get; } =
        new("macro F1", true, (outputs, labels, classes) => Counted(outputs, labels, classes).Macro.F1);

    /// <summary><see cref="Training.LogLoss"/>, for networks whose outputs are probabilities.</summary>
    public static Scorer<int> LogLoss { get; } = new("log loss", false, (outputs, labels, classes) =>
    {
        LogLoss loss = new(classes);
        loss.Add(outputs, labels);
        return loss.Value;
    });

    /// <summary>
    /// The area under the ROC curve of class 1 of two; of more classes the mean of their areas, each against the rest
    /// (scikit-learn's <c>multi_class="ovr"</c>). NaN where a class has no row, or all of them.
    /// </summary>
    public static Scorer<int> RocArea { get; } = new("ROC area", true, (outputs, labels, classes) =>
    {
        int[] counts = new int[classes];
        Training.Labels.Check(outputs, labels, classes);
        foreach (int label in labels)
            counts[label]++;
        return counts.Contains(0) ? double.NaN
            : classes == 2 ? RocCurve.Of(ClassesApart.Scores(outputs, 2, 1), labels).Area
            : RocCurve.OneVersusRest(outputs, labels, classes).Average(curve => curve.Area);
    });

    /// <summary>Share of yes-or-no answers that are right, of BinaryCrossEntropy: <see cref="BinaryAccuracy"/>.</summary>
    public static Scorer<float> AnswersRight { get; } = new("accuracy", true, (outputs, targets, _) =>
    {
        BinaryAccuracy accuracy = new();
        accuracy.Add(outputs, targets);
        return accuracy.Value;
    });

    /// <summary><see cref="Training.BinaryLogLoss"/>, for BinaryCrossEntropy.</summary>
    public static Scorer<float> BinaryLogLoss { get; } = new("log loss", false, (outputs, targets, _) =>
    {
        BinaryLogLoss loss = new();
        loss.Add(outputs, targets);
        return loss.Value;
    });

    /// <summary>
    /// The area under the ROC curve of targets of 0 and 1, for BinaryCrossEntropy; the mean over several outputs. NaN
    /// where an output has targets of one kind only.
    /// </summary>
    public static Scorer<float> BinaryRocArea { get; } = new("ROC area", true, (outputs, targets, width) =>
    {
        ScoreCheck.SameLength(outputs.Length, targets.Length, nameof(outputs));
        double sum = 0;
        for (int output = 0; output < width; output++)
        {
            bool[] positives = ScoreCheck.Binary(Column(targets, width, output), nameof(targets));
            sum += positives.Distinct().Count() < 2
                ? double.NaN
                : RocCurve.Of(Column(outputs, width, output), positives).Area;
        }

        return sum / width;
    });

    /// <summary>The root of the mean squared error, in the targets' unit.</summary>
    public static Scorer<float> RootMeanSquaredError { get; } = new(
        "RMSE", false, (outputs, targets, width) => Errors(outputs, targets, width).RootMeanSquaredError);

    /// <summary>The mean absolute error, in the targets' unit.</summary>
    public static Scorer<float> MeanAbsoluteError { get; } = new(
        "MAE", false, (outputs, targets, width) => Errors(outputs, targets, width).MeanAbsoluteError);

    /// <summary>The coefficient of determination: <see cref="RegressionErrors.R2"/>.</summary>
    public static Scorer<float> R2 { get; } =
        new("R2", true, (outputs, targets, width) => Errors(outputs, targets, width).R2);

    /// <summary>A column of rows.</summary>
    internal static float[] Column(ReadOnlySpan<float> rows, int width, int column)
    {
        float[] values = new float[rows.Length / width];
        for (int row = 0; row < values.Length; row++)
            values[row] = rows[row * width + column];
        return values;
    }

    private static ConfusionMatrix Counted(ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels, int classes)
    {
        ConfusionMatrix confusion = new(classes);
        confusion.Add(outputs, labels);
        return confusion;
    }

    private static RegressionErrors Errors(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int width)
    {
        RegressionErrors errors = new(width);
        errors.Add(outputs, targets);
        return errors;
    }
}
