using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>
/// Looks at what each layer puts out and how each tensor is taught; costs nothing where it is not called.
/// </summary>
public static class LayerCheck
{
    // The first steps of an optimiser with state are not like the others.
    private const int Steps = 10;

    // Where the slope of a sigmoid is 5 % of its largest, as a share of the way between its limits: y (1 - y) = 0.0125.
    // So it is for tanh, which is a sigmoid from -1 to 1.
    private const float Flat = 0.012659f;

    /// <summary>Measures; the network is afterwards as it was.</summary>
    /// <param name="network">The network.</param>
    /// <param name="optimizer">The rule whose updates are compared with the weights.</param>
    /// <param name="data">Training rows.</param>
    /// <param name="options">How many rows.</param>
    /// <exception cref="ArgumentException">Rows do not fit the network, or an option is out of its range.</exception>
    public static LayerStatistics Run<TNetwork, TTarget, TOptimizer>(
        TNetwork network, TOptimizer optimizer, Dataset<TTarget> data, CheckupOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
        where TOptimizer : unmanaged, IOptimizer
    {
        options = CheckupOptions.Checked(options);
        using Patient<TNetwork, TTarget> patient = new(network);
        Dataset<TTarget> rows = Patient<TNetwork, TTarget>.Draw(data, options.Rows, options.Seed);
        patient.SwitchRegularizationOff();
        using Trainer<TTarget, TOptimizer> trainer = network.Train(optimizer, rows.Rows, options.Seed);
        LayerActivations[] layers = Activations(trainer, rows, TNetwork.Facts);
        LayerActivations input = new(
            "Input", null, rows.InputLength, Spread.Of(rows.Inputs), double.NaN, double.NaN);
        ParameterBlock gradients = network.CreateGradients();
        trainer.ComputeGradients(rows.Inputs, rows.Targets, gradients);
        Dictionary<ParameterTensor, double> ratios = UpdateRatios(patient, trainer, rows);
        IEnumerable<TensorUpdate> tensors = patient.Moved.Select(tensor => new TensorUpdate(
            tensor.FullName, Spread.Of(Patient<TNetwork, TTarget>.Values(gradients, tensor)), ratios[tensor]));
        return new(input, FeatureRatio(rows), layers, [.. tensors]);
    }

    private static LayerActivations[] Activations<TTarget>(
        Trainer<TTarget> trainer, Dataset<TTarget> rows, NetworkFacts facts)
        where TTarget : unmanaged
    {
        trainer.Forward(rows.Inputs, new float[rows.Rows * facts.OutputLength]);
        LayerActivations[] layers = new LayerActivations[trainer.ActivationCount];
        for (int index = 0; index < layers.Length; index++)
        {
            string name = trainer.GetActivationName(index);
            int units = trainer.GetActivation(index, 0).Length, positions = LayerShape.PositionsOf(facts, name);
            float[] values = new float[rows.Rows * units];
            for (int row = 0; row < rows.Rows; row++)
                trainer.GetActivation(index, row).CopyTo(values.AsSpan(row * units));
            ActivationTraits? traits = trainer.GetActivationTraits(index);
            double dead = traits is { HasDeadUnits: true }
                ? DeadShare(values, units, positions, traits.LowerLimit)
                : double.NaN;
            layers[index] = new(name, traits, units, Spread.Of(values), dead, SaturatedShare(values, traits))
            {
                Positions = positions,
            };
        }

        return layers;
    }

    // The positions of an image share a channel's weights: it learns where one of them is alive.
    private static double DeadShare(float[] values, int units, int positions, float limit)
    {
        int channels = units / positions;
        HashSet<int> alive = [];
        for (int i = 0; i < values.Length; i++)
            if (values[i] != limit)
                alive.Add(i % units / positions);
        return (double)(channels - alive.Count) / channels;
    }

    private static double SaturatedShare(float[] values, ActivationTraits? traits)
    {
        if (traits is not { Saturates: true })
            return double.NaN;
        float margin = Flat * (traits.UpperLimit - traits.LowerLimit);
        return values.Average(value =>
            value < traits.LowerLimit + margin || value > traits.UpperLimit - margin ? 1.0 : 0.0);
    }

    private static double FeatureRatio<TTarget>(Dataset<TTarget> rows)
        where TTarget : unmanaged
    {
        if (!Finite.AreAll(rows.Inputs))
            return double.NaN;
        double[] variances = [.. FeatureSums.Of(rows.Inputs, rows.InputLength, rows.InputLength).Variances
            .Where(variance => variance > 0)];
        return variances.Length == 0 ? 1 : Math.Sqrt(variances.Max() / variances.Min());
    }

    private static Dictionary<ParameterTensor, double> UpdateRatios<TNetwork, TTarget>(
        Patient<TNetwork, TTarget> patient, Trainer<TTarget> trainer, Dataset<TTarget> rows)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        bool isFinite = true;
        for (int step = 1; step < Steps && isFinite; step++)
            isFinite = float.IsFinite(trainer.Step(rows.Inputs, rows.Targets));
        Dictionary<ParameterTensor, float[]> before = patient.Moved.ToDictionary(
            tensor => tensor, tensor => Patient<TNetwork, TTarget>.Values(patient.Parameters, tensor));
        isFinite = isFinite && float.IsFinite(trainer.Step(rows.Inputs, rows.Targets));
        return before.ToDictionary(pair => pair.Key, pair => isFinite
            ? Ratio(pair.Value, Patient<TNetwork, TTarget>.Values(patient.Parameters, pair.Key))
            : double.PositiveInfinity);
    }

    private static double Ratio(float[] before, float[] after)
    {
        double update = 0;
        double size = 0;
        for (int i = 0; i < before.Length; i++)
        {
            update += ((double)after[i] - before[i]) * ((double)after[i] - before[i]);
            size += (double)before[i] * before[i];
        }

        double ratio = Math.Sqrt(update / size);
        return size == 0 ? double.NaN : double.IsNaN(ratio) ? double.PositiveInfinity : ratio;
    }
}
