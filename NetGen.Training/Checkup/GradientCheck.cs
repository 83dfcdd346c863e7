using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>
/// Compares gradients with central differences (L(w + h) - L(w - h)) / 2h, on a few rows, dropout off. Row losses are
/// summed in float64 (under BatchNorm, whose rows depend on each other, the batch is one loss).
/// </summary>
/// <remarks>
/// Losses are float32, so that a single weight's difference drowns in rounding unless h is large, where curvature and
/// kinks mislead. Each tensor is therefore moved as a whole along its own gradient, which changes the loss by a few
/// tenths of a per cent, and some single values are compared besides, since along the gradient alone a value in the
/// wrong place would not show. The tolerance is the sum of what is known to be wrong: rounding, 4 x 2^-24 x loss / h;
/// curvature, twice the difference between the slopes over h and h / 2; a ReLU's kink, by the difference between the
/// slopes of the two sides; and one per cent of the slope (two of a single one).
/// </remarks>
public static class GradientCheck
{
    private const int ValuesPerTensor = 8;
    private const double Rounding = 4.0 / (1 << 24);

    // As a share of the loss for a tensor; in the unit of the weight for a single one.
    private const double LossShare = 2e-3;
    private const double ValueStep = 1e-2;

    /// <summary>Compares; the network is afterwards as it was.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">Rows to draw from.</param>
    /// <param name="options">How many rows.</param>
    /// <exception cref="ArgumentException">Rows do not fit the network, or an option is out of its range.</exception>
    public static GradientReport Run<TNetwork, TTarget>(
        TNetwork network, Dataset<TTarget> data, CheckupOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged =>
        Run(network, data, options, _ => { });

    /// <summary>The same, with gradients that a test may spoil.</summary>
    internal static GradientReport Run<TNetwork, TTarget>(
        TNetwork network, Dataset<TTarget> data, CheckupOptions? options, Action<ParameterBlock> spoil)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        options = CheckupOptions.Checked(options);
        using Patient<TNetwork, TTarget> patient = new(network);
        Dataset<TTarget> rows = Patient<TNetwork, TTarget>.Draw(data, options.GradientRows, options.Seed);
        patient.SwitchRegularizationOff();
        using Trainer<TTarget, Sgd> trainer = network.Train(new Sgd(0f), rows.Rows);
        ParameterBlock gradients = network.CreateGradients();
        trainer.ComputeGradients(rows.Inputs, rows.Targets, gradients);
        spoil(gradients);
        ParameterBlock scratch = network.CreateGradients();
        bool isWhole = network.Parameters.UsesBatchStatistics || patient.WeighsClasses;
        List<TensorGradient> tensors = [];
        foreach (ParameterTensor tensor in patient.Moved)
        {
            float[] values = Patient<TNetwork, TTarget>.Values(network.Parameters, tensor);
            float[] gradient = Patient<TNetwork, TTarget>.Values(gradients, tensor);
            double LossAt(float[] moved)
            {
                network.Parameters.CopyFrom(tensor, moved);
                return Loss(trainer, rows, scratch, isWhole);
            }

            tensors.Add(Compare(tensor, values, gradient, LossAt, options.Seed + (ulong)tensors.Count));
            network.Parameters.CopyFrom(tensor, values);
        }

        return new(rows.Rows, tensors);
    }

    private static TensorGradient Compare(
        ParameterTensor tensor, float[] values, float[] gradient, Func<float[], double> lossAt, ulong seed)
    {
        double norm = Math.Sqrt(gradient.Sum(value => (double)value * value));
        double loss = lossAt(values);
        Slope along = new(double.NaN, 0, 0);
        if (norm > 0)
        {
            double[] direction = Array.ConvertAll(gradient, value => value / norm);
            along = Slope.Measure(values, direction, LossShare * loss / norm, loss, lossAt);
        }

        int compared = Math.Min(ValuesPerTensor, values.Length);
        int[] chosen = [.. Enumerable.Range(0, values.Length)];
        RowOrder.Shuffle(chosen, seed, 0, RowOrder.Splits);
        double typical = norm / Math.Sqrt(values.Length);
        int agreeing = 0;
        foreach (int index in chosen.Take(compared))
        {
            double[] direction = new double[values.Length];
            direction[index] = 1;
            Slope slope = Slope.Measure(values, direction, ValueStep, loss, lossAt);
            double tolerance = Rounding * loss / ValueStep + 2 * slope.Curvature + slope.Kink
                + 0.02 * Math.Max(Math.Abs(gradient[index]), typical);
            agreeing += Math.Abs(slope.Value - gradient[index]) <= tolerance ? 1 : 0;
        }

        double room = norm > 0 ? Rounding * norm / LossShare + 2 * along.Curvature + along.Kink + 0.01 * norm : 0;
        return new(tensor.FullName, norm, along.Value, room, agreeing, compared);
    }

    private static double Loss<TTarget>(
        Trainer<TTarget> trainer, Dataset<TTarget> rows, ParameterBlock scratch, bool isWhole)
        where TTarget : unmanaged
    {
        if (isWhole)
            return trainer.ComputeGradients(rows.Inputs, rows.Targets, scratch);
        double sum = 0;
        for (int row = 0; row < rows.Rows; row++)
            sum += trainer.ComputeGradients(rows.Input(row), rows.Target(row), scratch);
        return sum / rows.Rows;
    }
}
