using System.Collections.Generic;
using System.Linq;

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

    /// <summary>How the values of an image or a signal follow each other in an input row.</summary>
    public ImageOrder InputOrder =>
        Layers[0].Arguments.Contains(new("order", (double)ImageOrder.RowColumnChannel))
            ? ImageOrder.RowColumnChannel
            : ImageOrder.ChannelRowColumn;

    /// <summary>Where each parameter stands.</summary>
    public required ParameterLayout Layout { get; init; }

    /// <summary>
    /// Whether BatchNorm makes the rows of a training batch depend on each other, where it is not frozen: what holds at
    /// the moment says <see cref="ParameterBlock.UsesBatchStatistics"/>.
    /// </summary>
    public bool UsesBatchStatistics { get; init; }

    /// <summary>
    /// The fewest rows of a training batch where nothing is frozen: 2 under a BatchNorm of vectors, else 1.
    /// </summary>
    public int LeastRows => Layout.LeastRows(frozen: null);

    /// <summary>
    /// Whether layers share weights: their gradients are added up before an update, in a block of their own.
    /// </summary>
    public bool SharesTensors { get; init; }

    /// <summary>Where values are dropped in training.</summary>
    public IReadOnlyList<DropoutFacts> Dropouts { get; init; } = [];

    /// <summary>Columns of the input that hold whole numbers: indices into the tables of embeddings.</summary>
    public IReadOnlyList<IndexColumn> IndexColumns { get; init; } = [];

    /// <summary>The features of the network's record; none where it takes rows of numbers.</summary>
    public IReadOnlyList<ColumnFacts> Columns { get; init; } = [];

    /// <summary>The targets of the network's record.</summary>
    public IReadOnlyList<ColumnFacts> Targets { get; init; } = [];

    /// <summary>Whether targets are probabilities, in [0, 1]: those of BinaryCrossEntropy.</summary>
    public bool TargetsAreProbabilities { get; init; }
}

/// <summary>A column of the input that holds whole numbers from 0 on.</summary>
/// <param name="Column">The column, counted from 0.</param>
/// <param name="Count">How many numbers there are: the largest is one less.</param>
/// <param name="Layer">Name of the Embedding layer that reads it.</param>
public sealed record IndexColumn(int Column, int Count, string Layer);

/// <summary>What is known of a Dropout layer at compile time.</summary>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Ordinal">Which of the network's Dropout layers it is, from 0: it selects the masks.</param>
/// <param name="Units">
/// Values in one row of the mask: of an image its channels. Dropout has a row a position, SpatialDropout one.
/// </param>
/// <param name="IsInverted">
/// Whether values that are kept are divided by 1 - rate in training; else all are multiplied by it at inference.
/// </param>
public sealed record DropoutFacts(string Layer, int Ordinal, int Units, bool IsInverted);
