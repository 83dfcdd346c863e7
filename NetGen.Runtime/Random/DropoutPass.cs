using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>
/// What selects the dropout masks of one pass: the trainer's seed, the step, and the first row within the batch.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct DropoutPass(ulong seed, long step, long firstRow)
{
    /// <summary>The masks of the rows from <paramref name="row"/> on.</summary>
    public DropoutPass From(int row) => new(seed, step, firstRow + row);

    /// <summary>
    /// The masks of a kernel that runs over rows x positions: its row r x positions + position is that position of row
    /// <paramref name="first"/> + r.
    /// </summary>
    /// <param name="first">The kernel's first row within the pass.</param>
    /// <param name="positions">Positions of a row.</param>
    public DropoutPass OfPositions(int first, int positions) => new(seed, step, (firstRow + first) * positions);

    /// <summary>
    /// Writes the factors of <paramref name="count"/> values of one row, from <paramref name="unit"/> on.
    /// </summary>
    /// <param name="factors">Where they go.</param>
    /// <param name="row">Row within the pass.</param>
    /// <param name="units">Values in a row, without padding.</param>
    /// <param name="unit">First value.</param>
    /// <param name="count">Number of factors.</param>
    /// <param name="layer">Which of the network's Dropout layers, from 0.</param>
    /// <param name="rate">Probability that a value is dropped.</param>
    /// <param name="kept">Factor of a value that is kept.</param>
    public void Fill(float* factors, int row, int units, int unit, int count, int layer, float rate, float kept) =>
        Fill(factors, Element(row, units) + unit, count, layer, rate, kept);

    /// <summary>Number of a row's first value within the batch.</summary>
    internal long Element(int row, int units) => (firstRow + row) * units;

    /// <summary>Writes the factors of the values from <paramref name="element"/> on.</summary>
    internal void Fill(float* factors, long element, int count, int layer, float rate, float kept) =>
        DropoutMask.Fill(factors, element, count, seed, step, layer, rate, kept);
}
