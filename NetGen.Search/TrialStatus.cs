namespace NetGen.Training;

/// <summary>How a trial of a search ended, the best way first.</summary>
public enum TrialStatus
{
    /// <summary>It has a score.</summary>
    Done,

    /// <summary>It has a score, which was not good enough to go on with: successive halving ended it early.</summary>
    Stopped,

    /// <summary>It is no better than guessing.</summary>
    AtChance,

    /// <summary>It has no score: a loss was not finite, or the score is not.</summary>
    Failed,
}
