using System;

namespace NetGen.Training;

/// <summary>How the simple models of <see cref="Baselines"/> are fitted.</summary>
public sealed record BaselineOptions
{
    /// <summary>
    /// The penalty of linear regression: the sum of squared errors + penalty |w|^2 is least, as scikit-learn's
    /// <c>Ridge(alpha=penalty)</c>. Above 0: a little keeps weights of features that say the same finite.
    /// </summary>
    public double LinearPenalty { get; init; } = 1e-3;

    /// <summary>
    /// The penalty of logistic and softmax regression: the sum of the losses + penalty / 2 |w|^2 is least, as
    /// scikit-learn's <c>LogisticRegression(C=1/penalty)</c>. Above 0.
    /// </summary>
    public double LogisticPenalty { get; init; } = 1;

    /// <summary>How many of the nearest training rows vote, at least 1; all of them where there are fewer.</summary>
    public int Neighbours { get; init; } = 5;

    /// <summary>Training rows that are looked at, at most; they are drawn where there are more.</summary>
    public int MostRows { get; init; } = 10_000;

    /// <summary>Seed of that draw.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// Takes predictions and targets of numbers back to their own unit, in place, such as
    /// <see cref="FeatureScaling.Inverse"/>, so that errors are in it; null where they are.
    /// </summary>
    public Action<Span<float>>? InverseTargets { get; init; }

    /// <summary>The options, or those of default; throws where one is out of its range.</summary>
    internal static BaselineOptions Checked(BaselineOptions? options)
    {
        options ??= new();
        Positive(options.LinearPenalty, nameof(LinearPenalty));
        Positive(options.LogisticPenalty, nameof(LogisticPenalty));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Neighbours, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MostRows, 2, nameof(options));
        return options;
    }

    private static void Positive(double found, string name)
    {
        if (!(found > 0 && double.IsFinite(found)))
        {
            throw new ArgumentOutOfRangeException(
                "options", found, $"Expected {name} finite and above 0, found {found}.");
        }
    }
}
