using System.Collections.Generic;

namespace NetGen.Tests.Reference;

/// <summary>The mean of each channel.</summary>
public sealed record GlobalAveragePool : LayerSpec
{
    /// <inheritdoc/>
    public override bool IsByChannel => false;

    /// <inheritdoc/>
    public override ValueShape Output(IReadOnlyList<ValueShape> inputs) => new(inputs[0].Channels);

    /// <inheritdoc/>
    public override Matrix Forward(Matrix x, LayerState layer, Tape tape)
    {
        int positions = layer.Input.Positions;
        Matrix y = new(x.Rows, layer.Outputs);
        for (int row = 0; row < x.Rows; row++)
            for (int i = 0; i < x.Columns; i++)
                y[row, i / positions] += x[row, i] / positions;
        tape.Push(dy =>
        {
            Matrix dx = new(x.Rows, x.Columns);
            for (int row = 0; row < x.Rows; row++)
                for (int i = 0; i < x.Columns; i++)
                    dx[row, i] = dy[row, i / positions] / positions;
            return dx;
        });
        return y;
    }
}
