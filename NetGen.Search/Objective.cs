using System;

namespace NetGen.Training;

/// <summary>
/// What a search looks for the best of: a score for the settings of a trial. Several trials call it at once, each on a
/// thread of its own.
/// </summary>
public abstract class Objective
{
    /// <summary>What lines and tables call the score.</summary>
    public virtual string ScoreName => "val_acc";

    /// <summary>Whether a lower score is the better one, as of a loss.</summary>
    public virtual bool LowerIsBetter => false;

    /// <summary>
    /// The score of guessing: a trial no better than that has learned nothing. NaN where it is not known.
    /// </summary>
    public virtual double Chance => double.NaN;

    /// <summary>How many folds of a cross-validation make a score; 1 for none.</summary>
    public virtual int Folds => 1;

    /// <summary>
    /// What, besides settings, epochs and seed, scores depend on, such as a fingerprint of the data: a study that has
    /// scores of another does not go on. One line; empty where nothing is known.
    /// </summary>
    public virtual string Definition => "";

    /// <summary>
    /// The score of a trial, the same whatever else runs; NaN, an infinity or a
    /// <see cref="TrainingStoppedException"/> where it failed. Any other exception ends the search.
    /// </summary>
    public abstract double Evaluate(Trial trial);

    /// <summary>Whether trials train networks that can be kept.</summary>
    internal virtual bool TrainsNetwork => false;

    /// <summary>
    /// The score of a trial, and what writes the network that it trained to a file; null where there is none.
    /// </summary>
    internal virtual (double Score, Action<string>? Save) EvaluateAndKeep(Trial trial) => (Evaluate(trial), null);

    /// <summary>Whether a file has the network of a trial, by its note.</summary>
    internal virtual bool IsNetworkOf(Trial trial, string path) => false;
}
