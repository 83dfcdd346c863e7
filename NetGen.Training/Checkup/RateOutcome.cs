namespace NetGen.Training;

/// <summary>What a learning rate did to the loss.</summary>
public enum RateOutcome
{
    /// <summary>The loss barely moves.</summary>
    TooLow,

    /// <summary>The loss falls.</summary>
    Learns,

    /// <summary>The loss explodes, or falls no longer where lower rates let it fall.</summary>
    TooHigh,
}
