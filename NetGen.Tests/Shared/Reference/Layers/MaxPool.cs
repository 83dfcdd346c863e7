using System.Collections.Generic;
using System.Linq;

namespace NetGen.Tests.Reference;

/// <summary>The largest value under each window, of equal ones the first: PyTorch's MaxPool2d and MaxPool1d.</summary>
public sealed record MaxPool(int Kernel, int Stride = Width.Same, int Padding = 0, bool Ceil = false)
    : Pool(Kernel, Stride, Padding, Ceil)
{
    /// <inheritdoc/>
    public override string Attribute =>
        $"MaxPool({string.Join(", ", [$"{Kernel}", .. Movement, .. Ceil ? (string[])["ceil: true"] : []])})";

    /// <inheritdoc/>
    public override Matrix Forward(Matrix x, LayerState layer, Tape tape)
    {
        IEnumerable<int[]> windows =
            Under(layer.Input, layer.Output).Select(window => window.Select(value => value.Place).ToArray());
        return Largest(x, layer.Input, [.. windows], tape);
    }

    /// <summary>The largest of each channel's values at some places, for each set of places.</summary>
    internal static Matrix Largest(Matrix x, ValueShape shape, IReadOnlyList<int[]> sets, Tape tape)
    {
        Matrix y = new(x.Rows, shape.Channels * sets.Count);
        int[] winner = new int[y.Values.Length];
        for (int row = 0; row < x.Rows; row++)
        {
            for (int output = 0; output < y.Columns; output++)
            {
                int first = output / sets.Count * shape.Positions;
                winner[row * y.Columns + output] = Winner(x, row, first, sets[output % sets.Count], tape);
                y[row, output] = x[row, winner[row * y.Columns + output]];
            }
        }

        tape.Push(dy =>
        {
            Matrix dx = new(x.Rows, x.Columns);
            for (int row = 0; row < x.Rows; row++)
                for (int output = 0; output < y.Columns; output++)
                    dx[row, winner[row * y.Columns + output]] += dy[row, output];
            return dx;
        });
        return y;
    }

    // Where the largest value stands. NaN is larger than all, and a later NaN than an earlier one.
    private static int Winner(Matrix x, int row, int first, int[] places, Tape tape)
    {
        int best = first + places[0];
        foreach (int place in places)
            if (x[row, first + place] > x[row, best] || double.IsNaN(x[row, first + place]))
                best = first + place;
        foreach (int place in places)
            if (first + place != best)
                tape.NoteKink(x[row, best] - x[row, first + place]);
        return best;
    }
}
