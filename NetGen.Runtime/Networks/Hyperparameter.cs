namespace NetGen;

/// <summary>What a tensor of hyperparameters sets, and with it the range of its values.</summary>
public enum Hyperparameter
{
    /// <summary>The tensor holds none.</summary>
    None,

    /// <summary>A dropout rate, in [0, 1); 0 switches dropout off.</summary>
    DropoutRate,

    /// <summary>The label smoothing of a loss, in [0, 1]; 0 takes labels as they are.</summary>
    LabelSmoothing,

    /// <summary>Weights of a loss by the label's class, finite and at least 0; 1 counts all classes alike.</summary>
    ClassWeights,

    /// <summary>Weights of a loss by output, finite and at least 0.</summary>
    OutputWeights,

    /// <summary>The negative side of an activation, finite and at least 0.</summary>
    NegativeSlope,

    /// <summary>What a normalisation adds to a variance, finite and above 0.</summary>
    Epsilon,

    /// <summary>Share of the newest batch in running statistics, in (0, 1].</summary>
    Momentum,
}
