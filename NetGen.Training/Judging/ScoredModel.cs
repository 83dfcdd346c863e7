using System;
using System.Collections.Generic;

namespace NetGen.Training;

/// <summary>A model with its scores on some rows.</summary>
public sealed class ScoredModel
{
    private readonly RowPredictor predict;

    internal ScoredModel(string name, IReadOnlyList<double> scores, RowPredictor predict) =>
        (Name, Scores, this.predict) = (name, scores, predict);

    /// <summary>What it is.</summary>
    public string Name { get; }

    /// <summary>A number for each of <see cref="Baselines.Scores"/>; NaN where it is undefined.</summary>
    public IReadOnlyList<double> Scores { get; }

    /// <summary>What it predicts: probabilities of classes, or numbers as the targets of the training rows were.</summary>
    /// <param name="inputs">rows x inputs, as the network takes them.</param>
    /// <param name="outputs">rows x outputs.</param>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => predict(inputs, outputs);

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}

/// <summary>A score that models are compared by.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="HigherIsBetter">Whether a higher number is better.</param>
public readonly record struct ScoreColumn(string Name, bool HigherIsBetter);
