using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Tests.Reference;

/// <summary>
/// The mean of each window: PyTorch's AvgPool2d and AvgPool1d. Padding counts as zeros or not at all; what a last
/// window has behind the padding never counts.
/// </summary>
public sealed record AveragePool(
    int Kernel, int Stride = Width.Same, int Padding = 0, bool Ceil = false, bool CountPadding = true)
    : Pool(Kernel, Stride, Padding, Ceil)
{
    /// <inheritdoc/>
    public override string Attribute => $"AveragePool({string.Join(", ", Arguments)})";

    private IEnumerable<string> Arguments =>
    [
        $"{Kernel}", .. Movement, .. Ceil ? (string[])["ceil: true"] : [],
        .. CountPadding ? (string[])[] : ["countPadding: false"],
    ];

    /// <inheritdoc/>
    public override Matrix Forward(Matrix x, LayerState layer, Tape tape)
    {
        Matrix y = new(x.Rows, layer.Outputs);
        ForEach(x, layer, (row, output, input, share) => y[row, output] += share * x[row, input]);
        tape.Push(dy =>
        {
            Matrix dx = new(x.Rows, x.Columns);
            ForEach(x, layer, (row, output, input, share) => dx[row, input] += share * dy[row, output]);
            return dx;
        });
        return y;
    }

    // Every value under every window, and what it is multiplied by there.
    private void ForEach(Matrix x, LayerState layer, Action<int, int, int, double> action)
    {
        (ValueShape input, ValueShape output) = (layer.Input, layer.Output);
        IReadOnlyList<(int Tap, int Place)[]> under = Under(input, output);
        for (int row = 0; row < x.Rows; row++)
        {
            for (int channel = 0; channel < output.Channels; channel++)
            {
                for (int p = 0; p < output.Positions; p++)
                {
                    int counted = !CountPadding
                        ? under[p].Length
                        : HighOf(input).Covered(p / output.Width, input.Height)
                            * WideOf(layer.Input).Covered(p % output.Width, input.Width);
                    foreach (int place in under[p].Select(value => value.Place))
                        action(row, channel * output.Positions + p, channel * input.Positions + place, 1.0 / counted);
                }
            }
        }
    }
}
