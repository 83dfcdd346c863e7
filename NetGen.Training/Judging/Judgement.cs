using System;
using System.Collections.Generic;
using System.Globalization;

namespace NetGen.Training;

/// <summary>
/// What a network is worth on validation rows: its scores beside those of simple models, which features it depends on
/// and how, and for classes curves, calibration and thresholds, for numbers the spread of its errors.
/// </summary>
public sealed record Judgement
{
    private const int MostFeatures = 20;
    private const int MostClasses = 20;

    /// <summary>Name of the network.</summary>
    public required string Network { get; init; }

    /// <summary>What becomes of each column of the network's record; null where it takes rows of numbers.</summary>
    public RecordEncoding? Encoding { get; init; }

    /// <summary>Validation rows.</summary>
    public required int Rows { get; init; }

    /// <summary>What each output is called.</summary>
    public required IReadOnlyList<string> OutputNames { get; init; }

    /// <summary>Scores of the network beside those of simple models; null where they were not asked for.</summary>
    public required Baselines? Baselines { get; init; }

    /// <summary>
    /// What each feature is worth, by log loss, root mean squared error or, of Hinge, accuracy; null for a single row,
    /// and for many inputs without groups.
    /// </summary>
    public required PermutationImportance? Importance { get; init; }

    /// <summary>How the outputs depend on the most important features.</summary>
    public required IReadOnlyList<PartialDependence> Dependences { get; init; }

    /// <summary>Which class was taken for which; null for numbers.</summary>
    public required ConfusionMatrix? Confusion { get; init; }

    /// <summary>
    /// Each class against the rest; of two classes the second alone; each output of BinaryCrossEntropy. Empty for
    /// numbers.
    /// </summary>
    public required IReadOnlyList<JudgedClass> Classes { get; init; }

    /// <summary>Calibration of the answers of three classes or more; null for others.</summary>
    public required Calibration? Answers { get; init; }

    /// <summary>Each predicted number; empty for classes.</summary>
    public required IReadOnlyList<JudgedNumber> Numbers { get; init; }

    /// <summary>What could not be said, and why; a sentence each.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>Judges a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="training">The rows that it was trained on, for the baselines.</param>
    /// <param name="validation">Rows that it was not trained on.</param>
    /// <param name="options">What to look at.</param>
    /// <exception cref="ArgumentException">
    /// Rows do not fit the network, there is none, a number of them is not finite, an output is NaN, or an option is
    /// out of its range.
    /// </exception>
    public static Judgement Of<TNetwork, TTarget>(
        TNetwork network, Dataset<TTarget> training, Dataset<TTarget> validation, JudgementOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        DatasetCheck.Fits(training, TNetwork.Facts, nameof(training));
        DatasetCheck.Fits(validation, TNetwork.Facts, nameof(validation));
        return Of(network.Predict, TNetwork.Facts, training, validation, options ?? new());
    }

    /// <summary>Judges what predicts rows that fit the facts.</summary>
    internal static Judgement Of<TTarget>(
        RowPredictor predict, NetworkFacts facts, Dataset<TTarget> training, Dataset<TTarget> validation,
        JudgementOptions options)
        where TTarget : unmanaged =>
        new JudgementRun<TTarget>(predict, facts, validation, options).Run(
            baselines => Training.Baselines.Of(predict, facts, training, validation, baselines));

    // What the console shows of a report, in its order.
    private IEnumerable<string> Parts()
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{Network} on {Rows:N0} validation rows");
        if (Baselines is not null)
            yield return $"{Baselines}";
        if (Confusion is { Classes: <= MostClasses })
            yield return $"{Confusion}";
        if (Classes.Count > 0)
            yield return $"{JudgementTables.Classes(this)}";
        if (Answers is not null)
            yield return $"Answers: {Answers}";
        if (Numbers.Count > 0)
            yield return $"{JudgementTables.Numbers(this)}";
        if (Importance is not null)
            yield return $"{Importance.Table(MostFeatures)}";
        foreach (PartialDependence dependence in Dependences)
            yield return $"{dependence.Table(OutputNames)}";
        foreach (string remark in Remarks)
            yield return remark;
    }

    /// <summary>Tables of all that was found, and what could not be said.</summary>
    public override string ToString() => string.Join("\n\n", Parts());
}
