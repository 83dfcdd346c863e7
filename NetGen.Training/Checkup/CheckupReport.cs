using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Spectre.Console;

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
    private const int WidthOfFiles = 140;

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

    /// <summary>Writes the tables as plain text.</summary>
    public void Write(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = WidthOfFiles;
        Write(console);
    }

    /// <summary>Writes three tables: findings, layers, learning rates.</summary>
    public void Write(IAnsiConsole console)
    {
        ArgumentNullException.ThrowIfNull(console);
        console.Write(FindingTable());
        console.Write(LayerTables.Activations(Layers));
        console.Write(LayerTables.Updates(Layers));
        console.Write(RateTable());
    }

    private Table FindingTable()
    {
        Table table = new Table().Title(Markup.Escape(Network)).AddColumns("check", "verdict", "measured", "advice");
        foreach (Finding finding in Findings)
        {
            string colour = finding.Verdict switch
            {
                Verdict.Bad => "red",
                Verdict.Warning => "yellow",
                _ => "green",
            };
            table.AddRow(
                $"{finding.Check}", $"[{colour}]{$"{finding.Verdict}".ToLowerInvariant()}[/]",
                Markup.Escape(finding.Measured), Markup.Escape(finding.Advice));
        }

        return table;
    }

    private Table RateTable()
    {
        Table table = new Table().AddColumns("learning rate", "loss", "outcome");
        foreach (RateTrial trial in LearningRates.Sweep)
        {
            table.AddRow(
                trial.Rate.ToString("0.0e-0", CultureInfo.InvariantCulture),
                double.IsFinite(trial.Loss) ? trial.Loss.ToString("G4", CultureInfo.InvariantCulture) : "not finite",
                trial.Outcome switch
                {
                    RateOutcome.TooLow => "too low: loss barely moves",
                    RateOutcome.TooHigh => "too high: explodes, or learns little",
                    RateOutcome.AboveChance => $"falls, but stays above chance{Suggested(trial)}",
                    _ => $"learns{Suggested(trial)}",
                });
        }

        return table;

        string Suggested(RateTrial trial) => trial.Rate == LearningRates.Suggested ? ", suggested" : "";
    }
}
