using System.IO;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Search;

/// <summary>A study keeps the network of each stage's best trial.</summary>
public sealed class BestWeightsTests
{
    private static readonly SearchSpace Space = [Dimension.LogUniform("lr", 1e-3, 1)];
    private static readonly Dataset<int> Validation = Points.Draw(60, seed: 2);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void TheWinnerCanBeUsedWithoutTrainingAgain(int parallelism)
    {
        using TemporaryDirectory directory = new();
        string path = Path.Combine(directory.Path, "points.db");
        SearchOptions options = new() { Epochs = 2, Parallelism = parallelism };
        int trained = 0;
        byte[] bytes;
        using (Study study = Study.Open(path, seed: 1))
        {
            Stage stage = study.Random("coarse/1", Space, 8, ObjectiveOf(() => trained++), options);
            Assert.Equal(Path.Combine(directory.Path, "points.coarse%2F1.safetensors"), stage.BestWeights);
            bytes = File.ReadAllBytes(stage.BestWeights!);
            TwoClasses winner = TwoClasses.Load(stage.BestWeights!);
            Evaluation found = winner.Evaluate(Validation.Inputs, Validation.Targets);
            Assert.Equal(stage.Best.Score, found.Loss);
            Assert.Contains(
                $"trial {stage.Best.Number} of 'coarse/1'", TwoClasses.Inspect(stage.BestWeights!).Note);
        }

        // What was kept stays the best until a better one comes.
        trained = 0;
        using (Study study = Study.Open(path, seed: 1))
        {
            Stage same = study.Random("coarse/1", Space, 8, ObjectiveOf(() => trained++), options);
            Assert.Equal(0, trained);
            Assert.Equal(bytes, File.ReadAllBytes(same.BestWeights!));
            Stage larger = study.Random("coarse/1", Space, 20, ObjectiveOf(() => trained++), options);
            TwoClasses winner = TwoClasses.Load(larger.BestWeights!);
            Assert.Equal(larger.Best.Score, winner.Evaluate(Validation.Inputs, Validation.Targets).Loss);
        }
    }

    [Fact]
    public void AStudyInMemoryAndAFunctionKeepNone()
    {
        using Study memory = Study.InMemory(seed: 1);
        Assert.Null(memory.Random("a", Space, 2, ObjectiveOf(() => { })).BestWeights);
        using TemporaryDirectory directory = new();
        using Study study = Study.Open(Path.Combine(directory.Path, "points.db"), seed: 1);
        Assert.Null(study.Random("a", Space, 2, new FunctionObjective(trial => trial.Double("lr"))).BestWeights);
    }

    private static NetworkObjective<int> ObjectiveOf(System.Action onTrain) =>
        new NetworkObjective<int>(Points.Draw(100), Validation, MonitoredFigure.ValidationLoss)
            .Add<TwoClasses>((network, trial) =>
            {
                onTrain();
                return network.Train(new Sgd(trial.Float("lr")), 128, trial.Seed);
            });
}
