using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>
/// One named tensor in a <see cref="ParameterBlock"/>: <see cref="Outputs"/> x <see cref="Inputs"/> values seen from
/// outside, laid out with strides and padding inside.
/// </summary>
public sealed record ParameterTensor
{
    // Emitted code alone describes tensors, through EmittedLayout; a layout checks them once.
    internal ParameterTensor()
    {
    }

    /// <summary>Name of the layer, such as <c>Dense1</c>.</summary>
    public string Layer { get; internal init; } = "";

    /// <summary>Name within the layer, such as <c>Weights</c>.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>What the values are.</summary>
    public TensorRole Role { get; internal init; }

    /// <summary>What it sets, where it holds hyperparameters.</summary>
    public Hyperparameter Hyperparameter { get; internal init; }

    /// <summary>Rows seen from outside; the length of a vector.</summary>
    public int Outputs { get; internal init; }

    /// <summary>Columns seen from outside; 1 for a vector.</summary>
    public int Inputs { get; internal init; }

    /// <summary>First float in the block.</summary>
    public int Offset { get; internal init; }

    /// <summary>Floats in the block, padding included.</summary>
    public int Length { get; internal init; }

    /// <summary>Floats from an output to the next of its panel.</summary>
    public int OutputStride { get; internal init; }

    /// <summary>Floats from an input to the next.</summary>
    public int InputStride { get; internal init; }

    /// <summary>Outputs in one group; a Maxout layer has a group a piece, all else is one group.</summary>
    public int GroupSize { get; internal init; }

    /// <summary>
    /// Outputs that lie side by side for each input: those of a group, or 32 of a wide layer, whose weights lie in the
    /// order in which products read them.
    /// </summary>
    public int PanelSize { get; internal init; }

    /// <summary>Floats from a panel to the next.</summary>
    public int PanelStride { get; internal init; }

    /// <summary>How the values start.</summary>
    public Init Init { get; internal init; }

    /// <summary>
    /// Outputs, the last ones, that lie as rows of inputs behind the others: they would leave a vector nearly empty.
    /// </summary>
    public int SplitOutputs { get; internal init; }

    /// <summary>Floats from one of <see cref="SplitOutputs"/> to the next.</summary>
    public int SplitStride { get; internal init; }

    /// <summary>
    /// Whether an output whose gradient is zero stays as it is, with its optimiser state: a row of a lazy embedding
    /// that a batch does not name.
    /// </summary>
    public bool IsLazy { get; internal init; }

    /// <summary>
    /// Rows and columns of a convolution's kernel, or its length; empty for all else. Seen from outside, an input is
    /// PyTorch's: (channel * rows + row) * columns + column.
    /// </summary>
    public IReadOnlyList<int> Kernel
    {
        get;
        internal init
        {
            field = value;
            Taps = 1;
            foreach (int size in value)
                Taps *= size;
        }
    } = [];

    /// <summary>
    /// Whether it is seen from outside with its inputs as rows, as PyTorch has the weights of a transposed convolution:
    /// <see cref="Outputs"/> are the channels that come in, <see cref="Inputs"/> those that go out, each with its
    /// kernel. Strides, panels and split outputs stay those of the product, whose outputs they are in memory.
    /// </summary>
    public bool IsTransposed { get; internal init; }

    /// <summary>Positions of a row that a statistic of BatchNorm is taken over: 1 of vectors.</summary>
    public int Positions { get; internal init; } = 1;

    /// <summary>Outputs of the product in memory.</summary>
    internal int BlockOutputs => IsTransposed ? Inputs : Outputs;

    /// <summary>Inputs of the product in memory.</summary>
    internal int BlockInputs => IsTransposed ? Outputs : Inputs;

    /// <summary>Values of a kernel for each channel; 1 where there is none.</summary>
    internal int Taps { get; private init; } = 1;

    /// <summary>Values seen from outside.</summary>
    public int Count => Outputs * Inputs;

    /// <summary>Whether an optimiser changes the values.</summary>
    public bool IsLearned => Role is not (TensorRole.Statistic or TensorRole.Hyperparameter);

    /// <summary>Layer and name, such as <c>Dense1.Weights</c>.</summary>
    public string FullName => $"{Layer}.{Name}";

    /// <summary>Refuses indices that are not within the tensor.</summary>
    internal void CheckIndices(int output, int input)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)output, (uint)Outputs, nameof(output));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)input, (uint)Inputs, nameof(input));
    }

    /// <summary>
    /// Index in the block of the value that stands at (<paramref name="output"/>, <paramref name="input"/>).
    /// </summary>
    internal int IndexOf(int output, int input)
    {
        int column = Taps == 1 ? input : input % Taps * (Inputs / Taps) + input / Taps;
        return IsTransposed ? PlaceOf(column, output) : PlaceOf(output, column);
    }

    /// <summary>
    /// Index in the block of the value in a column of the block's own order: that of a convolution has the channels of
    /// a tap side by side, tap * channels + channel; of all else a column is an input.
    /// </summary>
    internal int PlaceOf(int output, int column)
    {
        int split = output - (BlockOutputs - SplitOutputs);
        return split >= 0
            ? Offset + BlockInputs * InputStride + split * SplitStride + column
            : Offset + output / PanelSize * PanelStride + output % PanelSize * OutputStride + column * InputStride;
    }
}
