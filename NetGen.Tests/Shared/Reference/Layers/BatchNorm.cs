using System;
using System.Collections.Generic;

namespace NetGen.Tests.Reference;

/// <summary>
/// y = gamma (x - mean) / sqrt(variance + epsilon) + beta: over the batch (biased variance) in training, with running
/// statistics (unbiased variance) at inference and where the layer is frozen.
/// </summary>
public sealed record BatchNorm(float Epsilon = 1e-5f, float Momentum = 0.1f, bool IsAffine = true) : LayerSpec
{
    /// <inheritdoc/>
    public override string Attribute =>
        $"BatchNorm({Literal(Epsilon)}, {Literal(Momentum)}, affine: {Literal(IsAffine)})";

    /// <inheritdoc/>
    public override bool UsesBatchStatistics => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> CreateTensors(int inputs, LayerSpec? next)
    {
        Tensor mean = new("RunningMean", TensorRole.Statistic, inputs);
        Tensor variance = new("RunningVariance", TensorRole.Statistic, inputs, 1);
        if (!IsAffine)
            return [mean, variance];
        Tensor gamma = new("Gamma", TensorRole.Gamma, inputs, 1);
        return [gamma, new Tensor("Beta", TensorRole.Beta, inputs), mean, variance];
    }

    /// <inheritdoc/>
    public override Matrix Forward(Matrix x, LayerState layer, Tape tape)
    {
        Matrix y = new(x.Rows, x.Columns);
        Matrix xhat = new(x.Rows, x.Columns);
        double[] rstd = new double[x.Columns];
        bool takesBatch = tape.Training && !tape.Frozen.Contains(layer.Name);
        for (int u = 0; u < x.Columns; u++)
        {
            (double mean, double variance) = takesBatch
                ? BatchStatistics(x, u, layer, tape)
                : (layer["RunningMean"].Values[u], layer["RunningVariance"].Values[u]);
            rstd[u] = 1 / Math.Sqrt(variance + Epsilon);
            for (int row = 0; row < x.Rows; row++)
            {
                xhat[row, u] = tape.Rounded((x[row, u] - mean) * rstd[u]);
                y[row, u] = Gamma(layer, u) * xhat[row, u] + Beta(layer, u);
            }
        }

        tape.Push(dy => Backward(dy, xhat, rstd, layer, tape, takesBatch));
        return y;
    }

    /// <summary>
    /// With dxhat = gamma dy: dx = rstd (dxhat - mean(dxhat) - xhat mean(dxhat xhat)), dgamma = sum dy xhat, dbeta =
    /// sum dy. Running statistics do not depend on x: dx = rstd dxhat.
    /// </summary>
    private static Matrix Backward(
        Matrix dy, Matrix xhat, double[] rstd, LayerState layer, Tape tape, bool takesBatch)
    {
        Matrix dx = new(dy.Rows, dy.Columns);
        for (int u = 0; u < dy.Columns; u++)
        {
            double mean = 0;
            double correlation = 0;
            for (int row = 0; row < dy.Rows; row++)
            {
                if (layer.Find("Gamma") is { } gamma)
                    gamma.Gradient[u] += dy[row, u] * xhat[row, u];
                if (layer.Find("Beta") is { } beta)
                    beta.Gradient[u] += dy[row, u];
                mean += Gamma(layer, u) * dy[row, u] / dy.Rows;
                correlation += Gamma(layer, u) * dy[row, u] * xhat[row, u] / dy.Rows;
            }

            mean = takesBatch ? tape.Rounded(mean) : 0;
            correlation = takesBatch ? tape.Rounded(correlation) : 0;
            for (int row = 0; row < dy.Rows; row++)
                dx[row, u] = rstd[u] * (Gamma(layer, u) * dy[row, u] - mean - xhat[row, u] * correlation);
        }

        return dx;
    }

    private static double Gamma(LayerState layer, int unit) => layer.Find("Gamma")?.Values[unit] ?? 1;

    private static double Beta(LayerState layer, int unit) => layer.Find("Beta")?.Values[unit] ?? 0;

    private (double Mean, double Variance) BatchStatistics(Matrix x, int unit, LayerState layer, Tape tape)
    {
        double mean = 0;
        for (int row = 0; row < x.Rows; row++)
            mean += x[row, unit] / x.Rows;

        // In float32 the mean is rounded, which shows where the deviation is small beside it.
        mean = tape.Rounded(mean);
        double squares = 0;
        for (int row = 0; row < x.Rows; row++)
            squares += (x[row, unit] - mean) * (x[row, unit] - mean);
        tape.OnCommit(() =>
        {
            Move(ref layer["RunningMean"].Values[unit], mean);
            Move(ref layer["RunningVariance"].Values[unit], squares / (x.Rows - 1));
        });
        return (mean, squares / x.Rows);
    }

    private void Move(ref double running, double batch) =>
        running = (1 - (double)Momentum) * running + Momentum * batch;
}
