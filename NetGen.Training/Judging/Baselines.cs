using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Training;

/// <summary>
/// What simple models make of the same rows, so that one sees what a network is worth: the mean or the most frequent
/// class (scikit-learn's <c>DummyClassifier(strategy="prior")</c>), linear or logistic regression, and the nearest
/// neighbours. They take the inputs as the network takes them, in float64; an index that an Embedding reads becomes
/// one-hot. Weights of the training rows count in the first two; of the validation rows each counts alike.
/// </summary>
public sealed class Baselines
{
    private Baselines(
        int rows, IReadOnlyList<ScoreColumn> scores, IReadOnlyList<ScoredModel> models) =>
        (Rows, Scores, Models) = (rows, scores, models);

    /// <summary>Validation rows that the scores are of.</summary>
    public int Rows { get; }

    /// <summary>The scores.</summary>
    public IReadOnlyList<ScoreColumn> Scores { get; }

    /// <summary>
    /// The models, the simplest first; behind them the network, where there is one, and the network on its training
    /// rows.
    /// </summary>
    public IReadOnlyList<ScoredModel> Models { get; }

    /// <summary>The baselines of labelled rows.</summary>
    /// <param name="training">What to fit on.</param>
    /// <param name="validation">What to score on.</param>
    /// <param name="options">How to fit.</param>
    /// <exception cref="ArgumentException">
    /// There is no row, the two differ in inputs, an input is not finite, a label is negative, or an option is out of
    /// its range.
    /// </exception>
    public static Baselines Of(Dataset<int> training, Dataset<int> validation, BaselineOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        CheckRows(training, validation);
        int classes = Math.Max(2, 1 + Math.Max(Largest(training), Largest(validation)));
        Labels.Check(training.Targets, classes, nameof(training));
        Labels.Check(validation.Targets, classes, nameof(validation));
        return Of(
            training, validation, classes, [], UsualScores.OfLabels(areProbabilities: true), false, options, null);
    }

    /// <summary>The baselines of a regression.</summary>
    /// <param name="training">What to fit on.</param>
    /// <param name="validation">What to score on.</param>
    /// <param name="options">How to fit.</param>
    /// <exception cref="ArgumentException">
    /// There is no row, the two differ in inputs or targets, a number is not finite, or an option is out of its range.
    /// </exception>
    public static Baselines Of(Dataset<float> training, Dataset<float> validation, BaselineOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        CheckRows(training, validation);
        return Of(
            training, validation, training.TargetLength, [], UsualScores.OfNumbers(), false, options, null);
    }

    /// <summary>The baselines beside a network.</summary>
    /// <param name="network">The network; of BinaryCrossEntropy the baselines predict probabilities.</param>
    /// <param name="training">What it was trained on, and what to fit on.</param>
    /// <param name="validation">What to score on.</param>
    /// <param name="options">How to fit.</param>
    /// <exception cref="ArgumentException">
    /// The rows do not fit the network, there is none, a number is not finite, or an option is out of its range.
    /// </exception>
    public static Baselines Of<TNetwork, TTarget>(
        TNetwork network, Dataset<TTarget> training, Dataset<TTarget> validation, BaselineOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        NetworkFacts facts = TNetwork.Facts;
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        DatasetCheck.Fits(training, facts, nameof(training));
        DatasetCheck.Fits(validation, facts, nameof(validation));
        return Of(network.Predict, facts, training, validation, options);
    }

    /// <summary>The baselines beside what predicts rows that fit the facts.</summary>
    internal static Baselines Of<TTarget>(
        RowPredictor predict, NetworkFacts facts, Dataset<TTarget> training, Dataset<TTarget> validation,
        BaselineOptions? options)
        where TTarget : unmanaged
    {
        CheckRows(training, validation);
        IReadOnlyList<Scorer<TTarget>> scorers = UsualScores.Of(facts, validation);
        return Of(
            training, validation, facts.OutputLength, facts.IndexColumns, scorers, facts.TargetsAreProbabilities,
            options, (facts.Name, predict));
    }

    private static Baselines Of<TTarget>(
        Dataset<TTarget> training, Dataset<TTarget> validation, int outputs, IReadOnlyList<IndexColumn> indices,
        IReadOnlyList<Scorer<TTarget>> scorers, bool areProbabilities, BaselineOptions? options,
        (string Name, RowPredictor Predict)? network)
        where TTarget : unmanaged
    {
        options = BaselineOptions.Checked(options);
        CheckFinite(training, nameof(training));
        CheckFinite(validation, nameof(validation));
        Dataset<TTarget> some = JudgedNetwork.Some(training, options.MostRows, options.Seed);
        List<ScoredModel> models = [];
        foreach ((string name, RowPredictor predict) in new BaselineModels<TTarget>(
            some, outputs, areProbabilities, indices, validation.Rows, options).All())
            Add(name, predict, validation);
        if (network is (string own, RowPredictor says))
        {
            Add(own, says, validation);
            Add($"{own}, training rows", says, training);
        }

        return new(
            validation.Rows, [.. scorers.Select(scorer => new ScoreColumn(scorer.Name, scorer.HigherIsBetter))],
            models);

        void Add(string name, RowPredictor predict, Dataset<TTarget> data)
        {
            JudgedRows<TTarget> rows = new(predict, data, outputs, options.InverseTargets);
            float[] predicted = rows.Outputs();
            models.Add(new(
                name, [.. scorers.Select(scorer => scorer.Score(predicted, rows.Targets, outputs))], predict));
        }
    }

    private static void CheckRows<TTarget>(Dataset<TTarget> training, Dataset<TTarget> validation)
        where TTarget : unmanaged
    {
        CompilerServices.Check.NotEmpty(training.Rows, nameof(training));
        CompilerServices.Check.NotEmpty(validation.Rows, nameof(validation));
        if (validation.InputLength != training.InputLength || validation.TargetLength != training.TargetLength)
        {
            throw new ArgumentException(
                Counted.Text($"Expected rows of {training.InputLength} inputs and {training.TargetLength} targets, as ")
                + Counted.Text($"those of training, found {validation.InputLength} and {validation.TargetLength}."),
                nameof(validation));
        }
    }

    private static void CheckFinite<TTarget>(Dataset<TTarget> data, string name)
        where TTarget : unmanaged
    {
        RowCheck.Fit(data.Inputs, data.InputLength, name);
        if (data is Dataset<float> numbers && Finite.IndexOfOther(numbers.Targets) is int bad and >= 0)
        {
            throw new ArgumentException(
                Counted.Text($"Expected finite targets, found {numbers.Targets[bad]} in row ")
                + Counted.Text($"{bad / data.TargetLength}."), name);
        }
    }

    private static int Largest(Dataset<int> data)
    {
        int largest = 0;
        foreach (int label in data.Targets)
            largest = Math.Max(largest, label);
        return largest;
    }

    /// <summary>A table of the models and their scores.</summary>
    public override string ToString() => Table().ToString();

    internal TextTable Table() => new(
        string.Create(CultureInfo.InvariantCulture, $"Scores on {Rows:N0} validation rows"),
        ["model", .. Scores.Select(score => score.Name)],
        [
            .. Models.Select(model => (IReadOnlyList<string>)
            [
                model.Name, .. model.Scores.Select(Number),
            ]),
        ])
    {
        FirstNumber = 1,
    };

    /// <summary>A score as text.</summary>
    internal static string Number(double score) => score.ToString(
        Math.Abs(score) switch { >= 1_000 => "N0", > 0 and < 0.01 => "G3", _ => "F4" },
        CultureInfo.InvariantCulture).Replace("NaN", "-", StringComparison.Ordinal);
}
