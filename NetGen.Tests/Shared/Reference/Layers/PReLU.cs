using System;
using System.Collections.Generic;

namespace NetGen.Tests.Reference;

/// <summary>y = max(0, x) + a min(0, x) with a learned slope a, one a unit or one for all.</summary>
public sealed record PReLU(float Slope = 0.25f, bool PerUnit = false) : LayerSpec
{
    /// <inheritdoc/>
    public override string Attribute => $"PReLU({Literal(Slope)}, perUnit: {Literal(PerUnit)})";

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> CreateTensors(int inputs, LayerSpec? next) =>
        [new Tensor("Slope", TensorRole.Slope, PerUnit ? inputs : 1, Slope)];

    /// <inheritdoc/>
    public override Matrix Forward(Matrix x, LayerState layer, Tape tape)
    {
        Tensor a = layer["Slope"];
        Matrix y = new(x.Rows, x.Columns);
        for (int row = 0; row < x.Rows; row++)
        {
            for (int u = 0; u < x.Columns; u++)
            {
                tape.NoteKink(x[row, u]);
                y[row, u] = Math.Max(0, x[row, u]) + a.Values[PerUnit ? u : 0] * Math.Min(0, x[row, u]);
            }
        }

        tape.Push(dy =>
        {
            Matrix dx = new(x.Rows, x.Columns);
            for (int row = 0; row < x.Rows; row++)
            {
                for (int u = 0; u < x.Columns; u++)
                {
                    int slope = PerUnit ? u : 0;
                    dx[row, u] = dy[row, u] * (x[row, u] > 0 ? 1 : a.Values[slope]);
                    a.Gradient[slope] += dy[row, u] * Math.Min(0, x[row, u]);
                }
            }

            return dx;
        });
        return y;
    }
}
