using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen.Training;

/// <summary>
/// The ready-made objective: trains a generated network on the training rows, and scores it on the validation rows.
/// Networks that are added compete where there are several.
/// </summary>
public sealed class NetworkObjective<TTarget> : Objective
    where TTarget : unmanaged
{
    /// <summary>Name of the setting that chooses among several networks.</summary>
    public const string NetworkSetting = "network";

    private readonly Fold<TTarget>[] folds;
    private readonly MonitoredFigure figure;
    private readonly List<Candidate<TTarget>> candidates = [];
    private readonly Lazy<string> data;
    private readonly Lazy<double> chance;

    /// <summary>Scores on validation rows.</summary>
    /// <param name="training">What is learned from.</param>
    /// <param name="validation">What is scored on.</param>
    /// <param name="figure">What the score is; of a loss, a lower one is better.</param>
    /// <exception cref="ArgumentException">The figure is the training loss.</exception>
    public NetworkObjective(
        Dataset<TTarget> training, Dataset<TTarget> validation,
        MonitoredFigure figure = MonitoredFigure.ValidationAccuracy)
        : this([new Fold<TTarget>(training, validation)], figure)
    {
    }

    /// <summary>
    /// Scores by cross-validation: the score is the mean over the folds, each of which validates once.
    /// </summary>
    /// <param name="folds">
    /// <see cref="DatasetParts.Folds"/> or <see cref="DatasetParts.StratifiedFolds"/>; all are held in memory.
    /// </param>
    /// <param name="figure">What the score is; of a loss, a lower one is better.</param>
    /// <exception cref="ArgumentException">There is no fold, or the figure is the training loss.</exception>
    public NetworkObjective(
        IEnumerable<Fold<TTarget>> folds, MonitoredFigure figure = MonitoredFigure.ValidationAccuracy)
    {
        ArgumentNullException.ThrowIfNull(folds);
        this.folds = [.. folds];
        if (this.folds.Length == 0)
            throw new ArgumentException("Expected at least 1 fold, found none.", nameof(folds));
        foreach ((Dataset<TTarget> training, Dataset<TTarget> validation) in this.folds)
        {
            ArgumentNullException.ThrowIfNull(training);
            ArgumentNullException.ThrowIfNull(validation);
        }

        if (figure == MonitoredFigure.TrainingLoss)
            throw new ArgumentException($"Expected a figure of validation, found {figure}.", nameof(figure));
        this.figure = figure;
        data = new(() => string.Join(
            " ", this.folds.Select(fold => $"{fold.Training.Fingerprint()} {fold.Validation.Fingerprint()}")));
        chance = new(() => this.folds.Average(fold => ShareOfLargestClass(fold.Validation)));
    }

    /// <summary>
    /// How a trial runs, by the trial and the number of its training rows; epochs, seed and cancellation are the
    /// search's. A schedule takes its steps from <see cref="TrainingOptions.CountSteps(int)"/> with the trial's epochs.
    /// </summary>
    public Func<Trial, int, TrainingOptions> Options { get; init; } = (_, _) => new();

    /// <inheritdoc/>
    public override string ScoreName => figure == MonitoredFigure.ValidationAccuracy ? "val_acc" : "val_loss";

    /// <inheritdoc/>
    public override bool LowerIsBetter => !figure.RisesWhenBetter();

    /// <summary>
    /// Of an accuracy on labels, the share of the most frequent class among the validation rows: that of answering it
    /// always. NaN for others.
    /// </summary>
    public override double Chance => chance.Value;

    /// <inheritdoc/>
    public override int Folds => folds.Length;

    /// <summary>Names and fingerprints of the networks, and fingerprints of the data.</summary>
    public override string Definition =>
        $"{string.Join(", ", candidates.Select(one => $"{one.Name} {one.Fingerprint}"))} on data {data.Value}";

    /// <summary>The choice of a network, where several compete: a dimension for the search space.</summary>
    /// <exception cref="InvalidOperationException">No network was added.</exception>
    public ChoiceDimension Networks => candidates.Count > 0
        ? Dimension.Choice(NetworkSetting, [.. candidates.Select(candidate => candidate.Name)])
        : throw new InvalidOperationException("Expected networks that compete, found none: Add one.");

    internal Dataset<TTarget> AllRows => folds[0].Training.Append(folds[0].Validation);

    /// <summary>
    /// Adds a network. <paramref name="train"/> makes its trainer from what was drawn: optimiser, learning rate, weight
    /// decay. It may set dropout rates, initial weights and slopes of the network, too.
    /// </summary>
    /// <returns>This objective.</returns>
    /// <exception cref="ArgumentException">
    /// The rows do not fit the network, it has no such figure, or it is there already.
    /// </exception>
    public NetworkObjective<TTarget> Add<TNetwork>(Func<TNetwork, Trial, Trainer<TTarget>> train)
        where TNetwork : class, INetwork<TNetwork, TTarget>
    {
        ArgumentNullException.ThrowIfNull(train);
        NetworkFacts facts = TNetwork.Facts;
        if (candidates.Any(candidate => candidate.Name == facts.Name))
            throw new ArgumentException($"Expected each network once, found {facts.Name} twice.", nameof(train));
        foreach (Fold<TTarget> fold in folds)
        {
            DatasetCheck.Fits(fold.Training, facts, nameof(Fold<TTarget>.Training));
            DatasetCheck.Fits(fold.Validation, facts, nameof(Fold<TTarget>.Validation));
        }

        Dataset<TTarget> rows = folds[0].Validation;
        if (figure == MonitoredFigure.ValidationAccuracy
            && float.IsNaN(TNetwork.Create(0).Evaluate(rows.Input(0), rows.Target(0)).Accuracy))
        {
            throw new ArgumentException(
                $"Expected {MonitoredFigure.ValidationLoss} as the figure, found {figure}: {facts.Name} has no "
                + "accuracy.", nameof(train));
        }

        candidates.Add(new Candidate<TNetwork, TTarget>(train));
        return this;
    }

    /// <inheritdoc/>
    public override double Evaluate(Trial trial) => EvaluateAndKeep(trial).Score;

    /// <inheritdoc/>
    internal override bool TrainsNetwork => true;

    /// <inheritdoc/>
    internal override (double Score, Action<string>? Save) EvaluateAndKeep(Trial trial)
    {
        Fold<TTarget> fold = folds[trial.Fold];
        Candidate<TTarget> candidate = CandidateOf(trial);
        (object network, Evaluation found) = candidate.Train(trial, fold.Training, fold.Validation, OptionsOf);
        string note = Trained.NoteOf(trial);
        return (
            figure == MonitoredFigure.ValidationAccuracy ? found.Accuracy : found.Loss,
            path => candidate.Save(network, path, note));
    }

    /// <inheritdoc/>
    internal override bool IsNetworkOf(Trial trial, string path) =>
        File.Exists(path) && CandidateOf(trial).NoteOf(path) == Trained.NoteOf(trial);

    /// <summary>
    /// Trains the network of a trial on training and validation rows together, as for a test: what watches validation
    /// rows (early stopping, the best epoch, plateaus) is left out.
    /// </summary>
    /// <param name="winner">Settings and seed.</param>
    /// <param name="epochs">How long; as long as the trial if left out.</param>
    /// <exception cref="ArgumentException">The trial's network is another.</exception>
    /// <exception cref="TrainingStoppedException">A loss was not finite.</exception>
    public TNetwork Retrain<TNetwork>(TrialResult winner, int? epochs = null)
        where TNetwork : class, INetwork<TNetwork, TTarget>
    {
        ArgumentNullException.ThrowIfNull(winner);
        Candidate<TTarget> candidate = CandidateOf(winner.Trial);
        return candidate is Candidate<TNetwork, TTarget>
            ? (TNetwork)candidate.Train(Trained.TrialOf(winner, epochs), AllRows, null, OptionsOf).Network
            : throw new ArgumentException(
                $"Expected a trial of {TNetwork.Facts.Name}, found one of {candidate.Name}.", nameof(winner));
    }

    /// <summary>The same, and what the network then makes of test rows.</summary>
    internal Evaluation Test(TrialResult winner, Dataset<TTarget> test, int? epochs) =>
        CandidateOf(winner.Trial).Test(Trained.TrialOf(winner, epochs), AllRows, test, OptionsOf);

    private TrainingOptions OptionsOf(Trial trial, int rows) => Trained.Options(Options, trial, rows);

    private Candidate<TTarget> CandidateOf(Trial trial)
    {
        if (candidates.Count == 0)
            throw new InvalidOperationException("Expected a network to train, found none: Add one.");
        if (candidates.Count == 1 && trial.Settings.Space.All(dimension => dimension.Name != NetworkSetting))
            return candidates[0];
        string name = trial.Choice(NetworkSetting);
        return candidates.Find(candidate => candidate.Name == name)
            ?? throw new InvalidOperationException($"Expected a network that was added, found '{name}'.");
    }

    private double ShareOfLargestClass(Dataset<TTarget> rows) =>
        figure == MonitoredFigure.ValidationAccuracy && rows is Dataset<int> labelled
            ? Trained.ShareOfLargestClass(labelled)
            : double.NaN;
}
