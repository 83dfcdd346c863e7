using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>A network that is too large for 300 images, against overfitting and without.</summary>
internal static class RegularisedTraining
{
    /// <summary>Images that it learns from: few enough to be learned by heart.</summary>
    public const int Images = 300;

    private static readonly string Title = FormattableString.Invariant($"{Images} images, seven hidden layers of 100");

    private const int Epochs = 200;
    private const int BatchSize = 100;
    private const float LearningRate = 0.05f;

    // Evaluations, after equal numbers of epochs.
    private const int Parts = 10;

    /// <summary>Trains with dropout or without, and evaluates after each tenth of the epochs.</summary>
    public static Curve Run(string name, Mnist mnist, bool dropout, float decay, ulong seed)
    {
        Dataset<int> training = LectureSample.First(mnist.Training, Images);
        Dataset<int> validation = LectureSample.First(mnist.Test, 2_000);
        SevenLayerClassifier network = new(seed);
        if (!dropout)
            SwitchOffDropout(network);
        using Trainer<int, Momentum> trainer =
            network.Train(new Momentum(LearningRate, weightDecay: decay), BatchSize, seed);
        LearningRateSchedule schedule = LearningRateSchedule.Cosine(
            LearningRate, new TrainingOptions { Epochs = Epochs, BatchSize = BatchSize }.CountSteps(training.Rows));
        List<double> ends = [];
        List<Evaluation> learned = [];
        List<Evaluation> unseen = [];
        for (int part = 1; part <= Parts; part++)
        {
            _ = TrainingLoop.Run(
                network, trainer, training, null,
                new()
                {
                    Epochs = Epochs / Parts,
                    BatchSize = BatchSize,
                    Seed = seed + (ulong)part,
                    Schedule = schedule,
                });
            ends.Add(part * (Epochs / Parts));
            learned.Add(network.Evaluate(training.Inputs, training.Targets));
            unseen.Add(network.Evaluate(validation.Inputs, validation.Targets));
        }

        return new(name, ends, learned, unseen);
    }

    /// <summary>The table, the sentence and the pictures of a training without and one with a cure.</summary>
    /// <param name="without">The training without it.</param>
    /// <param name="cured">The training with it.</param>
    /// <param name="cure">What the cure is, in the words that follow "With".</param>
    public static LectureResult Compare(Curve without, Curve cured, string cure)
    {
        Curve[] curves = [without, cured];
        List<string[]> table = [["", "training", "validation", "gap", "training loss", "validation loss", "loss gap"]];
        table.AddRange(curves.Select(curve => new[]
        {
            curve.Name, Sample.Percent(curve.Training[^1].Accuracy), Sample.Percent(curve.Validation[^1].Accuracy),
            Sample.Percent(curve.Gap), Sample.Figure(curve.Training[^1].Loss),
            Sample.Figure(curve.Validation[^1].Loss), Sample.Figure(curve.LossGap),
        }));
        string accuracy = Change(without.Gap, cured.Gap, Sample.Percent, "narrows", "widens");
        string loss = Change(without.LossGap, cured.LossGap, Sample.Figure, "narrows", "widens");
        string unseen = Change(
            without.Validation[^1].Accuracy, cured.Validation[^1].Accuracy, Sample.Percent, "falls", "rises");
        string finding = $"With {cure} the gap between training and validation accuracy {accuracy}, "
            + $"that between the losses {loss}, and validation accuracy {unseen}.";
        return new(
            table, finding,
            [
                ("", () => Pictures.Lines(
                    Title, "epoch", new Axis("accuracy (%)") { LeastSpan = 10, High = 102 },
                    Lines(curves, found => 100 * found.Accuracy))),
                ("-loss", () => Pictures.Losses(Title, Lines(curves, found => found.Loss), Math.Log(10))),
            ]);
    }

    private static string Change(double before, double after, Func<double, string> told, string down, string up) =>
        told(before) == told(after)
            ? $"stays at {told(after)}"
            : $"{(after < before ? down : up)} from {told(before)} to {told(after)}";

    private static Series[] Lines(Curve[] curves, Func<Evaluation, double> figure) =>
    [
        .. curves.SelectMany(curve => new Series[]
        {
            new($"{curve.Name}: training", curve.Epochs, [.. curve.Training.Select(figure)])
            {
                Rows = SeriesRows.Training,
            },
            new($"{curve.Name}: validation", curve.Epochs, [.. curve.Validation.Select(figure)])
            {
                Rows = SeriesRows.Validation,
            },
        }),
    ];

    private static void SwitchOffDropout(SevenLayerClassifier network)
    {
        DropoutLayer[] layers =
        [
            network.Dropout1, network.Dropout2, network.Dropout3, network.Dropout4, network.Dropout5, network.Dropout6,
            network.Dropout7, network.Dropout8,
        ];
        foreach (DropoutLayer layer in layers)
            layer.Rate = 0f;
    }

    /// <summary>What a network makes of training and validation images after some epochs.</summary>
    internal sealed record Curve(
        string Name, IReadOnlyList<double> Epochs, IReadOnlyList<Evaluation> Training,
        IReadOnlyList<Evaluation> Validation)
    {
        /// <summary>How much better the training images are read at the end.</summary>
        public double Gap => Training[^1].Accuracy - Validation[^1].Accuracy;

        /// <summary>How much higher the loss of validation images is at the end.</summary>
        public double LossGap => Validation[^1].Loss - Training[^1].Loss;
    }
}
