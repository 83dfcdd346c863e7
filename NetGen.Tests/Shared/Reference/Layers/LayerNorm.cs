using System;
using System.Collections.Generic;

namespace NetGen.Tests.Reference;

/// <summary>
/// y = gamma (x - mean) / sqrt(variance + epsilon) + beta, with mean and biased variance of each row: PyTorch's
/// LayerNorm.
/// </summary>
public sealed record LayerNorm(float Epsilon = 1e-5f, bool IsAffine = true) : LayerSpec
{
    /// <inheritdoc/>
    public override string Attribute => $"LayerNorm({Literal(Epsilon)}, affine: {Literal(IsAffine)})";

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> CreateTensors(int inputs, LayerSpec? next) => !IsAffine ? [] :
    [
        new Tensor("Gamma", TensorRole.Gamma, inputs, 1), new Tensor("Beta", TensorRole.Beta, inputs),
    ];

    /// <inheritdoc/>
    public override Matrix Forward(Matrix x, LayerState layer, Tape tape)
    {
        Matrix y = new(x.Rows, x.Columns);
        Matrix xhat = new(x.Rows, x.Columns);
        double[] rstd = new double[x.Rows];
        for (int row = 0; row < x.Rows; row++)
        {
            (double mean, double variance) = Moments(x.Row(row));
            rstd[row] = 1 / Math.Sqrt(variance + Epsilon);
            for (int u = 0; u < x.Columns; u++)
            {
                xhat[row, u] = tape.Rounded((x[row, u] - mean) * rstd[row]);
                y[row, u] = Gamma(layer, u) * xhat[row, u] + (layer.Find("Beta")?.Values[u] ?? 0);
            }
        }

        tape.Push(dy => Backward(dy, xhat, rstd, layer, tape));
        return y;
    }

    /// <summary>
    /// With dxhat = gamma dy: dx = rstd (dxhat - mean(dxhat) - xhat mean(dxhat xhat)) over the features of a row,
    /// dgamma = sum dy xhat, dbeta = sum dy over the rows.
    /// </summary>
    private static Matrix Backward(Matrix dy, Matrix xhat, double[] rstd, LayerState layer, Tape tape)
    {
        Matrix dx = new(dy.Rows, dy.Columns);
        for (int row = 0; row < dy.Rows; row++)
        {
            double mean = 0;
            double correlation = 0;
            for (int u = 0; u < dy.Columns; u++)
            {
                if (layer.Find("Gamma") is { } gamma)
                    gamma.Gradient[u] += dy[row, u] * xhat[row, u];
                if (layer.Find("Beta") is { } beta)
                    beta.Gradient[u] += dy[row, u];
                mean += Gamma(layer, u) * dy[row, u] / dy.Columns;
                correlation += Gamma(layer, u) * dy[row, u] * xhat[row, u] / dy.Columns;
            }

            mean = tape.Rounded(mean);
            correlation = tape.Rounded(correlation);
            for (int u = 0; u < dy.Columns; u++)
                dx[row, u] = rstd[row] * (Gamma(layer, u) * dy[row, u] - mean - xhat[row, u] * correlation);
        }

        return dx;
    }

    private static (double Mean, double Variance) Moments(ReadOnlySpan<double> row)
    {
        double mean = 0;
        foreach (double value in row)
            mean += value / row.Length;
        double squares = 0;
        foreach (double value in row)
            squares += (value - mean) * (value - mean);
        return (mean, squares / row.Length);
    }

    private static double Gamma(LayerState layer, int unit) => layer.Find("Gamma")?.Values[unit] ?? 1;
}
