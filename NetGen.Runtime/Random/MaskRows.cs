using System;
using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>
/// The masks of narrow rows: 64 factors are drawn at once, and serve as many rows as they cover.
/// </summary>
/// <param name="window">Room for <see cref="Floats"/> factors.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe struct MaskRows(float* window)
{
    /// <summary>Floats of a window: a vector that is loaded at its last factor ends in it.</summary>
    public const int Floats = PhiloxVectors.Elements + 16;

    private long start = long.MaxValue;

    /// <summary>The factors of one row, followed by finite ones; at most 60 units.</summary>
    /// <param name="masks">The pass.</param>
    /// <param name="row">Row within the pass.</param>
    /// <param name="units">Values in a row, without padding.</param>
    /// <param name="layer">Which of the network's Dropout layers, from 0.</param>
    /// <param name="rate">Probability that a value is dropped.</param>
    /// <param name="kept">Factor of a value that is kept.</param>
    public float* Of(in DropoutPass masks, int row, int units, int layer, float rate, float kept) =>
        Of(masks, masks.Element(row, units), units, layer, rate, kept);

    /// <summary>The factors of a row and of the next one right behind them; at most 30 units.</summary>
    /// <inheritdoc cref="Of(in DropoutPass, int, int, int, float, float)"/>
    public float* OfTwo(in DropoutPass masks, int row, int units, int layer, float rate, float kept) =>
        Of(masks, masks.Element(row, units), 2 * units, layer, rate, kept);

    private float* Of(in DropoutPass masks, long element, int count, int layer, float rate, float kept)
    {
        if (element < start || element + count > start + PhiloxVectors.Elements)
        {
            // Whole blocks are drawn fastest.
            start = element & ~3L;
            masks.Fill(window, start, PhiloxVectors.Elements, layer, rate, kept);
            new Span<float>(window + PhiloxVectors.Elements, Floats - PhiloxVectors.Elements).Clear();
        }

        return window + (element - start);
    }
}
