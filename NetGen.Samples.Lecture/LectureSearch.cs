using System;
using System.Collections.Generic;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>
/// The lecture's search on a study: coarse with few epochs, fine with more. Where the best lies at an edge of the
/// ranges that were asked for, it goes on beyond, and comes back to more epochs there.
/// </summary>
internal sealed class LectureSearch(Study study, Objective objective, SearchPlan plan, SearchOptions options)
{
    private const int MostRounds = 6;
    private const int Finalists = 5;
    private const int Seeds = 5;

    private readonly List<Stage> stages = [];

    /// <summary>The stages so far, in order.</summary>
    public IReadOnlyList<Stage> Stages => stages;

    /// <summary>
    /// The first stage as a grid, of as many trials or fewer: for comparison, nothing follows from it.
    /// </summary>
    public Stage Grid() => study.Grid(
        "grid", plan.Coarse, (int)Math.Sqrt(plan.Trials), objective, Begin("grid", Few));

    private SearchOptions Few => options with { Epochs = plan.CoarseEpochs };

    private SearchOptions More => options with { Epochs = plan.FineEpochs };

    /// <summary>Runs them; the last stage is the finalists with several seeds each.</summary>
    public Stage Run()
    {
        Stage coarse = Random("coarse", plan.Coarse, Few);
        Stage fine = Random("fine", plan.Fine, More);
        if (fine.Edges.Count > 0)
        {
            // The coarse range is the wider one, so that each step from its edge is the longer one.
            Stage around = coarse.Edges.Count > 0 ? coarse : fine;
            for (int round = 1; round <= MostRounds && around.Edges.Count > 0; round++)
                around = Random(round == 1 ? "beyond" : $"beyond {round}", around.Finer(), Few);
            Stage finest = Random("finest", around.Finer(), More);
            if (finest.Best.Score > fine.Best.Score)
                fine = finest;
        }

        Stage final = study.Try("seeds", fine.Top(Finalists), objective, Begin("seeds", More with { Repeats = Seeds }));
        stages.Add(final);
        return final;
    }

    private Stage Random(string name, SearchSpace space, SearchOptions how)
    {
        Stage stage = study.Random(name, space, plan.Trials, objective, Begin(name, how));
        stages.Add(stage);
        return stage;
    }

    private static SearchOptions Begin(string name, SearchOptions how)
    {
        how.Output?.WriteLine($"{name}, epochs: {how.Epochs}");
        return how;
    }
}
