using System;
using System.ComponentModel;
using System.Globalization;
using System.Threading;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>
/// The one block of memory that a network owns, or a set of gradients, or of an optimiser's state, in the same layout.
/// Flat vectors that go in and out have no padding and PyTorch's order: layer by layer, weights as (output, input),
/// then biases.
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

    /// <summary>All values: learned ones, running statistics and settings.</summary>
    public int CountOfAll => Layout.CountOfAll;

    /// <summary>Rises with each write, so that copies made from the values can tell that they are stale.</summary>
    public long Version => Volatile.Read(ref version);

    /// <summary>
    /// How records become the network's inputs, and its outputs targets; null where it was not fitted, or has no
    /// record. It goes with the values: to copies of the network, and into its files.
    /// </summary>
    public RecordEncoding? Encoding { get; private set; }

    /// <summary>Address of the block; for emitted code, which keeps the block alive while it uses it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public float* Start => buffer.Start;

    /// <summary>
    /// Whether these are the values of a network, drawn or set by <see cref="Initializer.FillAll"/>, and so no place
    /// for gradients.
    /// </summary>
    internal bool HoldsParameters { get; set; }

    /// <summary>Whether these are numbers that an optimiser keeps, and so no place for gradients.</summary>
    internal bool HoldsState { get; init; }

    /// <summary>The floats of the block, padding included.</summary>
    internal AlignedBuffer Memory => buffer;

    /// <summary>Sets what was fitted.</summary>
    /// <exception cref="ArgumentException">It was fitted for another network.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void SetEncoding(RecordEncoding? encoding)
    {
        if (encoding is not null && !ReferenceEquals(encoding.Layout, Layout))
        {
            throw new ArgumentException(
                $"Expected an encoding of {Layout.Network}, found one of {encoding.Network}.", nameof(encoding));
        }

        Encoding = encoding;
    }

    /// <summary>Tells that the values were changed through <see cref="Start"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void MarkWritten() => Interlocked.Increment(ref version);

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
            if (!HoldsState)
                HyperparameterRange.Check(tensor, [value], output, nameof(value));
            Start[tensor.IndexOf(output, input)] = value;
            MarkWritten();
            GC.KeepAlive(this);
        }
    }

    // Without a new version: who fills a whole tensor marks it once.
    internal void Set(ParameterTensor tensor, int output, int input, float value) =>
        Start[tensor.IndexOf(output, input)] = value;

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
