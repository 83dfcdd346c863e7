using System;
using System.Globalization;

namespace NetGen;

/// <summary>
/// One tensor of a block by its name, whatever its layout in memory: a matrix as (output, input), a vector or a single
/// number as one column. It shows the block's values as they are when it is read.
/// </summary>
public sealed class TensorView
{
    private readonly ParameterBlock block;

    internal TensorView(ParameterBlock block, ParameterTensor tensor)
    {
        this.block = block;
        Tensor = tensor;
    }

    /// <summary>What is known of the tensor: layer, name, role and shape.</summary>
    public ParameterTensor Tensor { get; }

    /// <summary>Layer and name, such as <c>Dense1.Weights</c>.</summary>
    public string FullName => Tensor.FullName;

    /// <summary>Rows: the length of a vector.</summary>
    public int Outputs => Tensor.Outputs;

    /// <summary>Columns; 1 for a vector.</summary>
    public int Inputs => Tensor.Inputs;

    /// <summary>Number of values.</summary>
    public int Count => Tensor.Count;

    /// <summary>One value; of a vector, <paramref name="input"/> is 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An index is not within the tensor, or a setting is set to what is out of its range.
    /// </exception>
    public float this[int output, int input = 0]
    {
        get
        {
            Tensor.CheckIndices(output, input);
            return block[Tensor, output, input];
        }

        set
        {
            Tensor.CheckIndices(output, input);
            block[Tensor, output, input] = value;
        }
    }

    /// <summary>Copies the values, row by row, into <paramref name="destination"/>.</summary>
    /// <exception cref="ArgumentException">The length is not <see cref="Count"/>.</exception>
    public void CopyTo(Span<float> destination) => block.CopyTo(Tensor, destination);

    /// <summary>Sets the values, row by row, from <paramref name="source"/>.</summary>
    /// <exception cref="ArgumentException">The length is not <see cref="Count"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A setting, such as a dropout rate, is out of its range; nothing is set then.
    /// </exception>
    public void CopyFrom(ReadOnlySpan<float> source) => block.CopyFrom(Tensor, source);

    /// <summary>Name and shape, in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{FullName}: {Outputs:N0}{(Inputs == 1 ? "" : $" x {Inputs:N0}")}");
}
