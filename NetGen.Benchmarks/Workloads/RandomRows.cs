using System;
using System.Linq;

namespace NetGen.Benchmarks.Workloads;

/// <summary>Random rows and targets, the same in every system.</summary>
internal sealed class RandomRows
{
    private readonly int[] labels;
    private readonly float[] values;

    public RandomRows(NetworkFacts facts, int batch)
    {
        Random random = new(1);
        Batch = batch;
        Inputs = [.. Enumerable.Range(0, batch * facts.InputLength).Select(_ => random.NextSingle() - 0.5f)];
        foreach (IndexColumn index in facts.IndexColumns)
            for (int row = 0; row < batch; row++)
                Inputs[row * facts.InputLength + index.Column] = random.Next(index.Count);
        labels = [.. Enumerable.Range(0, batch).Select(_ => random.Next(facts.OutputLength))];
        values = [.. Enumerable.Range(0, batch * facts.OutputLength).Select(_ => random.NextSingle())];
    }

    /// <summary>Number of rows.</summary>
    public int Batch { get; }

    /// <summary>Batch x InputLength values in [-0.5, 0.5).</summary>
    public float[] Inputs { get; }

    /// <summary>
    /// Labels where <typeparamref name="TTarget"/> is int, else Batch x OutputLength values in [0, 1).
    /// </summary>
    public TTarget[] Targets<TTarget>() => (TTarget[])(object)(typeof(TTarget) == typeof(int) ? labels : values);
}
