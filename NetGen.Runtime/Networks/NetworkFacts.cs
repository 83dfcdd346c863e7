namespace NetGen;

/// <summary>What is known of a network at compile time.</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="InputLength">Values in one input row.</param>
/// <param name="OutputLength">Values in one output row.</param>
/// <param name="TargetLength">
/// Targets of one row: 1 where they are labels, else <paramref name="OutputLength"/>.
/// </param>
/// <param name="UsesBatchStatistics">
/// Whether BatchNorm makes the rows of a training batch depend on each other, where it is not frozen: what holds at the
/// moment says <see cref="ParameterBlock.UsesBatchStatistics"/>.
/// </param>
/// <param name="MultiplyAdds">Multiply-adds of the forward pass of one row.</param>
/// <param name="Summary">A table of the layers, their shapes and parameters.</param>
/// <param name="Layout">Where each parameter stands.</param>
public sealed record NetworkFacts(
    string Name, int InputLength, int OutputLength, int TargetLength, bool UsesBatchStatistics, long MultiplyAdds,
    string Summary, ParameterLayout Layout)
{
    /// <summary>Whether targets are probabilities, in [0, 1]: those of BinaryCrossEntropy.</summary>
    public bool TargetsAreProbabilities { get; init; }
}
