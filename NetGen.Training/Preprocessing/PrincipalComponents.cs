using System;
using System.Buffers;
using System.Globalization;

namespace NetGen.Training;

/// <summary>
/// A preprocessing step that turns the axes into the directions in which training rows vary most (principal component
/// analysis, Pearson 1901), and may scale them to deviation 1 (whitening; ZCA turns back: Bell and Sejnowski 1997). The
/// covariance is divided by the number of rows, NumPy's <c>cov</c> with <c>bias=True</c>; of a direction and its
/// opposite the one whose largest entry is positive is taken.
/// </summary>
/// <remarks>
/// Fit on training rows alone: what validation or test rows know must not flow into training. With d features,
/// fitting takes rows x d^2 / 2 multiply-adds and some 10 d^3 for the decomposition: seconds for 784, minutes for
/// 3,072.
/// </remarks>
public sealed partial class PrincipalComponents
{
    private readonly float[] means;
    private readonly float[] components;
    private readonly float[] variances;
    private readonly float[] forward;
    private readonly float[] backward;

    private PrincipalComponents(
        ProjectionKind kind, float[] means, float[] components, float[] variances, float total, float epsilon)
    {
        Kind = kind;
        this.means = means;
        this.components = components;
        this.variances = variances;
        TotalVariance = total;
        Epsilon = epsilon;
        (forward, backward) = ProjectionMatrix.Of(kind, means.Length, components, variances, epsilon);
    }

    /// <summary>What is done with the directions.</summary>
    public ProjectionKind Kind { get; }

    /// <summary>Features of a row.</summary>
    public int Length => means.Length;

    /// <summary>Directions that are kept.</summary>
    public int Count => variances.Length;

    /// <summary>Values of a transformed row: <see cref="Count"/>, and <see cref="Length"/> for ZCA.</summary>
    public int OutputLength => Kind == ProjectionKind.Zca ? Length : Count;

    /// <summary>Mean of each feature.</summary>
    public ReadOnlySpan<float> Means => means;

    /// <summary>Variance along each direction that is kept, the largest first.</summary>
    public ReadOnlySpan<float> Variances => variances;

    /// <summary>Sum of the variances of all features.</summary>
    public float TotalVariance { get; }

    /// <summary>Share of the variance that the kept directions explain, up to 1.</summary>
    public float ExplainedShare
    {
        get
        {
            double kept = 0;
            foreach (float variance in variances)
                kept += variance;
            return (float)(kept / TotalVariance);
        }
    }

    /// <summary>What is added to variances that are divided by; 0 for PCA.</summary>
    public float Epsilon { get; }

    /// <summary>A kept direction: <see cref="Length"/> values of Euclidean norm 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public ReadOnlySpan<float> Component(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        return components.AsSpan(index * Length, Length);
    }

    /// <summary>Preprocesses rows in place, where that leaves them as long as they are.</summary>
    /// <param name="rows">rows x <see cref="Length"/> values.</param>
    /// <exception cref="ArgumentException">The values are not whole rows; nothing is changed then.</exception>
    /// <exception cref="InvalidOperationException">Transformed rows are shorter.</exception>
    public void Transform(Span<float> rows)
    {
        if (OutputLength != Length)
        {
            throw new InvalidOperationException(
                Counted.Text($"Expected room for rows of {OutputLength} values, found rows of {Length} in place: ")
                + "name where they go.");
        }

        Transform(rows, rows);
    }

    /// <summary>Preprocesses rows.</summary>
    /// <param name="rows">rows x <see cref="Length"/> values.</param>
    /// <param name="transformed">rows x <see cref="OutputLength"/> values.</param>
    /// <exception cref="ArgumentException">
    /// The values are not whole rows, or the two differ in rows; nothing is changed then.
    /// </exception>
    public void Transform(ReadOnlySpan<float> rows, Span<float> transformed)
    {
        int count = CheckRows(rows.Length, Length, transformed.Length, OutputLength, nameof(transformed));
        float[] centred = ArrayPool<float>.Shared.Rent(Length);
        for (int row = 0; row < count; row++)
        {
            ReadOnlySpan<float> values = rows.Slice(row * Length, Length);
            for (int i = 0; i < Length; i++)
                centred[i] = values[i] - means[i];
            ProjectionMatrix.Multiply(
                forward, centred.AsSpan(0, Length), transformed.Slice(row * OutputLength, OutputLength));
        }

        ArrayPool<float>.Shared.Return(centred);
    }

    /// <summary>
    /// Undoes <see cref="Transform(ReadOnlySpan{float}, Span{float})"/>; what directions that were not kept told is
    /// lost.
    /// </summary>
    /// <param name="transformed">rows x <see cref="OutputLength"/> values.</param>
    /// <param name="rows">rows x <see cref="Length"/> values.</param>
    /// <exception cref="ArgumentException">
    /// The values are not whole rows, or the two differ in rows; nothing is changed then.
    /// </exception>
    public void Inverse(ReadOnlySpan<float> transformed, Span<float> rows)
    {
        int count = CheckRows(transformed.Length, OutputLength, rows.Length, Length, nameof(rows));
        float[] copy = ArrayPool<float>.Shared.Rent(OutputLength);
        for (int row = 0; row < count; row++)
        {
            transformed.Slice(row * OutputLength, OutputLength).CopyTo(copy);
            Span<float> values = rows.Slice(row * Length, Length);
            ProjectionMatrix.Multiply(backward, copy.AsSpan(0, OutputLength), values);
            for (int i = 0; i < Length; i++)
                values[i] += means[i];
        }

        ArrayPool<float>.Shared.Return(copy);
    }

    /// <summary>A data set with preprocessed inputs, and its targets and row weights as they are.</summary>
    /// <exception cref="ArgumentException">Its rows have another length.</exception>
    public Dataset<TTarget> TransformInputs<TTarget>(Dataset<TTarget> data)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        RowCheck.Length(data.InputLength, Length, "inputs", nameof(data));
        float[] inputs = new float[RowCheck.Total(data.Rows, OutputLength, nameof(data))];
        Transform(data.Inputs, inputs);
        return data.WithInputs(inputs, OutputLength);
    }

    private static int CheckRows(int from, int fromLength, int to, int toLength, string name)
    {
        RowCheck.Whole(from, fromLength, "rows");
        int rows = from / fromLength;
        if (to != (long)rows * toLength)
            throw new ArgumentException(Counted.Text($"Expected {(long)rows * toLength} values, found {to}."), name);
        return rows;
    }

    /// <summary>Kind, components and features, in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Kind} of {Length:N0} features, {Count:N0} components, {ExplainedShare:P1} of the variance");
}
