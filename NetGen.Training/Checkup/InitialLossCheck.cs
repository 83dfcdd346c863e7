using System;
using System.Linq;

namespace NetGen.Training;

/// <summary>Is the initial loss what chance gives, and does regularisation raise it?</summary>
public static class InitialLossCheck
{
    private const float Lambda = 0.1f;

    /// <summary>Measures; the network is afterwards as it was.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">Rows to measure on.</param>
    /// <param name="options">How many rows.</param>
    /// <exception cref="ArgumentException">Rows do not fit the network, or an option is out of its range.</exception>
    public static InitialLoss Run<TNetwork, TTarget>(
        TNetwork network, Dataset<TTarget> data, CheckupOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        options = CheckupOptions.Checked(options);
        using Patient<TNetwork, TTarget> patient = new(network);
        Dataset<TTarget> rows = Patient<TNetwork, TTarget>.Draw(data, options.Rows, options.Seed);
        patient.SwitchRegularizationOff();
        using Trainer<TTarget, Sgd> trainer = network.Train(new Sgd(0f, Lambda), rows.Rows);
        ParameterBlock gradients = network.CreateGradients();
        double loss = trainer.ComputeGradients(rows.Inputs, rows.Targets, gradients);
        double penalty = trainer.Penalty;
        return new(loss, Chance(patient, trainer, rows, gradients), loss + penalty);
    }

    internal static double Chance<TNetwork, TTarget>(
        Patient<TNetwork, TTarget> patient, Trainer<TTarget> trainer, Dataset<TTarget> rows, ParameterBlock gradients)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        // Only MeanSquaredError has no accuracy: there the best that knows nothing says the mean of each target.
        Evaluation one = patient.Network.Evaluate(rows.Input(0), rows.Target(0));
        if (rows is Dataset<float> numbers && float.IsNaN(one.Accuracy) && float.IsFinite(one.Loss)
            && Finite.AreAll(numbers.Targets))
        {
            return FeatureSums.Of(numbers.Targets, numbers.TargetLength, numbers.TargetLength).Variances.Average();
        }

        foreach (ParameterTensor tensor in Patient<TNetwork, TTarget>.Learned)
            patient.Parameters.CopyFrom(tensor, new float[tensor.Count]);
        double chance = trainer.ComputeGradients(rows.Inputs, rows.Targets, gradients);
        patient.Reset();
        patient.SwitchRegularizationOff();
        return chance;
    }
}
