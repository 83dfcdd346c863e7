using System.Collections.Generic;

namespace NetGen;

/// <summary>What is known of a network at compile time.</summary>
public sealed record NetworkFacts
{
    /// <summary>Name of the class.</summary>
    public required string Name { get; init; }

    /// <summary>Values in one input row.</summary>
    public required int InputLength { get; init; }

    /// <summary>Values in one output row.</summary>
    public required int OutputLength { get; init; }

    /// <summary>Targets of one row: 1 where they are labels, else <see cref="OutputLength"/>.</summary>
    public required int TargetLength { get; init; }

    /// <summary>Multiply-adds of the forward pass of one row.</summary>
    public required long MultiplyAdds { get; init; }

    /// <summary>A table of the layers, their shapes and parameters.</summary>
    public required string Summary { get; init; }

    /// <summary>
    /// The layers: the input first, the loss last. The layer at an index makes the value of that number.
    /// </summary>
    public required IReadOnlyList<LayerFacts> Layers { get; init; }

    /// <summary>Where each parameter stands.</summary>
    public required ParameterLayout Layout { get; init; }

    /// <summary>
    /// Whether BatchNorm makes the rows of a training batch depend on each other, where it is not frozen: what holds at
    /// the moment says <see cref="ParameterBlock.UsesBatchStatistics"/>.
    /// </summary>
    public bool UsesBatchStatistics { get; init; }

    /// <summary>Whether targets are probabilities, in [0, 1]: those of BinaryCrossEntropy.</summary>
    public bool TargetsAreProbabilities { get; init; }
}
