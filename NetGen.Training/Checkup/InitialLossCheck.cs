using System;

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
        double loss = trainer.ComputeGradients(rows.Inputs, rows.Targets, network.CreateGradients());
        double penalty = trainer.Penalty;
        Chance chance = Chance.Of(network, rows, weighsRows: false);
        return new(loss, chance.Loss, loss + penalty)
        {
            LossOfZero = chance.LossOfZero,
            Targets = chance.FitsNumbers ? Spread.Of(((Dataset<float>)(object)rows).Targets) : null,
        };
    }
}
