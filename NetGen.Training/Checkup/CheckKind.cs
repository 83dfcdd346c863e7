namespace NetGen.Training;

/// <summary>What a checkup looks at, causes before their consequences.</summary>
public enum CheckKind
{
    /// <summary>Inputs are of ordinary size, and centred.</summary>
    InputScale,

    /// <summary>Targets that are numbers are of ordinary size.</summary>
    TargetScale,

    /// <summary>Gradients agree with central differences.</summary>
    Gradients,

    /// <summary>ReLU units answer to some row.</summary>
    DeadReLUs,

    /// <summary>Sigmoid and tanh units are off their flat ends.</summary>
    Saturation,

    /// <summary>Activations neither die out nor grow from layer to layer.</summary>
    Signal,

    /// <summary>The learning rate lowers the loss.</summary>
    LearningRate,

    /// <summary>The initial loss is what chance gives.</summary>
    InitialLoss,

    /// <summary>Regularisation adds to the loss.</summary>
    Penalty,

    /// <summary>A few rows can be learned by heart.</summary>
    Overfitting,

    /// <summary>A gradient reaches every weight, and updates are of ordinary size beside the weights.</summary>
    Updates,

    /// <summary>Losses fall from epoch to epoch, on validation rows too.</summary>
    Curves,
}
