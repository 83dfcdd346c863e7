using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen.Training;

/// <summary>
/// The objective of a search over records: for each trial and fold a network is fitted and trained on the training
/// records, and scored on the others in the unit of the target. Nothing of a fold's validation rows reaches the names,
/// means and deviations of its networks. <see cref="RecordSearch"/> makes it.
/// </summary>
public sealed class RecordObjective<TNetwork, TRecord, TTarget> : Objective
    where TNetwork : class, IRecordNetwork<TNetwork, TRecord, TTarget>
    where TTarget : unmanaged
{
    private readonly IReadOnlyList<TRecord> all;
    private readonly (TRecord[] Learned, Fold<TTarget> Rows)[] folds;
    private readonly Scorer<TTarget> scorer;
    private readonly Func<TNetwork, Trial, Trainer<TTarget>> train;
    private readonly Func<Trial, int, TrainingOptions> options;
    private readonly Candidate<TNetwork, TTarget> candidate;
    private readonly Lazy<string> data;

    internal RecordObjective(
        IReadOnlyList<TRecord> all, IEnumerable<(TRecord[] Training, TRecord[] Validation)> parts,
        Func<TNetwork, Trial, Trainer<TTarget>> train, Func<Trial, int, TrainingOptions>? options,
        Scorer<TTarget>? scorer)
    {
        (this.all, this.train) = (all, train);
        this.options = options ?? ((_, _) => new());
        folds =
        [
            .. parts.Select(part => (
                part.Training,
                RecordFolds.EncodeFold<TNetwork, TRecord, TTarget>(part.Training, part.Validation))),
        ];
        this.scorer = scorer ?? Usual(folds[0].Rows.Training);
        candidate = new(train, trial => TNetwork.Fit(folds[trial.Fold].Learned, trial.Seed));
        data = new(() => string.Join(
            " ",
            folds.Select(fold => $"{fold.Rows.Training.Fingerprint()} {fold.Rows.Validation.Fingerprint()}")));
    }

    /// <inheritdoc/>
    public override string ScoreName => scorer.Name;

    /// <inheritdoc/>
    public override bool LowerIsBetter => !scorer.HigherIsBetter;

    /// <summary>
    /// Of an accuracy on labels, the share of the most frequent class among the validation rows: that of answering it
    /// always. NaN for others.
    /// </summary>
    public override double Chance => ReferenceEquals(scorer, Scorer.Accuracy)
        ? folds.Average(fold => Trained.ShareOfLargestClass((Dataset<int>)(object)fold.Rows.Validation))
        : double.NaN;

    /// <inheritdoc/>
    public override int Folds => folds.Length;

    /// <summary>Name and fingerprint of the network, and fingerprints of the data.</summary>
    public override string Definition => $"{candidate.Name} {candidate.Fingerprint} on data {data.Value}";

    /// <inheritdoc/>
    internal override bool TrainsNetwork => true;

    /// <inheritdoc/>
    public override double Evaluate(Trial trial) => EvaluateAndKeep(trial).Score;

    /// <summary>
    /// Fits and trains the network of a trial on all records, training and validation together: what watches validation
    /// rows (early stopping, the best epoch, plateaus) is left out.
    /// </summary>
    /// <param name="winner">Settings and seed.</param>
    /// <param name="epochs">How long; as long as the trial if left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 1 epochs.</exception>
    /// <exception cref="TrainingStoppedException">A loss was not finite.</exception>
    public TNetwork Retrain(TrialResult winner, int? epochs = null)
    {
        ArgumentNullException.ThrowIfNull(winner);
        Trial trial = Trained.TrialOf(winner, epochs);
        TNetwork fitted = TNetwork.Fit(all, trial.Seed);
        Candidate<TNetwork, TTarget> whole = new(train, _ => fitted);
        return (TNetwork)whole.Train(trial, fitted.ToDataset(all), null, OptionsOf).Network;
    }

    /// <inheritdoc/>
    internal override (double Score, Action<string>? Save) EvaluateAndKeep(Trial trial)
    {
        Fold<TTarget> rows = folds[trial.Fold].Rows;
        var network = (TNetwork)candidate.Train(trial, rows.Training, rows.Validation, OptionsOf).Network;
        JudgedRows<TTarget> judged = JudgedRecords.Rows(network, network.Encoding, rows.Validation);
        string note = Trained.NoteOf(trial);
        return (
            scorer.Score(judged.Outputs(), judged.Targets, judged.OutputLength),
            path => candidate.Save(network, path, note));
    }

    /// <inheritdoc/>
    internal override bool IsNetworkOf(Trial trial, string path) =>
        File.Exists(path) && candidate.NoteOf(path) == Trained.NoteOf(trial);

    private TrainingOptions OptionsOf(Trial trial, int rows) => Trained.Options(options, trial, rows);

    private static Scorer<TTarget> Usual(Dataset<TTarget> rows)
    {
        object usual = rows is not Dataset<float> ? Scorer.Accuracy
            : TNetwork.Facts.TargetsAreProbabilities ? Scorer.AnswersRight
            : Scorer.MeanAbsoluteError;
        return (Scorer<TTarget>)usual;
    }
}
