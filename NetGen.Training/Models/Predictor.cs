using System;
using System.Collections.Generic;
using NetGen.CompilerServices;

namespace NetGen.Training;

/// <summary>
/// From one row's values to a prediction: encodes, scales, predicts and scales back as the training rows were, in
/// memory of its own. Nothing is allocated after it was made. For one thread at a time.
/// </summary>
public sealed class Predictor
{
    private readonly ModelParts parts;
    private readonly PredictRow predict;
    private readonly float[] features;
    private readonly float[] inputs;
    private readonly float[] outputs;
    private readonly EncodedRow? row;

    internal Predictor(NetworkFacts facts, ModelParts parts, PredictRow predict)
    {
        this.parts = parts;
        this.predict = predict;
        row = parts.Encoding?.CreateRow();
        features = new float[parts.InputLengthFor(facts)];
        inputs = parts.Components is null ? features : new float[facts.InputLength];
        outputs = new float[facts.OutputLength];
        ClassNames = parts.Names;
    }

    /// <summary>Outputs of a network for inputs.</summary>
    internal delegate void PredictRow(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>The row of a table that <see cref="Predict()"/> takes.</summary>
    /// <exception cref="InvalidOperationException">The model has no encoding of a table.</exception>
    public EncodedRow Row => row ?? throw new InvalidOperationException(
        "Expected a model with a TableEncoding for rows of a table, found none: give Predict the numbers.");

    /// <summary>What each output is called; empty where nobody said.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The last prediction: probabilities of classes, or targets in their own units.</summary>
    public ReadOnlySpan<float> Outputs => outputs;

    /// <summary>The largest output of the last prediction, the first one of equals; -1 where all are NaN.</summary>
    public int Label => Accuracy.IndexOfLargest(outputs);

    /// <summary>The name of <see cref="Label"/>; empty where there is none.</summary>
    public string ClassName => Label >= 0 && Label < ClassNames.Count ? ClassNames[Label] : "";

    /// <summary>Predicts for the row of a table.</summary>
    /// <exception cref="InvalidOperationException">The model has no encoding of a table.</exception>
    public ReadOnlySpan<float> Predict() => Predict(Row.Features);

    /// <summary>Predicts for numbers that are not scaled yet.</summary>
    /// <param name="values">A row's numbers, as they were before the scaling was fitted.</param>
    /// <exception cref="ArgumentException">They are more or fewer.</exception>
    public ReadOnlySpan<float> Predict(ReadOnlySpan<float> values)
    {
        RowCheck.Length(values.Length, features.Length, "values", nameof(values));
        values.CopyTo(features);
        parts.Scaling?.Transform(features);
        parts.Components?.Transform(features, inputs);
        predict(inputs, outputs);
        parts.TargetScaling?.Inverse(outputs);
        return outputs;
    }
}
