using System.Threading;

namespace NetGen.Training;

/// <summary>One training of a search: what was drawn for it, and how long it may take.</summary>
/// <param name="Stage">Name of the stage of the study.</param>
/// <param name="Number">Number of the trial within the stage, from 1.</param>
/// <param name="Settings">What was drawn.</param>
/// <param name="Epochs">How long to train.</param>
/// <param name="Seed">
/// Seed of everything random in it: it depends on the study's seed, the stage, the trial and the repeat, not on what
/// else runs.
/// </param>
public sealed record Trial(string Stage, int Number, Settings Settings, int Epochs, ulong Seed)
{
    /// <summary>Which of the repeats over seeds, from 0.</summary>
    public int Repeat { get; init; }

    /// <summary>Which fold of a cross-validation validates, from 0.</summary>
    public int Fold { get; init; }

    /// <summary>Ends the search; a training that looks at it ends sooner.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <inheritdoc cref="Settings.Float"/>
    public float Float(string name) => Settings.Float(name);

    /// <inheritdoc cref="Settings.Double"/>
    public double Double(string name) => Settings.Double(name);

    /// <inheritdoc cref="Settings.Integer"/>
    public int Integer(string name) => Settings.Integer(name);

    /// <inheritdoc cref="Settings.Choice"/>
    public string Choice(string name) => Settings.Choice(name);
}
