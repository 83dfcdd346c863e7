using System;
using NetGen.CompilerServices;

namespace NetGen;

// Whole blocks as flat vectors, and tensors by name.
public unsafe partial class ParameterBlock
{
    /// <summary>
    /// A tensor by its full name, layer and name, such as <c>Dense1.Weights</c> or <c>BatchNorm1.RunningMean</c>:
    /// learned ones, running statistics and settings.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such tensor; the sentence has the nearest name.</exception>
    public TensorView this[string fullName] => new(this, Find(fullName));

    /// <summary>
    /// Copies every learned value, unpadded, into <paramref name="destination"/>; running statistics and settings are
    /// left out: <see cref="CopyAllTo"/>.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// <paramref name="destination"/> does not hold <see cref="Count"/> values.
    /// </exception>
    public void CopyLearnedTo(Span<float> destination)
    {
        Check.Length(destination.Length, Count, nameof(destination));
        CopyTo(destination, all: false);
    }

    /// <summary>
    /// Sets every learned value from <paramref name="source"/>, unpadded; running statistics and settings stay as they
    /// are, so that a network with BatchNorm does not become the one that the values came from:
    /// <see cref="CopyAllFrom(ReadOnlySpan{float})"/>.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// <paramref name="source"/> does not hold <see cref="Count"/> values.
    /// </exception>
    public void CopyLearnedFrom(ReadOnlySpan<float> source)
    {
        Check.Length(source.Length, Count, nameof(source));
        CopyFrom(source, all: false);
    }

    /// <summary>
    /// Copies every value, unpadded, into <paramref name="destination"/>: learned values, running statistics, and
    /// settings such as dropout rates. Which layers are frozen, and their learning rates, are no values.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// <paramref name="destination"/> does not hold <see cref="CountOfAll"/> values.
    /// </exception>
    public void CopyAllTo(Span<float> destination)
    {
        Check.Length(destination.Length, CountOfAll, nameof(destination));
        CopyTo(destination, all: true);
    }

    /// <summary>
    /// Sets every value from what <see cref="CopyAllTo"/> has copied: the network predicts the same then.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// <paramref name="source"/> does not hold <see cref="CountOfAll"/> values.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A setting, such as a dropout rate, is out of its range; nothing is set then.
    /// </exception>
    public void CopyAllFrom(ReadOnlySpan<float> source)
    {
        Check.Length(source.Length, CountOfAll, nameof(source));
        ReadOnlySpan<float> rest = source;
        foreach (ParameterTensor tensor in Layout.Tensors)
        {
            HyperparameterRange.Check(tensor, rest[..tensor.Count], 0, nameof(source));
            rest = rest[tensor.Count..];
        }

        CopyFrom(source, all: true);
    }

    /// <summary>
    /// Sets every value to that of another network of the same type, and what was fitted of records.
    /// </summary>
    /// <exception cref="ArgumentException">The block is another network type's.</exception>
    public void CopyAllFrom(ParameterBlock source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!ReferenceEquals(source.Layout, Layout))
        {
            throw new ArgumentException(
                $"Expected values of {Layout.Network}, found those of {source.Layout.Network}.", nameof(source));
        }

        source.buffer.Span.CopyTo(buffer.Span);
        Encoding = source.Encoding;
        MarkWritten();
    }

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
        if (!HoldsState)
            HyperparameterRange.Check(tensor, source, 0, nameof(source));
        TensorCopy.Scatter(Start, tensor, 0, source);
        MarkWritten();
        GC.KeepAlive(this);
    }

    private void CopyTo(Span<float> destination, bool all)
    {
        foreach (ParameterTensor tensor in Layout.Tensors)
        {
            if (!all && !tensor.IsLearned)
                continue;
            CopyTo(tensor, destination[..tensor.Count]);
            destination = destination[tensor.Count..];
        }
    }

    private void CopyFrom(ReadOnlySpan<float> source, bool all)
    {
        foreach (ParameterTensor tensor in Layout.Tensors)
        {
            if (!all && !tensor.IsLearned)
                continue;
            CopyFrom(tensor, source[..tensor.Count]);
            source = source[tensor.Count..];
        }
    }

    private ParameterTensor Find(string fullName)
    {
        ArgumentNullException.ThrowIfNull(fullName);
        int dot = fullName.LastIndexOf('.');
        foreach (ParameterTensor tensor in Layout.Tensors)
        {
            if (dot >= 0 && fullName.AsSpan(0, dot).SequenceEqual(tensor.Layer)
                && fullName.AsSpan(dot + 1).SequenceEqual(tensor.Name))
            {
                return tensor;
            }
        }

        string? nearest = NearestName.Of(fullName, Layout);
        throw new ArgumentException(
            $"Expected the full name of a tensor of {Layout.Network}, found '{fullName}'"
            + (nearest is null ? "." : $"; the nearest is '{nearest}'."),
            nameof(fullName));
    }
}
