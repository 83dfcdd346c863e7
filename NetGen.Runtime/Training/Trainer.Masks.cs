using System;
using NetGen.CompilerServices;

namespace NetGen;

// Dropout masks to be looked at.
public abstract unsafe partial class Trainer<TTarget>
{
    /// <summary>
    /// Writes what a Dropout layer multiplies the values of a batch with: 0 where a value is dropped, else the factor
    /// of those that are kept, 1 / (1 - rate), or 1 where the layer scales at inference. The mask follows from seed,
    /// step and layer; nothing is run.
    /// </summary>
    /// <param name="layer">Name of the layer, such as <c>Dropout1</c>.</param>
    /// <param name="destination">
    /// Whole rows of the layer's values: those of a batch's first rows. Dropout takes each position of an image for a
    /// row of channels, so that a mask is in the order (row, position, channel); SpatialDropout has one row an image.
    /// </param>
    /// <param name="step">Which step, counted from 0; the coming one if left out.</param>
    /// <exception cref="ArgumentException">
    /// There is no Dropout layer of that name, or <paramref name="destination"/> is not whole rows.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    public void CopyDropoutMask(string layer, Span<float> destination, long? step = null)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentOutOfRangeException.ThrowIfNegative(step ?? 0, nameof(step));
        foreach (DropoutFacts dropout in facts.Dropouts)
        {
            if (dropout.Layer != layer)
                continue;
            Check.Rows(destination.Length, dropout.Units, nameof(destination));
            float rate = Parameters[$"{layer}.Rate"][0];
            fixed (float* factors = destination)
            {
                DropoutMask.Fill(
                    factors, 0, destination.Length, MaskSeed, step ?? steps, dropout.Ordinal, rate,
                    dropout.IsInverted ? 1f / (1f - rate) : 1f);
            }

            return;
        }

        throw new ArgumentException($"Expected a Dropout layer of {facts.Name}, found '{layer}'.", nameof(layer));
    }
}
