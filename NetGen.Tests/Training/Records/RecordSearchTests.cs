using System.Collections.Generic;
using System.Linq;
using NetGen.Training;
using Xunit;
using static NetGen.Tests.TrainedRecords.RecordFoldTests;

namespace NetGen.Tests.TrainedRecords;

/// <summary>Searches over records: each fold is fitted anew, and scored in the target's unit.</summary>
public class RecordSearchTests
{
    [Fact]
    public void ASearchOverRecordsFitsEachFoldAnewAndScoresInTheTargetsUnit()
    {
        SearchSpace space = [Dimension.LogUniform("lr", 1e-4, 1e-1)];
        RecordObjective<HillHeight, Hill, float> objective = HillHeight.Objective(
            Hills, 4, (network, trial) => network.Train(new AdamW(trial.Float("lr")), 16, trial.Seed),
            (_, _) => new() { BatchSize = 16 }, seed: 6);
        Assert.Equal(("MAE", true, 4), (objective.ScoreName, objective.LowerIsBetter, objective.Folds));
        using Study study = Study.InMemory(seed: 1);
        Stage stage = study.Random("coarse", space, 3, objective, new SearchOptions { Epochs = 2 });
        Trial best = stage.Best.Trial;
        List<double> scores = [];
        foreach ((int[] training, int[] validation) in DatasetParts.FoldRows(Hills.Length, 4, 6))
        {
            Hill[] learned = [.. training.Select(row => Hills[row])];
            HillHeight network = HillHeight.Fit(learned, best.Seed);
            network.TrainOn(
                learned, new AdamW(best.Float("lr")), new() { Epochs = 2, BatchSize = 16, Seed = best.Seed });
            scores.Add(network.Errors(validation.Select(row => Hills[row])).MeanAbsoluteError);
        }

        Assert.Equal(scores, stage.Best.Scores);
        HillHeight last = objective.Retrain(stage.Best, epochs: 3);
        HillHeight whole = HillHeight.Fit(Hills, best.Seed);
        whole.TrainOn(Hills, new AdamW(best.Float("lr")), new() { Epochs = 3, BatchSize = 16, Seed = best.Seed });
        Assert.Equal(whole.Encoding.Describe(), last.Encoding.Describe());
        Assert.Equal(Values(whole.Parameters), Values(last.Parameters));
    }

    [Fact]
    public void ASearchOverClassesKnowsChance()
    {
        RecordObjective<StoneKind, Stone, int> objective = StoneKind.Objective(
            Stones, 3, (network, trial) => network.Train(new Sgd(trial.Float("lr")), 16, trial.Seed));
        Assert.Equal(("accuracy", false), (objective.ScoreName, objective.LowerIsBetter));
        Assert.Equal(60 / 90.0, objective.Chance, 1e-9);
        using Study study = Study.InMemory();
        Stage stage = study.Random(
            "held out", [Dimension.LogUniform("lr", 1e-3, 1)], 2,
            StoneKind.Objective(
                Stones[..60], Stones[60..],
                (network, trial) => network.Train(new Sgd(trial.Float("lr")), 16, trial.Seed),
                scorer: Scorer.LogLoss));
        Assert.Equal("log loss", stage.Objective.ScoreName);
        Assert.Equal(1, stage.Objective.Folds);
        Says("Expected at least 1 validation record, found none.", () => StoneKind.Objective(
            Stones, [], (network, trial) => network.Train(new Sgd(0.1f), 16)));
    }
}
