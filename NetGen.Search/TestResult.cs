using System;
using System.Globalization;

namespace NetGen.Training;

/// <summary>What the winner of a study makes of rows that nothing was chosen by.</summary>
/// <param name="Winner">Stage, trial, settings and epochs of the winner.</param>
/// <param name="Evaluation">Loss and accuracy on the test rows.</param>
public sealed record TestResult(string Winner, Evaluation Evaluation)
{
    /// <summary>
    /// Wilson's interval of 95 % around the accuracy; null where there is no accuracy. For the outputs of a network
    /// with BinaryCrossEntropy it takes rows, not outputs, as independent.
    /// </summary>
    public ConfidenceInterval? Interval => float.IsNaN(Evaluation.Accuracy)
        ? null
        : ConfidenceInterval.Wilson(
            (long)Math.Round((double)Evaluation.Accuracy * Evaluation.Rows), Evaluation.Rows);

    /// <summary>The same in one line.</summary>
    public override string ToString() => Interval is ConfidenceInterval interval
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"test accuracy {Evaluation.Accuracy:F4} on {Evaluation.Rows:N0} rows, 95 % interval {interval.Low:F4} to "
            + $"{interval.High:F4} (Wilson): {Winner}")
        : string.Create(
            CultureInfo.InvariantCulture, $"test loss {Evaluation.Loss:F4} on {Evaluation.Rows:N0} rows: {Winner}");
}
