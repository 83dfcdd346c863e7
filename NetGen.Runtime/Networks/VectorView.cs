using System;
using System.Globalization;

namespace NetGen;

/// <summary>The biases, or another vector, of a layer.</summary>
public sealed class VectorView
{
    private readonly ParameterBlock block;
    private readonly ParameterTensor tensor;

    internal VectorView(ParameterBlock block, int tensor)
    {
        this.block = block;
        this.tensor = block.Layout[tensor];
        if (this.tensor.Inputs != 1)
        {
            throw new ArgumentException(
                $"Expected a vector, found {this.tensor.FullName} of {this.tensor.Outputs} x {this.tensor.Inputs}.",
                nameof(tensor));
        }
    }

    /// <summary>Number of values.</summary>
    public int Length => tensor.Count;

    /// <summary>One value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The index is not within the vector, or a weight of a loss is not finite and at least 0.
    /// </exception>
    public float this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Length, nameof(index));
            return block[tensor, index, 0];
        }

        set
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Length, nameof(index));
            block[tensor, index, 0] = value;
        }
    }

    /// <summary>Copies the vector into <paramref name="destination"/> of <see cref="Length"/> values.</summary>
    public void CopyTo(Span<float> destination) => block.CopyTo(tensor, destination);

    /// <summary>Sets the vector from <paramref name="source"/> of <see cref="Length"/> values.</summary>
    /// <exception cref="ArgumentException">
    /// The length is another, or a weight of a loss is not finite and at least 0.
    /// </exception>
    public void CopyFrom(ReadOnlySpan<float> source) => block.CopyFrom(tensor, source);

    /// <summary>Name and length, in one line.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{tensor.FullName}: {Length:N0}");
}
