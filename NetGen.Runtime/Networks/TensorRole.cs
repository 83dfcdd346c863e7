namespace NetGen;

/// <summary>What the values of a <see cref="ParameterTensor"/> are.</summary>
public enum TensorRole
{
    /// <summary>A weight matrix; the only role that weight decay acts on by default.</summary>
    Weights,

    /// <summary>Biases of an affine layer.</summary>
    Bias,

    /// <summary>Gamma of a normalisation.</summary>
    Gamma,

    /// <summary>Beta of a normalisation.</summary>
    Beta,

    /// <summary>Learned slopes of an activation.</summary>
    Slope,

    /// <summary>A running statistic: kept with the network, not learned.</summary>
    Statistic,

    /// <summary>A number that may be set at run time, such as a dropout rate: not learned.</summary>
    Hyperparameter,
}
