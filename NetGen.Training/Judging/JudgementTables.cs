using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Training;

/// <summary>The tables of a judgement.</summary>
internal static class JudgementTables
{
    private static readonly double[] Shares = [0.5, 0.75, 0.9, 0.95, 1];

    public static TextTable Classes(Judgement judgement) => new(
        "Classes, each against the rest",
        [
            "class", "rows", "ROC area", "average precision", "calibration error", "Brier score", "best F1",
            "at threshold",
        ],
        [
            .. judgement.Classes.Select(one => (string[])
            [
                one.Name, one.Positives.ToString("N0", CultureInfo.InvariantCulture), Text(one.Roc?.Area),
                Text(one.PrecisionRecall?.AveragePrecision), Text(one.Calibration?.ExpectedError),
                Text(one.Calibration?.BrierScore), Text(one.F1?.Counts.F1), Text(one.F1?.Threshold),
            ]),
        ])
    {
        FirstNumber = 1,
    };

    public static TextTable Numbers(Judgement judgement) => new(
        "Absolute errors: at most, of a share of the rows",
        [
            "output", "RMSE", "mean", "R2",
            .. Shares.Select(share => share.ToString("P0", CultureInfo.InvariantCulture)),
        ],
        [
            .. judgement.Numbers.Select(number => (IReadOnlyList<string>)
            [
                number.Name, Baselines.Number(number.Errors.RootMeanSquaredError),
                Baselines.Number(number.Errors.MeanAbsoluteError), Baselines.Number(number.Errors.R2),
                .. Shares.Select(share => Baselines.Number(number.Quantiles.Absolute(share))),
            ]),
        ])
    {
        FirstNumber = 1,
    };

    private static string Text(double? number) => Baselines.Number(number ?? double.NaN);
}
