using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>The order of trials, the best first.</summary>
internal static class TrialRanking
{
    /// <summary>
    /// Those that had more epochs come before others, those at chance and those that failed last; of equal ones the one
    /// with the smaller number is first.
    /// </summary>
    public static IEnumerable<TrialResult> Rank(IEnumerable<TrialResult> trials, bool lowerIsBetter) => trials
        .OrderBy(trial => trial.Status is TrialStatus.Stopped ? TrialStatus.Done : trial.Status)
        .ThenByDescending(trial => trial.Trial.Epochs)
        .ThenByDescending(trial => lowerIsBetter ? -trial.Score : trial.Score)
        .ThenBy(trial => trial.Number);

    /// <summary>Whether the first of two trials that have a score comes before the other.</summary>
    public static bool IsBetter(TrialResult result, TrialResult than, bool lowerIsBetter) =>
        ReferenceEquals(Rank([than, result], lowerIsBetter).First(), result);
}
