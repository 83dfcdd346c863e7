using System;

namespace NetGen.Training;

/// <content>Successive halving.</content>
public sealed partial class Study
{
    /// <summary>
    /// Successive halving (Jamieson and Talwalkar, 2016), the inner loop of Hyperband (Li et al., 2018): all trials
    /// train for the epochs of the options, the best 1 / <paramref name="factor"/> of them for so many times as many,
    /// and so on to <paramref name="mostEpochs"/>. A trial that goes on is trained anew from its seed, so that a
    /// schedule of the learning rate fits its epochs and a study can go on anywhere.
    /// </summary>
    /// <param name="name">Name of the stage within the study.</param>
    /// <param name="space">Where settings are drawn from.</param>
    /// <param name="trials">How many begin, at least 1.</param>
    /// <param name="mostEpochs">Epochs of the last rung, at least those of the options.</param>
    /// <param name="objective">What is looked for.</param>
    /// <param name="options">How to run; its epochs are those of the first rung.</param>
    /// <param name="factor">How many times fewer trials and more epochs the next rung has, at least 2.</param>
    /// <returns>
    /// Each trial with the score of the last rung it came to; <see cref="TrialStatus.Stopped"/> where others went on.
    /// </returns>
    /// <exception cref="ArgumentException">As of <see cref="Random"/>.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; what had ended is kept.</exception>
    public Stage Halving(
        string name, SearchSpace space, int trials, int mostEpochs, Objective objective,
        SearchOptions? options = null, int factor = 3)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(trials);
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 2);
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(mostEpochs, options.Epochs);
        return Run(name, space, Draw(name, space, trials), objective, options, mostEpochs, factor);
    }
}
