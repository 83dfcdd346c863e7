using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Checkpointing;

/// <summary>One run, whole or in parts; what came of it can be compared bit by bit.</summary>
internal sealed class CheckpointedRun
{
    public const int Rows = 300;
    public const int Epochs = 6;
    public const int StepsOfAnEpoch = 19;   // 300 rows in batches of 16

    /// <summary>A network that a trainer of its own trains.</summary>
    public CheckpointedNetwork Network { get; } = new(seed: 5);

    /// <summary>What came of it, once it ended by itself.</summary>
    public TrainingHistory? History { get; private set; }

    /// <summary>Runs until it ends, or a callback throws.</summary>
    /// <param name="checkpoints">Where; null keeps nothing.</param>
    /// <param name="threads">Threads of a step.</param>
    /// <param name="change">Changes the options.</param>
    /// <param name="callback">Is called as training goes; null for none.</param>
    /// <param name="rows">Rows to learn from.</param>
    public CheckpointedRun Go(
        Checkpoints? checkpoints, int threads = 1, Func<TrainingOptions, TrainingOptions>? change = null,
        ITrainingCallback? callback = null, Dataset<int>? rows = null)
    {
        TrainingOptions options = new()
        {
            Epochs = Epochs,
            BatchSize = 16,
            Seed = 3,
            KeepBest = MonitoredFigure.ValidationLoss,
            EarlyStopping = new(Patience: 5),
            ReduceOnPlateau = new() { Patience = 0, Factor = 0.5f, Threshold = 0.2 },
            Callbacks = callback is null ? [] : [callback],
            Checkpoints = checkpoints,
        };
        using Trainer<int, Adam> trainer = Network.Train(new Adam(0.02f), maxBatch: 16, seed: 7, threads);
        History = TrainingLoop.Run(
            Network, trainer, rows ?? Points.Draw(Rows), Points.Draw(80, seed: 2), change?.Invoke(options) ?? options);
        return this;
    }

    /// <summary>Runs until a callback throws behind so many steps.</summary>
    public void GoUntil(long step, Checkpoints checkpoints, int threads = 1) =>
        Assert.Throws<EndedException>(() => Go(checkpoints, threads, callback: new Ending(step)));

    /// <summary>Fails where two runs differ in a bit, times aside.</summary>
    public static void SameBits(CheckpointedRun expected, CheckpointedRun found)
    {
        Assert.Equal(Bits(expected.Network.Parameters), Bits(found.Network.Parameters));
        Assert.Equal(expected.History!.Select(Timeless), found.History!.Select(Timeless));
        Assert.Equal(
            (expected.History!.End, expected.History.BestEpoch, expected.History.Chance),
            (found.History!.End, found.History.BestEpoch, found.History.Chance));
    }

    private static IEnumerable<int> Bits(ParameterBlock parameters)
    {
        float[] values = new float[parameters.CountOfAll];
        parameters.CopyAllTo(values);
        return values.Select(BitConverter.SingleToInt32Bits);
    }

    private static EpochResult Timeless(EpochResult epoch) => epoch with { Seconds = 0, RowsPerSecond = 0 };

    private sealed class Ending(long step) : ITrainingCallback
    {
        public bool OnStep(in StepResult done) => done.StepCount < step ? true : throw new EndedException();
    }

    private sealed class EndedException : Exception;
}
