using System.Globalization;
using System.Linq;

namespace NetGen.Training;

/// <summary>The tables of a checkup's report.</summary>
internal static class CheckupTables
{
    /// <summary>Column of the findings' verdicts.</summary>
    public const int VerdictColumn = 1;

    public static TextTable Findings(CheckupReport report) => new(
        report.Network, ["check", "verdict", "measured", "advice"],
        [
            .. report.Findings.Select(finding => (string[])
            [
                $"{finding.Check}", $"{finding.Verdict}".ToLowerInvariant(), finding.Measured, finding.Advice,
            ]),
        ]);

    public static TextTable Activations(LayerStatistics layers) => new(
        "",
        ["layer", "units", "mean", "deviation", "above 0", "dead", "saturated", $"histogram, {Histogram.Bins} bins"],
        [
            .. layers.Layers.Prepend(layers.Input).Select(layer => (string[])
            [
                layer.Activation is null ? layer.Layer : $"{layer.Layer} ({layer.Activation.Kind})",
                layer.Units.ToString("N0", CultureInfo.InvariantCulture), Number(layer.Spread.Mean),
                Number(layer.Spread.Deviation), Share(layer.Spread.PositiveShare), Share(layer.DeadShare),
                Share(layer.SaturatedShare), Bars(layer.Spread.Histogram),
            ]),
        ]);

    public static TextTable Updates(LayerStatistics layers) => new(
        "",
        [
            "tensor", "gradient's mean", "deviation", "|update| / |value|",
            $"gradient's histogram, {Histogram.Bins} bins",
        ],
        [
            .. layers.Tensors.Select(tensor => (string[])
            [
                tensor.Tensor, Number(tensor.Gradient.Mean), Number(tensor.Gradient.Deviation),
                double.IsNaN(tensor.UpdateRatio) ? "-" : Number(tensor.UpdateRatio), Bars(tensor.Gradient.Histogram),
            ]),
        ]);

    public static TextTable Rates(LearningRates rates) => new(
        "", ["learning rate", "loss", "outcome"],
        [
            .. rates.Sweep.Select(trial => (string[])
            [
                trial.Rate.ToString("0.0e-0", CultureInfo.InvariantCulture),
                double.IsFinite(trial.Loss) ? trial.Loss.ToString("G4", CultureInfo.InvariantCulture) : "not finite",
                Outcome(trial) + (trial.Rate == rates.Suggested && Learns(trial) ? ", suggested" : ""),
            ]),
        ]);

    private static bool Learns(RateTrial trial) => trial.Outcome is not (RateOutcome.TooLow or RateOutcome.TooHigh);

    private static string Outcome(RateTrial trial) => trial.Outcome switch
    {
        RateOutcome.TooLow => "too low: loss barely moves",
        RateOutcome.TooHigh => "too high: explodes, or learns little",
        RateOutcome.AboveChance => "falls, but stays above chance",
        _ => "learns",
    };

    private static string Bars(Histogram histogram) =>
        $"{Number(histogram.Low)} {histogram} {Number(histogram.High)}";

    private static string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    private static string Share(double share) =>
        double.IsNaN(share) ? "-" : share.ToString("P0", CultureInfo.InvariantCulture);
}
