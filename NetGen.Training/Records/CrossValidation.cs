using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>What a network is worth by k-fold cross-validation, in the units of its record.</summary>
public sealed class CrossValidation<TNetwork>
{
    internal CrossValidation(
        IReadOnlyList<ValidatedFold<TNetwork>> folds, IReadOnlyList<FoldScore> scores, ConfusionMatrix? confusion,
        RegressionErrors? errors) =>
        (Folds, Scores, Confusion, Errors) = (folds, scores, confusion, errors);

    /// <summary>The folds.</summary>
    public IReadOnlyList<ValidatedFold<TNetwork>> Folds { get; }

    /// <summary>The scores on validation rows: a number a fold, their mean and deviation.</summary>
    public IReadOnlyList<FoldScore> Scores { get; }

    /// <summary>
    /// Which class was taken for which: all records, each predicted by the network that did not learn from it. Null
    /// where targets are numbers.
    /// </summary>
    public ConfusionMatrix? Confusion { get; }

    /// <summary>
    /// Errors in the unit of the targets: of all records, each predicted by the network that did not learn from it.
    /// Null where the target is a class.
    /// </summary>
    public RegressionErrors? Errors { get; }

    /// <summary>A score by its name, such as <c>MAE</c> or <c>accuracy</c>.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public FoldScore this[string score] =>
        Scores.FirstOrDefault(own => own.Name == score) ?? throw new ArgumentException(
            $"Expected one of {string.Join(", ", Scores.Select(own => own.Name))}, found '{score}'.", nameof(score));

    /// <summary>A table of the folds and their scores, with mean and deviation.</summary>
    public override string ToString() => Table().ToString();

    internal TextTable Table() => new(
        Counted.Text($"Scores on the validation rows of {Folds.Count} folds"),
        ["fold", "rows", .. Scores.Select(score => score.Name)],
        [
            .. Folds.Select((fold, i) => (IReadOnlyList<string>)
            [
                Counted.Text($"{i + 1}"), Counted.Text($"{fold.Rows.Count}"),
                .. Scores.Select(score => Baselines.Number(score.Values[i])),
            ]),
            ["mean", "", .. Scores.Select(score => Baselines.Number(score.Mean))],
            ["deviation", "", .. Scores.Select(score => Baselines.Number(score.Deviation))],
        ])
    {
        FirstNumber = 1,
    };
}

/// <summary>One fold of a cross-validation.</summary>
/// <param name="Network">Fitted and trained on the records of the other folds.</param>
/// <param name="History">How its training went.</param>
/// <param name="Rows">The numbers of the records that it was scored on.</param>
public sealed record ValidatedFold<TNetwork>(TNetwork Network, TrainingHistory History, IReadOnlyList<int> Rows);

/// <summary>A score of a cross-validation.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="HigherIsBetter">Whether a higher number is better.</param>
/// <param name="Values">The number of each fold; NaN where it is undefined.</param>
public sealed record FoldScore(string Name, bool HigherIsBetter, IReadOnlyList<double> Values)
{
    /// <summary>Mean over the folds.</summary>
    public double Mean => Values.Average();

    /// <summary>
    /// Standard deviation over the folds, with their number less one below the sum.
    /// </summary>
    public double Deviation
    {
        get
        {
            double mean = Mean;
            return Math.Sqrt(Values.Sum(value => (value - mean) * (value - mean)) / (Values.Count - 1));
        }
    }

    /// <summary>Name, mean and deviation, in one line.</summary>
    public override string ToString() => $"{Name} {Baselines.Number(Mean)} ± {Baselines.Number(Deviation)}";
}
