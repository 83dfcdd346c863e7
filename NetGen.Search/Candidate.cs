using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace NetGen.Training;

/// <summary>A network that a search may choose.</summary>
internal abstract class Candidate<TTarget>
    where TTarget : unmanaged
{
    public abstract string Name { get; }

    /// <summary>Another one for another declaration.</summary>
    public abstract string Fingerprint { get; }

    /// <summary>Trains a new network; what it then makes of the validation rows, where there are any.</summary>
    public abstract (object Network, Evaluation Evaluation) Train(
        Trial trial, Dataset<TTarget> training, Dataset<TTarget>? validation,
        Func<Trial, int, TrainingOptions> options);

    /// <summary>Writes a network that <see cref="Train"/> made to a file, with a note.</summary>
    public abstract void Save(object network, string path, string note);

    /// <summary>The note of a file that <see cref="Save"/> wrote; null where it is another's.</summary>
    public abstract string? NoteOf(string path);

    /// <summary>Trains a new network, and then, once, looks at the test rows.</summary>
    public abstract Evaluation Test(
        Trial trial, Dataset<TTarget> training, Dataset<TTarget> test, Func<Trial, int, TrainingOptions> options);
}

/// <summary>A network of one type that a search may choose.</summary>
/// <param name="train">Makes its trainer.</param>
/// <param name="create">Makes a new network; with the trial's seed if left out.</param>
internal sealed class Candidate<TNetwork, TTarget>(
    Func<TNetwork, Trial, Trainer<TTarget>> train, Func<Trial, TNetwork>? create = null) : Candidate<TTarget>
    where TNetwork : class, INetwork<TNetwork, TTarget>
    where TTarget : unmanaged
{
    public override string Name => TNetwork.Facts.Name;

    public override string Fingerprint =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TNetwork.Facts.Summary)))[..8];

    public override (object Network, Evaluation Evaluation) Train(
        Trial trial, Dataset<TTarget> training, Dataset<TTarget>? validation,
        Func<Trial, int, TrainingOptions> options)
    {
        TNetwork network = create is null ? TNetwork.Create(trial.Seed) : create(trial);
        using Trainer<TTarget> trainer = train(network, trial);
        TrainingOptions asked = options(trial, training.Rows);
        if (validation is null)
            asked = asked with { EarlyStopping = null, KeepBest = null, ReduceOnPlateau = null };

        _ = TrainingLoop.Run(network, trainer, training, asked.LooksAtValidation ? validation : null, asked);
        return (network, validation is null ? default : Evaluate(network, validation));
    }

    public override void Save(object network, string path, string note) =>
        NetworkFile.Save<TNetwork, TTarget>((TNetwork)network, path, new() { Note = note });

    public override string? NoteOf(string path)
    {
        try
        {
            return NetworkFile.Inspect<TNetwork, TTarget>(path).Note;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    public override Evaluation Test(
        Trial trial, Dataset<TTarget> training, Dataset<TTarget> test, Func<Trial, int, TrainingOptions> options)
    {
        DatasetCheck.Fits(test, TNetwork.Facts, nameof(test));
        var network = (TNetwork)Train(trial, training, null, options).Network;
        return Evaluate(network, test);
    }

    // As the training loop validates: rows weigh what the data set says.
    private static Evaluation Evaluate(TNetwork network, Dataset<TTarget> rows) =>
        network.Evaluate(rows.Inputs, rows.Targets, rows.RowWeights);
}
