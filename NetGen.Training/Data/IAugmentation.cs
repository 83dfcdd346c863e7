using System;

namespace NetGen.Training;

/// <summary>
/// Changes training rows at random as they are gathered into a batch, in the place of a plain copy, so that it costs no
/// memory. It is called on the training thread.
/// </summary>
public interface IAugmentation
{
    /// <summary>Throws unless rows of this length can be augmented.</summary>
    /// <exception cref="ArgumentException">The length is another.</exception>
    void CheckLength(int inputLength);

    /// <summary>Writes a changed row.</summary>
    /// <param name="source">The row as the data set has it.</param>
    /// <param name="destination">Its place in the batch, of the same length; every value has to be written.</param>
    /// <param name="random">
    /// 64 random bits that depend on seed, epoch and row alone: the same for any order and batch size.
    /// </param>
    void Apply(ReadOnlySpan<float> source, Span<float> destination, ulong random);
}
