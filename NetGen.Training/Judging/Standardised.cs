using System;
using System.Linq;

namespace NetGen.Training;

/// <summary>
/// Rows with each number less its mean, divided by its deviation, so that what is solved for them is well conditioned.
/// </summary>
internal sealed class Standardised
{
    private Standardised(double[] rows, int width, double[] means, double[] deviations) =>
        (Rows, Width, Means, Deviations) = (rows, width, means, deviations);

    /// <summary>rows x width.</summary>
    public double[] Rows { get; }

    /// <summary>Numbers in a row.</summary>
    public int Width { get; }

    /// <summary>The weighted means.</summary>
    public double[] Means { get; }

    /// <summary>The weighted deviations; 1 for a number that never changes.</summary>
    public double[] Deviations { get; }

    public static Standardised Of(double[] rows, int width, double[] weights)
    {
        (double[] means, double[] deviations) = (new double[width], new double[width]);
        double total = weights.Sum();
        for (int row = 0; row < weights.Length; row++)
            DoubleRows.Add(means, weights[row] / total, rows.AsSpan(row * width, width));
        for (int row = 0; row < weights.Length; row++)
        {
            Span<double> own = rows.AsSpan(row * width, width);
            DoubleRows.Add(own, -1, means);
            for (int i = 0; i < width; i++)
                deviations[i] += weights[row] / total * own[i] * own[i];
        }

        for (int i = 0; i < width; i++)
        {
            double deviation = Math.Sqrt(deviations[i]);
            deviations[i] = deviation > 1e-12 * Math.Abs(means[i]) && deviation > 0 ? deviation : 1;
        }

        for (int i = 0; i < rows.Length; i++)
            rows[i] /= deviations[i % width];
        return new(rows, width, means, deviations);
    }

    /// <summary>What a penalty of the weights of numbers as they were is for the weights of these.</summary>
    public double[] Penalties(double penalty) =>
        Array.ConvertAll(Deviations, deviation => penalty / (deviation * deviation));

    /// <summary>
    /// A model of numbers as they were: <paramref name="weights"/> are, for each output, those of these numbers and a
    /// constant at the end.
    /// </summary>
    public LinearModel Model(double[] weights)
    {
        int outputs = weights.Length / (Width + 1);
        double[] own = [.. weights];
        for (int output = 0; output < outputs; output++)
        {
            Span<double> row = own.AsSpan(output * (Width + 1), Width + 1);
            for (int i = 0; i < Width; i++)
            {
                row[i] /= Deviations[i];
                row[Width] -= row[i] * Means[i];
            }
        }

        return new(own, outputs);
    }
}

/// <summary>Weights of each output, with its constant at the end.</summary>
internal sealed record LinearModel(double[] Weights, int Outputs)
{
    /// <summary>Numbers in a row.</summary>
    public int Width => Weights.Length / Outputs - 1;

    /// <summary>An output of a row.</summary>
    public double Output(ReadOnlySpan<double> row, int output)
    {
        ReadOnlySpan<double> own = Weights.AsSpan(output * (Width + 1), Width + 1);
        return DotProduct.Of<double>(own[..Width], row) + own[Width];
    }
}
