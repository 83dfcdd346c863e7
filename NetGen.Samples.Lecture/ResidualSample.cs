using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>Sixty layers as blocks: plain, with skip connections, and with LayerNorm as well.</summary>
internal sealed class ResidualSample : LectureSample
{
    private const int Epochs = 4;

    // Blocks that the table shows; the picture shows each.
    private static readonly int[] Shown = [1, 10, 20, 30];

    // The variance of PyTorch's weights, a third of LeCun's.
    private static readonly Init Small = new(WeightInit.LeCunNormal, 0.577f);

    public override string Name => "residual";

    public override string Description => "trains thirty blocks plain, with skip connections, and with LayerNorm";

    protected override LectureResult Run(Mnist mnist, ulong seed)
    {
        Blocks[] runs = [.. Compare(First(mnist.Training, 10_000), First(mnist.Test, 5_000), Epochs, seed)];
        LectureTable gradients = new(
            "Norm of the gradient of each block's weights before training",
            [
                ["blocks, weights", .. Shown.Select(block => $"block {block}")],
                .. runs.Select(string[] (run) =>
                    [run.Name, .. Shown.Select(block => Figure(run.GradientNorms[block - 1]))]),
            ]);
        LectureTable losses = new(
            "Training loss",
            [
                ["blocks, weights", .. Enumerable.Range(1, Epochs).Select(epoch => $"epoch {epoch}"), "val. accuracy"],
                .. runs.Select(string[] (run) =>
                [
                    run.Name,
                    .. Enumerable.Range(0, Epochs).Select(epoch => Figure(run.LossOf(epoch))), Percent(run.Accuracy),
                ]),
            ]);
        return new(
            [gradients, losses], Finding(runs), [("-gradients", () => Gradients(runs)), ("-loss", () => Losses(runs))]);
    }

    private static string Finding(Blocks[] runs)
    {
        string Loss(int run) => Figure(runs[run].LossOf(Epochs - 1));
        return $"From small weights plain blocks are at a loss of {Loss(0)} after {Epochs} epochs, blocks with skip "
            + $"connections at {Loss(1)}, and with LayerNorm at {Loss(2)}; from He's at {Loss(3)}, {Loss(4)} and "
            + $"{Loss(5)}.";
    }

    private static Picture Losses(Blocks[] runs) => Pictures.Losses(
        "Training loss of thirty blocks",
        [.. runs.Select(run => Series.Counted(run.Name, run.History.Select(epoch => (double)epoch.Loss)))],
        runs[0].History.Chance);

    private static Picture Gradients(Blocks[] runs) => Pictures.Lines(
        "Gradients of thirty blocks before training", new Axis("block"),
        new Axis("norm of the gradient", Logarithmic: true),
        [.. runs.Select(run => Series.Counted(run.Name, run.GradientNorms))]);

    /// <summary>
    /// Measures each network's gradients from small and from He's weights, then trains it, by the same rule from the
    /// same seed.
    /// </summary>
    internal static IEnumerable<Blocks> Compare(
        Dataset<int> training, Dataset<int> validation, int epochs, ulong seed)
    {
        foreach ((string weights, Init init) in new[] { ("small", Small), ("He", WeightInit.HeNormal) })
        {
            yield return Learn<PlainBlocksClassifier>($"plain, {weights}", init);
            yield return Learn<SkipBlocksClassifier>($"skip, {weights}", init);
            yield return Learn<NormalisedSkipBlocksClassifier>($"skip and LayerNorm, {weights}", init);
        }

        Blocks Learn<TNetwork>(string name, Init init)
            where TNetwork : class, INetwork<TNetwork, int>
        {
            TNetwork network = TNetwork.Create(seed);
            Initialize(network, init, seed);
            double[] norms = GradientNorms(network, First(training, 1_000));
            TrainingOptions options = new() { Epochs = epochs, BatchSize = 100, Seed = seed };
            return new(name, norms, Train(network, new Adam(1e-3f), training, validation, options));
        }
    }

    // The root of the sum of squares over all weights of a block.
    private static double[] GradientNorms<TNetwork>(TNetwork network, Dataset<int> rows)
        where TNetwork : class, INetwork<TNetwork, int>
    {
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(1f), rows.Rows);
        ParameterBlock gradients = network.CreateGradients();
        trainer.ComputeGradients(rows.Inputs, rows.Targets, gradients);
        return
        [
            .. gradients.Layout.Tensors
                .Where(tensor => tensor.Role == TensorRole.Weights && tensor.Layer.Contains('.'))
                .GroupBy(tensor => tensor.Layer.Split('.')[0])
                .Select(block => Math.Sqrt(block.Sum(tensor => SumOfSquares(gradients, tensor)))),
        ];
    }

    private static double SumOfSquares(ParameterBlock gradients, ParameterTensor tensor)
    {
        float[] values = new float[tensor.Count];
        gradients.CopyTo(tensor, values);
        return values.Sum(value => (double)value * value);
    }

    /// <summary>A network of blocks.</summary>
    /// <param name="Name">What its blocks have, and how their weights start.</param>
    /// <param name="GradientNorms">The norm of the gradient of each block's weights before training.</param>
    /// <param name="History">Its training.</param>
    internal sealed record Blocks(string Name, IReadOnlyList<double> GradientNorms, TrainingHistory History)
    {
        /// <summary>Training loss of an epoch, from 0; NaN behind a loss that was not finite.</summary>
        public double LossOf(int epoch) => epoch < History.Count ? History[epoch].Loss : double.NaN;

        /// <summary>Accuracy on the validation rows in the end; NaN where no epoch was finite.</summary>
        public double Accuracy => History.Count == 0 ? double.NaN : History[^1].Validation!.Value.Accuracy;
    }
}
