using System;
using System.Globalization;
using System.Threading;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>
/// The one block of memory that a network owns, or a set of gradients in the same layout. Flat vectors that go in and
/// out have no padding and PyTorch's order: layer by layer, weights as (output, input), then biases.
/// </summary>
public unsafe partial class ParameterBlock
{
    private readonly AlignedBuffer buffer;
    private long version;

    /// <summary>Allocates a zeroed block.</summary>
    public ParameterBlock(ParameterLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        Layout = layout;
        buffer = new AlignedBuffer(layout.Length);
        UsesBatchStatistics = AnyStatisticMoves();
    }

    /// <summary>Where each tensor stands.</summary>
    public ParameterLayout Layout { get; }

    /// <summary>Learned values: the length of a flat vector.</summary>
    public int Count => Layout.Count;

    /// <summary>Rises with each write, so that copies made from the values can tell that they are stale.</summary>
    public long Version => Volatile.Read(ref version);

    /// <summary>Address of the block; for emitted code, which keeps the block alive while it uses it.</summary>
    public float* Start => buffer.Start;

    /// <summary>
    /// Whether these are the values of a network, drawn or set by <see cref="Initializer.FillAll"/>, and so no place
    /// for gradients.
    /// </summary>
    internal bool HoldsParameters { get; set; }

    /// <summary>Tells that the values were changed through <see cref="Start"/>.</summary>
    public void MarkWritten() => Interlocked.Increment(ref version);

    /// <summary>Copies every learned value, unpadded, into <paramref name="destination"/>.</summary>
    /// <exception cref="ArgumentException">
    /// <paramref name="destination"/> does not hold <see cref="Count"/> values.
    /// </exception>
    public void CopyTo(Span<float> destination)
    {
        Check.Length(destination.Length, Count, nameof(destination));
        foreach (ParameterTensor tensor in Layout.Tensors)
        {
            if (!tensor.IsLearned)
                continue;
            CopyTo(tensor, destination[..tensor.Count]);
            destination = destination[tensor.Count..];
        }
    }

    /// <summary>Sets every learned value from <paramref name="source"/>, unpadded.</summary>
    /// <exception cref="ArgumentException">
    /// <paramref name="source"/> does not hold <see cref="Count"/> values.
    /// </exception>
    public void CopyFrom(ReadOnlySpan<float> source)
    {
        Check.Length(source.Length, Count, nameof(source));
        foreach (ParameterTensor tensor in Layout.Tensors)
        {
            if (!tensor.IsLearned)
                continue;
            CopyFrom(tensor, source[..tensor.Count]);
            source = source[tensor.Count..];
        }
    }

    internal float this[ParameterTensor tensor, int output, int input]
    {
        get
        {
            float value = Start[tensor.IndexOf(output, input)];
            GC.KeepAlive(this);
            return value;
        }

        set
        {
            HyperparameterRange.Check(tensor, [value], output, nameof(value));
            Start[tensor.IndexOf(output, input)] = value;
            MarkWritten();
            GC.KeepAlive(this);
        }
    }

    // Without a new version: who fills a whole tensor marks it once.
    internal void Set(ParameterTensor tensor, int output, int input, float value) =>
        Start[tensor.IndexOf(output, input)] = value;

    /// <summary>
    /// Copies one tensor, learned or not, row by row and unpadded, into <paramref name="destination"/>.
    /// </summary>
    /// <param name="tensor">One of <see cref="Layout"/>'s.</param>
    /// <param name="destination">Outputs x Inputs values.</param>
    /// <exception cref="ArgumentException">The tensor is another layout's, or the length is another.</exception>
    public void CopyTo(ParameterTensor tensor, Span<float> destination)
    {
        CheckTensor(tensor);
        Check.Length(destination.Length, tensor.Count, nameof(destination));
        TensorCopy.Gather(Start, tensor, 0, destination);
        GC.KeepAlive(this);
    }

    /// <summary>Sets one tensor, learned or not, row by row from <paramref name="source"/>, unpadded.</summary>
    /// <param name="tensor">One of <see cref="Layout"/>'s.</param>
    /// <param name="source">Outputs x Inputs values.</param>
    /// <exception cref="ArgumentException">The tensor is another layout's, or the length is another.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A setting, such as a dropout rate, is out of its range; nothing is set then.
    /// </exception>
    public void CopyFrom(ParameterTensor tensor, ReadOnlySpan<float> source)
    {
        CheckTensor(tensor);
        Check.Length(source.Length, tensor.Count, nameof(source));
        HyperparameterRange.Check(tensor, source, 0, nameof(source));
        TensorCopy.Scatter(Start, tensor, 0, source);
        MarkWritten();
        GC.KeepAlive(this);
    }

    internal bool Holds(ReadOnlySpan<float> span) => buffer.Holds(span);

    private void CheckTensor(ParameterTensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        for (int i = 0; i < Layout.Tensors.Count; i++)
            if (ReferenceEquals(Layout[i], tensor))
                return;
        throw new ArgumentException(
            $"Expected a tensor of {Layout.Network}'s layout, found {tensor.FullName} of another.", nameof(tensor));
    }

    /// <summary>Number of values and tensors, in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Count:N0} values in {Layout.Tensors.Count:N0} tensors");
}
