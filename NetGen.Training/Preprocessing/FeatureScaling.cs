using System;
using System.Globalization;

namespace NetGen.Training;

/// <summary>
/// A preprocessing step that treats each feature on its own: y = (x - offset) factor + low, fitted on the training rows
/// and then applied to any. Sums are float64, the deviation is the population's, and a feature that is constant in
/// training is only shifted (to 0, or to the low end of the range): NumPy's and scikit-learn's conventions.
/// </summary>
/// <remarks>Fit on training rows alone: what validation or test rows know must not flow into training.</remarks>
public sealed partial class FeatureScaling
{
    private readonly float[] offsets;
    private readonly float[] factors;

    private FeatureScaling(ScalingKind kind, float[] offsets, float[] factors, float low)
    {
        Kind = kind;
        this.offsets = offsets;
        this.factors = factors;
        Low = low;
    }

    /// <summary>The formula.</summary>
    public ScalingKind Kind { get; }

    /// <summary>Features of a row.</summary>
    public int Length => offsets.Length;

    /// <summary>What is subtracted from each feature, in its unit: the mean, or the smallest value.</summary>
    public ReadOnlySpan<float> Offsets => offsets;

    /// <summary>What each difference is multiplied by: 1 / deviation, range / (max - min), or 1.</summary>
    public ReadOnlySpan<float> Factors => factors;

    /// <summary>The low end of the range of min-max; 0 for the others.</summary>
    public float Low { get; }

    /// <summary>Preprocesses rows in place; nothing is allocated.</summary>
    /// <param name="rows">rows x <see cref="Length"/> values.</param>
    /// <exception cref="ArgumentException">The values are not whole rows; nothing is changed then.</exception>
    public void Transform(Span<float> rows)
    {
        RowCheck.Whole(rows.Length, Length, nameof(rows));
        for (int start = 0; start < rows.Length; start += Length)
        {
            Span<float> row = rows.Slice(start, Length);
            for (int i = 0; i < row.Length; i++)
                row[i] = (row[i] - offsets[i]) * factors[i] + Low;
        }
    }

    /// <summary>Undoes <see cref="Transform"/> in place, such as for predicted targets; nothing is allocated.</summary>
    /// <param name="rows">rows x <see cref="Length"/> values.</param>
    /// <exception cref="ArgumentException">The values are not whole rows; nothing is changed then.</exception>
    public void Inverse(Span<float> rows)
    {
        RowCheck.Whole(rows.Length, Length, nameof(rows));
        for (int start = 0; start < rows.Length; start += Length)
        {
            Span<float> row = rows.Slice(start, Length);
            for (int i = 0; i < row.Length; i++)
                row[i] = (row[i] - Low) / factors[i] + offsets[i];
        }
    }

    /// <summary>A copy of a data set with preprocessed inputs.</summary>
    /// <exception cref="ArgumentException">Its rows have another length.</exception>
    public Dataset<TTarget> TransformInputs<TTarget>(Dataset<TTarget> data)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        RowCheck.Length(data.InputLength, Length, "inputs", nameof(data));
        float[] inputs = data.Inputs.ToArray();
        Transform(inputs);
        Dataset<TTarget> scaled = new(inputs, data.InputLength, data.Targets.ToArray(), data.TargetLength);
        return scaled.WithRowWeights(data.RowWeights.ToArray());
    }

    /// <summary>A copy of a data set with scaled targets; <see cref="Inverse"/> scales predictions back.</summary>
    /// <exception cref="ArgumentException">Its rows have another number of targets.</exception>
    public Dataset<float> TransformTargets(Dataset<float> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        RowCheck.Length(data.TargetLength, Length, "targets", nameof(data));
        float[] targets = data.Targets.ToArray();
        Transform(targets);
        Dataset<float> scaled = new(data.Inputs.ToArray(), data.InputLength, targets, data.TargetLength);
        return scaled.WithRowWeights(data.RowWeights.ToArray());
    }

    /// <summary>Kind and features, in one line.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind} scaling of {Length:N0} features");
}
