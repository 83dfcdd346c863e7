namespace NetGen.Training;

/// <summary>Why training ended.</summary>
public enum TrainingEnd
{
    /// <summary>All epochs are done.</summary>
    AllEpochs,

    /// <summary>The monitored figure had not become better for some epochs.</summary>
    EarlyStopping,

    /// <summary>A callback said so.</summary>
    Callback,

    /// <summary>The token was cancelled.</summary>
    Canceled,

    /// <summary>A loss, or a parameter after an epoch, was not finite.</summary>
    NotFinite,

    /// <summary>
    /// All epochs are done, or early stopping ended them, and the last one's loss is far above both chance and the
    /// first step's loss: the learning rate is too high.
    /// </summary>
    Diverged,
}
