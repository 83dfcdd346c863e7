using System;

namespace NetGen.Training;

/// <summary>Can the network learn a few rows by heart, without regularisation and dropout?</summary>
public static class OverfitCheck
{
    private const int StepsBetweenLooks = 25;

    // Adam learns nearly everything at the first of them; networks of a few weights want the second.
    private static readonly float[] Rates = [1e-3f, 1e-2f];

    /// <summary>Tries, with Adam; the network is afterwards as it was.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">Rows to draw from.</param>
    /// <param name="options">How many rows and steps.</param>
    /// <exception cref="ArgumentException">Rows do not fit the network, or an option is out of its range.</exception>
    public static Overfit Run<TNetwork, TTarget>(
        TNetwork network, Dataset<TTarget> data, CheckupOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        options = CheckupOptions.Checked(options);
        using Patient<TNetwork, TTarget> patient = new(network);
        Dataset<TTarget> rows = Patient<TNetwork, TTarget>.Draw(data, options.OverfitRows, options.Seed);
        Overfit result = Try(patient, rows, options.OverfitSteps, Rates[0]);
        return result.Succeeds ? result : Better(result, Try(patient, rows, options.OverfitSteps, Rates[1]));
    }

    private static Overfit Better(Overfit one, Overfit other) => other.Succeeds || other.Loss < one.Loss ? other : one;

    private static Overfit Try<TNetwork, TTarget>(
        Patient<TNetwork, TTarget> patient, Dataset<TTarget> rows, int steps, float rate)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        patient.Reset();
        patient.SwitchRegularizationOff();
        TNetwork network = patient.Network;
        using Trainer<TTarget, Adam> trainer = network.Train(new Adam(rate), rows.Rows);
        double chance = Chance.Of(network, rows, weighsRows: false).Loss;
        Overfit result = new(rows.Rows, double.NaN, double.NaN, chance, 0, rate);
        for (int step = 1; step <= steps; step++)
        {
            float loss = trainer.Step(rows.Inputs, rows.Targets);
            if (step % StepsBetweenLooks != 0 && step != steps && float.IsFinite(loss))
                continue;
            Evaluation found = network.Evaluate(rows.Inputs, rows.Targets);
            result = result with { Loss = found.Loss, Accuracy = found.Accuracy, Steps = step };
            if (result.Succeeds || !float.IsFinite(loss))
                break;
        }

        return result;
    }
}
