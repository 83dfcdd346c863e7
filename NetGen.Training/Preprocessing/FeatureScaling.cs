using System;
using System.Globalization;

namespace NetGen.Training;

/// <summary>
/// A preprocessing step that treats each feature on its own: y = (x - offset) factor + low, fitted on the training rows
/// and then applied to any. Sums are float64, the deviation is the population's, and a feature that is constant in
/// training is only shifted (to 0, or to the low end of the range): NumPy's and scikit-learn's conventions. Min-max
/// takes training rows exactly to both ends of its range, and none beyond.
/// </summary>
/// <remarks>Fit on training rows alone: what validation or test rows know must not flow into training.</remarks>
public sealed partial class FeatureScaling
{
    private readonly float[] offsets;
    private readonly float[] factors;

    // max - min of each feature for min-max, 1 where it counts as constant; empty for the others.
    private readonly double[] spans;

    private FeatureScaling(ScalingKind kind, float[] offsets, float[] factors)
    {
        Kind = kind;
        this.offsets = offsets;
        this.factors = factors;
        spans = [];
    }

    private FeatureScaling(float[] offsets, double[] spans, float low, float high)
    {
        Kind = ScalingKind.MinMax;
        this.offsets = offsets;
        this.spans = spans;
        (Low, High) = (low, high);
        factors = Array.ConvertAll(spans, span => (float)Math.Min(((double)high - low) / span, float.MaxValue));
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

    /// <summary>The high end of the range of min-max; 0 for the others.</summary>
    public float High { get; }

    /// <summary>
    /// The same scaling but for some features, which stay as they are: indices that an embedding reads.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is none of a row's.</exception>
    public FeatureScaling Except(params ReadOnlySpan<int> columns)
    {
        (float[] offsets, float[] factors, double[] spans) =
            ([.. this.offsets], [.. this.factors], [.. this.spans]);
        foreach (int column in columns)
        {
            if ((uint)column >= (uint)Length)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(columns), column, $"Expected columns from 0 to {Length - 1}, found {column}.");
            }

            (offsets[column], factors[column]) = (Low, 1f);
            if (Kind == ScalingKind.MinMax)
                spans[column] = (double)High - Low;
        }

        return Kind == ScalingKind.MinMax ? new(offsets, spans, Low, High) : new(Kind, offsets, factors);
    }

    /// <summary>Whether a feature stays as it is.</summary>
    internal bool Keeps(int column) => offsets[column] == Low
        && (Kind == ScalingKind.MinMax ? spans[column] == (double)High - Low : factors[column] == 1f);

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
                row[i] = Kind == ScalingKind.MinMax ? Between(row[i], i) : Scaled(row[i], i);
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
                row[i] = Kind == ScalingKind.MinMax ? NotBetween(row[i], i) : NotScaled(row[i], i);
        }
    }

    /// <summary>A data set with preprocessed inputs, and its targets and row weights as they are.</summary>
    /// <exception cref="ArgumentException">Its rows have another length.</exception>
    public Dataset<TTarget> TransformInputs<TTarget>(Dataset<TTarget> data)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        RowCheck.Length(data.InputLength, Length, "inputs", nameof(data));
        float[] inputs = data.Inputs.ToArray();
        Transform(inputs);
        return data.WithInputs(inputs, Length);
    }

    /// <summary>
    /// A data set with scaled targets, and its inputs and row weights as they are; <see cref="Inverse"/> scales
    /// predictions back.
    /// </summary>
    /// <exception cref="ArgumentException">Its rows have another number of targets.</exception>
    public Dataset<float> TransformTargets(Dataset<float> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        RowCheck.Length(data.TargetLength, Length, "targets", nameof(data));
        float[] targets = data.Targets.ToArray();
        Transform(targets);
        return data.WithTargets<float>(targets, Length);
    }

    // A share of exactly 0 or 1 gives exactly an end: neither low + range nor a rounded factor would.
    private float Between(float value, int feature)
    {
        double share = ((double)value - offsets[feature]) / spans[feature];
        return (float)(Low * (1 - share) + High * share);
    }

    private float NotBetween(float value, int feature)
    {
        double share = ((double)value - Low) / ((double)High - Low);
        return (float)(offsets[feature] + share * spans[feature]);
    }

    // The float64 way is for differences that float32 cannot hold.
    private float Scaled(float value, int feature)
    {
        float difference = value - offsets[feature];
        return float.IsFinite(difference)
            ? difference * factors[feature] + Low
            : (float)(((double)value - offsets[feature]) * factors[feature]);
    }

    private float NotScaled(float value, int feature)
    {
        float difference = value / factors[feature];
        return float.IsFinite(difference)
            ? difference + offsets[feature]
            : (float)((double)value / factors[feature] + offsets[feature]);
    }

    /// <summary>Kind and features, in one line.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind} scaling of {Length:N0} features");
}
