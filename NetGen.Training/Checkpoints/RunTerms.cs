using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Training;

/// <summary>What a run is about: what has to be the same when it goes on, and what should be.</summary>
internal static class RunTerms
{
    private static readonly long[] Samples = [0, 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    /// <summary>Without these a run cannot go on.</summary>
    public static IEnumerable<(string Name, string Value)> Fixed<TTarget>(
        Trainer<TTarget> trainer, Dataset<TTarget> training, Dataset<TTarget>? validation, TrainingOptions options)
        where TTarget : unmanaged
    {
        yield return ("training rows", Data(training));
        yield return ("validation rows", validation is null ? "none" : Data(validation));
        yield return ("BatchSize", options.BatchSize.ToString(CultureInfo.InvariantCulture));
        yield return ("Seed", options.Seed.ToString(CultureInfo.InvariantCulture));
        yield return ("optimiser", trainer.OptimizerName);
    }

    /// <summary>Where these differ, so may the bits of what comes.</summary>
    public static IEnumerable<(string Name, string Value)> Loose<TTarget>(
        Trainer<TTarget> trainer, TrainingOptions options)
        where TTarget : unmanaged
    {
        yield return ("NumericPath", trainer.NumericPath);
        yield return ("maxBatch", trainer.MaxBatch.ToString(CultureInfo.InvariantCulture));
        yield return ("Schedule", options.Schedule is not LearningRateSchedule schedule ? "none" : string.Join(
            ' ', Samples.Select(step => schedule.At(step).ToString("R", CultureInfo.InvariantCulture))));
        yield return ("Augmentation", options.Augmentation?.GetType().FullName ?? "none");
        yield return ("Mixup", options.Mixup is Mixup mixup
            ? mixup.Alpha.ToString("R", CultureInfo.InvariantCulture)
            : "none");
        yield return ("EarlyStopping", options.EarlyStopping is not EarlyStopping early ? "none"
            : FormattableString.Invariant($"{early.Monitor} {early.Patience} {early.MinDelta:R}"));
        yield return ("ReduceOnPlateau", options.ReduceOnPlateau is not ReduceOnPlateau reduce ? "none"
            : FormattableString.Invariant(
                $"{reduce.Monitor} {reduce.Factor:R} {reduce.Patience} {reduce.Threshold:R} {reduce.Cooldown}"));
        yield return ("KeepBest", options.KeepBest?.ToString() ?? "none");
    }

    private static string Data<TTarget>(Dataset<TTarget> data)
        where TTarget : unmanaged =>
        string.Create(CultureInfo.InvariantCulture, $"{data.Rows:N0} with hash {data.Fingerprint()}");
}
