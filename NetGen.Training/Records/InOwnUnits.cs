using System;

namespace NetGen.Training;

/// <summary>Outputs and targets as a network has them, scaled back to the units of its record for a metric.</summary>
internal sealed class InOwnUnits(RecordEncoding encoding, RegressionErrors errors) : IMetric<float>
{
    private float[] predicted = [], right = [];

    /// <summary>Errors over rows, in the unit of the targets.</summary>
    public static RegressionErrors Errors(
        RowPredictor predict, NetworkFacts facts, Dataset<float> data, RecordEncoding encoding)
    {
        RegressionErrors errors = new(encoding.Targets.Count);
        Metric.Feed(predict, facts, data, [new InOwnUnits(encoding, errors)]);
        return errors;
    }

    /// <summary>
    /// The mean absolute error over validation rows, in the unit of the targets: of numbers alone that a record gave,
    /// since their unit is known; NaN for others.
    /// </summary>
    public static double ErrorOf<TNetwork, TTarget>(TNetwork network, Dataset<TTarget>? validation)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged =>
        network.Parameters.Encoding is RecordEncoding { ClassNames.Count: 0 } encoding
        && validation is Dataset<float> rows
            ? Errors(network.Predict, TNetwork.Facts, rows, encoding).MeanAbsoluteError
            : double.NaN;

    public void Reset() => errors.Reset();

    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets) =>
        errors.Add(Decoded(outputs, ref predicted), Decoded(targets, ref right));

    private Span<float> Decoded(ReadOnlySpan<float> scaled, ref float[] room)
    {
        if (room.Length < scaled.Length)
            room = new float[scaled.Length];
        Span<float> values = room.AsSpan(0, scaled.Length);
        scaled.CopyTo(values);
        encoding.DecodeTargets(values);
        return values;
    }
}
