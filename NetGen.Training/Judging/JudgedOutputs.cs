using System;
using System.Globalization;

namespace NetGen.Training;

/// <summary>A class against the rest, or a yes-or-no output. What has no meaning for its rows is null.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Positives">Rows of the class.</param>
/// <param name="Roc">The ROC curve; null where all rows are of one kind.</param>
/// <param name="PrecisionRecall">The precision-recall curve; null where no row is of the class.</param>
/// <param name="Calibration">The calibration; null where outputs are no probabilities.</param>
/// <param name="F1">The threshold of the highest F1; null where no row is of the class.</param>
/// <param name="Youden">The threshold of the highest Youden's J; null where all rows are of one kind.</param>
public sealed record JudgedClass(
    string Name, int Positives, RocCurve? Roc, PrecisionRecallCurve? PrecisionRecall, Calibration? Calibration,
    DecisionThreshold? F1, DecisionThreshold? Youden)
{
    internal static JudgedClass Of(string name, float[] scores, bool[] positives, bool areProbabilities, int bins)
    {
        int count = positives.AsSpan().Count(true);
        bool hasSome = count > 0, hasBoth = hasSome && count < positives.Length;
        return new(
            name, count,
            hasBoth ? RocCurve.Of(scores, positives) : null,
            hasSome ? PrecisionRecallCurve.Of(scores, positives) : null,
            areProbabilities ? Calibration.Of(scores, positives, bins) : null,
            hasSome ? DecisionThreshold.ForF1(scores, positives) : null,
            hasBoth ? DecisionThreshold.ForYouden(scores, positives) : null);
    }

    /// <summary>Name and areas, in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}: ROC area {Roc?.Area ?? double.NaN:F4}, average precision "
        + $"{PrecisionRecall?.AveragePrecision ?? double.NaN:F4}, {Positives:N0} rows");
}

/// <summary>A predicted number, in its own unit.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Errors">Its errors.</param>
/// <param name="Quantiles">How they are spread.</param>
public sealed record JudgedNumber(string Name, RegressionErrors Errors, ErrorQuantiles Quantiles)
{
    internal static JudgedNumber Of(string name, float[] predictions, float[] targets)
    {
        RegressionErrors errors = new();
        errors.Add(predictions, targets);
        return new(name, errors, ErrorQuantiles.Of(predictions, targets));
    }

    /// <summary>Name and errors, in one line.</summary>
    public override string ToString() => $"{Name}: {Quantiles}";
}
