using System;
using System.Globalization;

namespace NetGen;

/// <summary>The weights of a layer as (output, input), whatever their layout in memory.</summary>
public sealed class MatrixView
{
    private readonly ParameterBlock block;
    private readonly ParameterTensor tensor;

    internal MatrixView(ParameterBlock block, int tensor)
    {
        this.block = block;
        this.tensor = block.Layout[tensor];
    }

    /// <summary>Rows: outputs of the layer.</summary>
    public int Outputs => tensor.Outputs;

    /// <summary>Columns: inputs of the layer.</summary>
    public int Inputs => tensor.Inputs;

    /// <summary>One weight.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is not within the matrix.</exception>
    public float this[int output, int input]
    {
        get
        {
            tensor.CheckIndices(output, input);
            return block[tensor, output, input];
        }

        set
        {
            tensor.CheckIndices(output, input);
            block[tensor, output, input] = value;
        }
    }

    /// <summary>
    /// Copies the matrix, row by row, into <paramref name="destination"/> of Outputs x Inputs values.
    /// </summary>
    public void CopyTo(Span<float> destination) => block.CopyTo(tensor, destination);

    /// <summary>Sets the matrix, row by row, from <paramref name="source"/> of Outputs x Inputs values.</summary>
    public void CopyFrom(ReadOnlySpan<float> source) => block.CopyFrom(tensor, source);

    /// <summary>Name and shape, in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{tensor.FullName}: {Outputs:N0} x {Inputs:N0}");
}
