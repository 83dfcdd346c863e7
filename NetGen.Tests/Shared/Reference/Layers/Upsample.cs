using System.Collections.Generic;
using System.Linq;

namespace NetGen.Tests.Reference;

/// <summary>Each value so many times in each direction: PyTorch's Upsample of mode nearest.</summary>
public sealed record Upsample(int Factor) : LayerSpec
{
    /// <inheritdoc/>
    public override string Attribute => $"Upsample({Factor})";

    /// <inheritdoc/>
    public override bool IsByChannel => false;

    /// <inheritdoc/>
    public override ValueShape Output(IReadOnlyList<ValueShape> inputs) =>
        new([inputs[0].Channels, .. inputs[0].Sizes.Skip(1).Select(size => size * Factor)]);

    /// <inheritdoc/>
    public override Matrix Forward(Matrix x, LayerState layer, Tape tape)
    {
        Matrix y = new(x.Rows, layer.Outputs);
        for (int row = 0; row < x.Rows; row++)
            for (int output = 0; output < y.Columns; output++)
                y[row, output] = x[row, Source(output, layer)];
        tape.Push(dy =>
        {
            Matrix dx = new(x.Rows, x.Columns);
            for (int row = 0; row < x.Rows; row++)
                for (int output = 0; output < y.Columns; output++)
                    dx[row, Source(output, layer)] += dy[row, output];
            return dx;
        });
        return y;
    }

    // A signal has one row, which stays one.
    private int Source(int output, LayerState layer)
    {
        (int channel, int position) = (output / layer.Output.Positions, output % layer.Output.Positions);
        (int row, int column) = (position / layer.Output.Width, position % layer.Output.Width);
        int y = layer.Input.IsSignal ? row : row / Factor;
        return channel * layer.Input.Positions + y * layer.Input.Width + column / Factor;
    }
}
