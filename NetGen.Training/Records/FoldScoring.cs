using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>Scores the folds of a cross-validation, one after the other.</summary>
/// <param name="scorers">The scores.</param>
/// <param name="encoding">An encoding that knows all classes.</param>
internal sealed class FoldScoring<TTarget>(IReadOnlyList<Scorer<TTarget>> scorers, RecordEncoding encoding)
    where TTarget : unmanaged
{
    private readonly List<double>[] values = [.. scorers.Select(_ => new List<double>())];

    /// <summary>All rows so far; null where targets are numbers.</summary>
    public ConfusionMatrix? Confusion { get; } =
        encoding.ClassNames.Count > 0 ? new(encoding.ClassNames) : null;

    /// <summary>All rows so far; null where the target is a class.</summary>
    public RegressionErrors? Errors { get; } =
        encoding.ClassNames.Count > 0 ? null : new(encoding.Targets.Count);

    /// <summary>Scores a fold.</summary>
    public void Add(JudgedRows<TTarget> rows)
    {
        float[] outputs = rows.Outputs();
        for (int i = 0; i < scorers.Count; i++)
            values[i].Add(scorers[i].Score(outputs, rows.Targets, rows.OutputLength));
        if (rows.Targets is int[] labels)
            Confusion!.Add(outputs, labels);
        else if (rows.Targets is float[] targets && Confusion is not null)
            new BinaryAccuracy(Confusion).Add(outputs, targets);
        else if (rows.Targets is float[] numbers)
            Errors!.Add(outputs, numbers);
    }

    /// <summary>The scores of all folds.</summary>
    public IReadOnlyList<FoldScore> Scores() =>
        [.. scorers.Select((scorer, i) => new FoldScore(scorer.Name, scorer.HigherIsBetter, values[i]))];
}
