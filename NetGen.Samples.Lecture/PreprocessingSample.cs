using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>Raw, centred, standardised and whitened images: how fast one network learns from each.</summary>
internal sealed class PreprocessingSample : LectureSample
{
    private const int Epochs = 5;

    // In pixels squared, which go from 0 to 1: directions of less variance are noise.
    private const float Epsilon = 0.01f;

    public override string Name => "preprocessing";

    public override string Description => "trains one network on raw, centred, standardised and whitened images";

    protected override LectureResult Run(Mnist mnist, ulong seed)
    {
        (string Name, TrainingHistory History)[] runs =
            [.. Compare(First(mnist.Training, 3_000), First(mnist.Test, 2_000), Epochs, seed)];
        List<string[]> table = [["images", "loss 1", $"loss {Epochs}", "val. accuracy"]];
        table.AddRange(runs.Select(run => new[]
        {
            run.Name, Figure(run.History[0].Loss), Figure(run.History[^1].Loss),
            Percent(run.History[^1].Validation!.Value.Accuracy),
        }));
        (string slowest, TrainingHistory slow) = runs.MaxBy(run => run.History[0].Loss);
        (string fastest, TrainingHistory fast) = runs.MinBy(run => run.History[0].Loss);
        string finding = $"After one epoch the network has a loss of {Figure(fast[0].Loss)} from {fastest} images, "
            + $"and of {Figure(slow[0].Loss)} from {slowest} ones.";
        return new(table, finding, [("-loss", () => Losses(runs)), ("-clouds", () => Clouds(seed))]);
    }

    /// <summary>Trains from the same weights by the same rule; every step is fitted on training rows alone.</summary>
    internal static IEnumerable<(string Name, TrainingHistory History)> Compare(
        Dataset<int> training, Dataset<int> validation, int epochs, ulong seed)
    {
        // What was loaded is centred with one number for all pixels: black is its least value, and 0 when it is raw.
        FeatureScaling raw = FeatureScaling.FitMean(
            Enumerable.Repeat(training.Inputs.ToArray().Min(), training.InputLength).ToArray(), training.InputLength);
        training = raw.TransformInputs(training);
        validation = raw.TransformInputs(validation);
        yield return ("raw", Learn(training, validation));
        FeatureScaling mean = FeatureScaling.FitMean(training.Inputs, training.InputLength);
        yield return ("centred", Learn(mean.TransformInputs(training), mean.TransformInputs(validation)));
        FeatureScaling standard = FeatureScaling.FitStandard(training.Inputs, training.InputLength);
        yield return ("standardised", Learn(standard.TransformInputs(training), standard.TransformInputs(validation)));
        PrincipalComponents zca = PrincipalComponents.FitZca(training.Inputs, training.InputLength, Epsilon);
        yield return ("whitened", Learn(zca.TransformInputs(training), zca.TransformInputs(validation)));

        TrainingHistory Learn(Dataset<int> rows, Dataset<int> unseen) => Train(
            new CheckupClassifier(seed), new Sgd(0.02f), rows, unseen,
            new() { Epochs = epochs, BatchSize = 50, Seed = seed });
    }

    private static Picture Losses(IReadOnlyList<(string Name, TrainingHistory History)> runs) => Pictures.Losses(
        "Training loss by preprocessing",
        [.. runs.Select(run => Series.Counted(run.Name, run.History.Select(epoch => (double)epoch.Loss)))],
        runs[0].History.Chance);

    // Two features that follow from each other, far from zero and of different scales.
    private static Picture Clouds(ulong seed)
    {
        Random random = new((int)seed);
        float[] points = new float[2 * 500];
        for (int i = 0; i < points.Length; i += 2)
        {
            double common = Normal(random);
            points[i] = (float)(4 + 2 * common + Normal(random));
            points[i + 1] = (float)(2 + 0.8 * common + 0.2 * Normal(random));
        }

        FeatureScaling mean = FeatureScaling.FitMean(points, 2), standard = FeatureScaling.FitStandard(points, 2);
        PrincipalComponents pca = PrincipalComponents.FitPca(points, 2, components: 2);
        PrincipalComponents whitening = PrincipalComponents.FitWhitening(points, 2);
        return Pictures.Clouds(
            "A data cloud through preprocessing", "feature 1", "feature 2",
            [
                State("original", _ => { }), State("centred", mean.Transform), State("scaled", standard.Transform),
                State("decorrelated", pca.Transform), State("whitened", whitening.Transform),
            ]);

        Series State(string name, Step step)
        {
            float[] changed = [.. points];
            step(changed);
            return new(
                name, [.. changed.Where((_, i) => i % 2 == 0).Select(x => (double)x)],
                [.. changed.Where((_, i) => i % 2 == 1).Select(y => (double)y)]);
        }
    }

    private delegate void Step(Span<float> rows);
}
