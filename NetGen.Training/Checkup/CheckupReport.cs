using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen.Training;

/// <summary>What a checkup found: findings, and the data behind them.</summary>
/// <param name="Network">Name of the network.</param>
/// <param name="InitialLoss">The loss at the start, beside chance.</param>
/// <param name="Gradients">Gradients beside central differences.</param>
/// <param name="Overfit">A few rows learned by heart.</param>
/// <param name="LearningRates">The learning-rate range test.</param>
/// <param name="Layers">Activations, gradients and updates.</param>
/// <param name="Curves">A short training: its epochs.</param>
/// <param name="CurveFinding">What they say.</param>
public sealed record CheckupReport(
    string Network, InitialLoss InitialLoss, GradientReport Gradients, Overfit Overfit, LearningRates LearningRates,
    LayerStatistics Layers, TrainingHistory Curves, Finding CurveFinding)
{
    /// <summary>Every finding, causes before their consequences.</summary>
    public IReadOnlyList<Finding> Findings { get; } =
    [
        .. new[] { Gradients.Finding, Overfit.Finding, LearningRates.Finding, CurveFinding }
            .Concat(InitialLoss.Findings).Concat(Layers.Findings).OrderBy(finding => finding.Check),
    ];

    /// <summary>The worst verdict.</summary>
    public Verdict Verdict => Findings.Max(finding => finding.Verdict);

    /// <summary>
    /// The first bad finding: the likeliest cause of the ones behind it; null where none is bad.
    /// </summary>
    public Finding? Illness => Findings.FirstOrDefault(finding => finding.Verdict == Verdict.Bad);

    /// <summary>The network and its illness, in one line.</summary>
    public override string ToString() => Illness is null
        ? $"{Network}: no illness"
        : $"{Network}: {Illness}";

    /// <summary>Writes the tables as plain text: findings, activations, updates, learning rates.</summary>
    public void Write(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        foreach (TextTable table in Tables)
            table.Write(output);
    }

    internal IEnumerable<TextTable> Tables =>
    [
        CheckupTables.Findings(this), CheckupTables.Activations(Layers), CheckupTables.Updates(Layers),
        CheckupTables.Rates(LearningRates),
    ];
}
