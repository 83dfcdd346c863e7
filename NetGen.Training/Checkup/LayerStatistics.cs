using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Training;

/// <summary>Activations of each layer, gradients and updates of each tensor.</summary>
/// <param name="Input">The inputs.</param>
/// <param name="FeatureRatio">Largest deviation of an input feature over the smallest that is not zero.</param>
/// <param name="Layers">Each output that the trainer keeps, in order; the last one is the logits.</param>
/// <param name="Tensors">Each learned tensor.</param>
public sealed record LayerStatistics(
    LayerActivations Input, double FeatureRatio, IReadOnlyList<LayerActivations> Layers,
    IReadOnlyList<TensorUpdate> Tensors)
{
    /// <summary>What that says.</summary>
    public IReadOnlyList<Finding> Findings =>
        [JudgeInput(), JudgeDead(), JudgeSaturation(), JudgeSignal(), JudgeUpdates()];

    /// <summary>What was found, a line a finding.</summary>
    public override string ToString() => string.Join('\n', Findings);

    private Finding JudgeInput()
    {
        Spread spread = Input.Spread;
        string measured = string.Create(
            CultureInfo.InvariantCulture, $"mean {spread.Mean:G3}, deviation {spread.Deviation:G3}");
        double size = Math.Abs(spread.Mean) + spread.Deviation;
        Finding Found(Verdict verdict, string advice) => new(CheckKind.InputScale, verdict, measured, advice);
        if (!double.IsFinite(size))
            return Found(Verdict.Bad, "an input is not finite: drop such rows, or fill such values in");
        if (spread.Deviation == 0)
            return Found(Verdict.Bad, "every input is the same number: nothing to learn from; look how rows are read");
        if (size > 10)
            return Found(Verdict.Bad, "unscaled inputs: standardise; pixels: divide by 255, subtract the mean");
        if (size < 1e-2)
            return Found(Verdict.Warning, "inputs are tiny: standardise them");

        // Pixels at the border of images hardly vary, and that is no fault.
        if (FeatureRatio > 1_000 && Input.Units < 100)
            return Found(Verdict.Warning, "features differ a thousandfold in deviation: standardise each");
        return spread.Histogram.Low >= 0 || spread.PositiveShare > 0.99 || Math.Abs(spread.Mean) > spread.Deviation
            ? Found(
                Verdict.Warning,
                "inputs are not centred: the weight gradients of a unit lean to one sign; subtract the training mean")
            : Found(Verdict.Good, "");
    }

    private Finding JudgeDead()
    {
        LayerActivations? worst =
            Layers.Where(layer => !double.IsNaN(layer.DeadShare)).MaxBy(layer => layer.DeadShare);
        if (worst is null)
            return new(CheckKind.DeadReLUs, Verdict.Good, "no ReLU");
        string where = worst.Positions == 1 ? "units are 0" : "channels are 0 at every position";
        string measured = string.Create(
            CultureInfo.InvariantCulture,
            $"{worst.DeadShare:P0} of {worst.Layer}'s {worst.Units / worst.Positions:N0} {where} for every row");
        Verdict verdict = Grade(worst.DeadShare, bad: 0.5, warning: 0.1);
        return new(
            CheckKind.DeadReLUs, verdict, measured,
            verdict == Verdict.Good
                ? ""
                : "dead ReLUs never learn: a positive bias such as 0.01, He initialisation, LeakyReLU, a lower rate");
    }

    private Finding JudgeSaturation()
    {
        LayerActivations? worst =
            Layers.Where(layer => !double.IsNaN(layer.SaturatedShare)).MaxBy(layer => layer.SaturatedShare);
        if (worst is null)
            return new(CheckKind.Saturation, Verdict.Good, "no sigmoid or tanh");
        string measured = string.Create(
            CultureInfo.InvariantCulture, $"{worst.SaturatedShare:P0} of {worst.Layer}'s values are at its flat ends");
        Verdict verdict = Grade(worst.SaturatedShare, bad: 0.5, warning: 0.2);
        return new(
            CheckKind.Saturation, verdict, measured,
            verdict == Verdict.Good
                ? ""
                : "saturated units pass no gradient: Xavier initialisation, smaller inputs, ReLU");
    }

    private static Verdict Grade(double share, double bad, double warning) =>
        share >= bad ? Verdict.Bad : share >= warning ? Verdict.Warning : Verdict.Good;

    private Finding JudgeSignal()
    {
        LayerActivations[] hidden = [.. Layers.SkipLast(1)];
        if (hidden.Length == 0)
            return new(CheckKind.Signal, Verdict.Good, "no hidden layer");
        LayerActivations least = hidden.MinBy(layer => layer.Spread.Deviation)!;
        LayerActivations most = hidden.MaxBy(layer => layer.Spread.Deviation)!;
        string measured = string.Create(
            CultureInfo.InvariantCulture,
            $"deviations {least.Spread.Deviation:G3} ({least.Layer}) to {most.Spread.Deviation:G3} ({most.Layer})");
        if (!(most.Spread.Deviation <= 100))
        {
            return new(
                CheckKind.Signal, Verdict.Bad, measured,
                $"activations of {most.Layer} are huge: scale inputs, He or Xavier initialisation, BatchNorm");
        }

        if (least.Spread.Deviation < 1e-3)
        {
            return new(
                CheckKind.Signal, Verdict.Bad, measured,
                $"the signal dies out in {least.Layer}: He or Xavier initialisation, BatchNorm");
        }

        LayerActivations? oneSided = hidden.FirstOrDefault(layer =>
            layer.Activation is { LowerLimit: >= 0f, HasDeadUnits: false } && layer.Spread.PositiveShare > 0.99);
        return oneSided is null
            ? new(CheckKind.Signal, Verdict.Good, measured)
            : new(
                CheckKind.Signal, Verdict.Warning, measured,
                $"{oneSided.Layer} is positive alone: the next weights' gradients share a sign; tanh or ReLU");
    }

    private Finding JudgeUpdates()
    {
        TensorUpdate[] weights =
            [.. Tensors.Where(tensor => tensor.Tensor.EndsWith(".Weights", StringComparison.Ordinal))];
        if (weights.Length == 0)
            return new(CheckKind.Updates, Verdict.Good, "no weights");
        TensorUpdate? still = weights.FirstOrDefault(
            tensor => tensor.Gradient.Deviation == 0 && tensor.Gradient.Mean == 0);
        if (still is not null)
        {
            return new(
                CheckKind.Updates, Verdict.Bad, $"the gradient of {still.Tensor} is zero",
                "nothing flows back: a dead or saturated layer behind it, or weights that are all zero");
        }

        // Farthest from 1e-3, in powers of ten.
        TensorUpdate worst = weights.MaxBy(tensor => Math.Abs(Math.Log10(tensor.UpdateRatio / 1e-3)))!;
        string measured = string.Create(
            CultureInfo.InvariantCulture, $"|update| / |weights| is {worst.UpdateRatio:G2} in {worst.Tensor}");
        Finding Found(Verdict verdict, string advice) => new(CheckKind.Updates, verdict, measured, advice);
        return worst.UpdateRatio switch
        {
            > 0.1 => Found(Verdict.Warning, "about 1e-3 is healthy: lower the learning rate"),
            < 1e-5 => Found(Verdict.Warning, "about 1e-3 is healthy: raise the learning rate"),
            double.NaN => Found(Verdict.Bad, "the weights are all zero: initialise them at random"),
            _ => Found(Verdict.Good, ""),
        };
    }
}
