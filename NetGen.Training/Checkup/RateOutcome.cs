namespace NetGen.Training;

/// <summary>What a learning rate did to the loss.</summary>
public enum RateOutcome
{
    /// <summary>The loss barely moves.</summary>
    TooLow,

    /// <summary>The loss falls, but stays above chance: nothing is learned yet.</summary>
    AboveChance,

    /// <summary>The loss falls below chance.</summary>
    Learns,

    /// <summary>The loss explodes, or falls no longer (below chance) where lower rates let it fall.</summary>
    TooHigh,
}
