namespace NetGen.Generator.Plan;

/// <summary>What a product of rows and weights has in its lanes, and how its weights lie therefore.</summary>
internal enum Orientation
{
    /// <summary>The outputs: weights are [input][output], or lie in panels of outputs.</summary>
    Outputs,

    /// <summary>
    /// The inputs: weights are [output][input], and outputs are sums across the lanes. No lane is padding.
    /// </summary>
    Inputs,

    /// <summary>
    /// The outputs that fill vectors are in the lanes, [input][output]; for the few behind them the inputs are,
    /// [output][input]. No lane is padding, and few sums go across the lanes.
    /// </summary>
    Split,
}
