using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>Which scores are shown for which targets.</summary>
internal static class UsualScores
{
    public static IReadOnlyList<Scorer<int>> OfLabels(bool areProbabilities) => areProbabilities
        ? [Scorer.Accuracy, Scorer.MacroF1, Scorer.LogLoss, Scorer.RocArea]
        : [Scorer.Accuracy, Scorer.MacroF1, Scorer.RocArea];

    public static IReadOnlyList<Scorer<float>> OfNumbers() =>
        [Scorer.RootMeanSquaredError, Scorer.MeanAbsoluteError, Scorer.R2];

    /// <summary>Of answers to yes-or-no questions; targets between 0 and 1 have no ROC curve.</summary>
    public static IReadOnlyList<Scorer<float>> OfAnswers(Dataset<float> data) => AreBinary(data)
        ? [Scorer.AnswersRight, Scorer.BinaryLogLoss, Scorer.BinaryRocArea]
        : [Scorer.BinaryLogLoss, Scorer.RootMeanSquaredError];

    /// <summary>Those of a network.</summary>
    public static IReadOnlyList<Scorer<TTarget>> Of<TTarget>(NetworkFacts facts, Dataset<TTarget> data)
        where TTarget : unmanaged
    {
        object scores = data is not Dataset<float> numbers ? OfLabels(ArePredictedAsProbabilities(facts))
            : facts.TargetsAreProbabilities ? OfAnswers(numbers)
            : OfNumbers();
        return (IReadOnlyList<Scorer<TTarget>>)scores;
    }

    /// <summary>What the importance of a feature is measured by.</summary>
    public static Scorer<TTarget> ForImportance<TTarget>(NetworkFacts facts, Dataset<TTarget> data)
        where TTarget : unmanaged
    {
        string wanted = data is not Dataset<float>
            ? ArePredictedAsProbabilities(facts) ? Scorer.LogLoss.Name : Scorer.Accuracy.Name
            : facts.TargetsAreProbabilities ? Scorer.BinaryLogLoss.Name : Scorer.RootMeanSquaredError.Name;
        return Of(facts, data).First(scorer => scorer.Name == wanted);
    }

    /// <summary>Whether a network of classes puts out probabilities: softmax does, the scores of Hinge are none.</summary>
    public static bool ArePredictedAsProbabilities(NetworkFacts facts) => facts.Layers[^1].Kind != "Hinge";

    /// <summary>Whether every target is 0 or 1.</summary>
    public static bool AreBinary(Dataset<float> data) => !data.Targets.ContainsAnyExcept(0f, 1f);
}
