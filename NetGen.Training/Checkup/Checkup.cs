using System;

namespace NetGen.Training;

/// <summary>
/// The babysitting of CS231n as one call: is the loss at the start what chance gives, are gradients right, can a few
/// rows be learned by heart, which learning rates work, do layers live, how do curves look? Each part can be called on
/// its own.
/// </summary>
public static class Checkup
{
    /// <summary>
    /// Examines a network, best as it is before training. Afterwards its parameters, running statistics and settings
    /// are bit for bit as they were.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="optimizer">The rule it is to be trained with, and its learning rate.</param>
    /// <param name="training">Training rows, preprocessed as for training.</param>
    /// <param name="validation">Validation rows for the curves; a fifth of the training rows where it is null.</param>
    /// <param name="options">How thorough to be.</param>
    /// <exception cref="ArgumentException">
    /// Rows do not fit the network, there are fewer than ten training rows, or an option is out of its range.
    /// </exception>
    public static CheckupReport Run<TNetwork, TTarget, TOptimizer>(
        TNetwork network, TOptimizer optimizer, Dataset<TTarget> training, Dataset<TTarget>? validation = null,
        CheckupOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
        where TOptimizer : unmanaged, IOptimizer
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(training);
        options = CheckupOptions.Checked(options);
        DatasetCheck.Fits(training, TNetwork.Facts, nameof(training));
        if (training.Rows < 10)
        {
            throw new ArgumentException(
                Counted.Text($"Expected at least 10 training rows, found {training.Rows}."), nameof(training));
        }

        if (validation is not null)
            DatasetCheck.Fits(validation, TNetwork.Facts, nameof(validation));

        (TrainingHistory curves, Finding curveFinding) = Curves(network, optimizer, training, validation, options);
        return new(
            TNetwork.Facts.Name,
            InitialLossCheck.Run(network, training, options),
            GradientCheck.Run(network, training, options),
            OverfitCheck.Run(network, training, options),
            LearningRateTest.Run(network, optimizer, training, options),
            LayerCheck.Run(network, optimizer, training, options),
            curves, curveFinding);
    }

    private static (TrainingHistory History, Finding Finding) Curves<TNetwork, TTarget, TOptimizer>(
        TNetwork network, TOptimizer optimizer, Dataset<TTarget> training, Dataset<TTarget>? validation,
        CheckupOptions options)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
        where TOptimizer : unmanaged, IOptimizer
    {
        using Patient<TNetwork, TTarget> patient = new(network);
        Dataset<TTarget> rows = Patient<TNetwork, TTarget>.Draw(training, options.CurveRows, options.Seed);
        if (validation is null)
            (rows, validation) = rows.Split(rows.Rows - rows.Rows / 5);
        else
            validation = Patient<TNetwork, TTarget>.Draw(validation, options.CurveRows, options.Seed);
        TrainingOptions loop = new() { Epochs = options.Epochs, BatchSize = options.BatchSize, Seed = options.Seed };
        using Trainer<TTarget, TOptimizer> trainer = network.Train(optimizer, options.BatchSize, options.Seed);
        try
        {
            TrainingHistory history = TrainingLoop.Run(network, trainer, rows, validation, loop);
            return (history, CurveCheck.Judge(history));
        }
        catch (TrainingStoppedException stopped)
        {
            return (stopped.History, new(
                CheckKind.Curves, Verdict.Bad,
                $"loss {stopped.Loss} in epoch {stopped.Epoch}, step {stopped.Step}, first in {stopped.Layer}",
                "diverges: lower the learning rate, check inputs"));
        }
    }
}
