using System;
using System.Collections.Generic;

namespace NetGen.Tests.Reference;

/// <summary>y[u] = max over pieces p of (sum_i W[p, u, i] x[i] + b[p, u]); of equal pieces the first wins.</summary>
public sealed record Maxout(int Units, int Pieces = 2) : LayerSpec
{
    /// <inheritdoc/>
    public override string Attribute => $"Maxout({Units}, {Pieces})";

    /// <inheritdoc/>
    public override bool IsByChannel => false;

    /// <inheritdoc/>
    public override int Outputs(int inputs) => Units;

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> CreateTensors(int inputs, LayerSpec? next) =>
    [
        new Tensor("Weights", TensorRole.Weights, Pieces * Units * inputs),
        new Tensor("Bias", TensorRole.Bias, Pieces * Units),
    ];

    /// <inheritdoc/>
    public override Matrix Forward(Matrix x, LayerState layer, Tape tape)
    {
        Matrix z = Affine.Forward(x, Pieces * Units, layer["Weights"], layer["Bias"]);
        Matrix y = new(x.Rows, Units);
        int[] winner = new int[y.Values.Length];
        for (int row = 0; row < x.Rows; row++)
        {
            for (int u = 0; u < Units; u++)
            {
                (int best, double lead) = Winner(z.Row(row), u);
                tape.NoteKink(lead);
                winner[row * Units + u] = best;
                y[row, u] = z[row, best];
            }
        }

        tape.Push(dy =>
        {
            Matrix dz = new(x.Rows, Pieces * Units);
            for (int row = 0; row < x.Rows; row++)
                for (int u = 0; u < Units; u++)
                    dz[row, winner[row * Units + u]] = dy[row, u];
            return Affine.Backward(x, dz, layer["Weights"], layer["Bias"]);
        });
        return y;
    }

    /// <summary>The output of the winning piece of a unit, and by how much it leads the next one.</summary>
    private (int Output, double Lead) Winner(Span<double> z, int unit)
    {
        int best = unit;
        for (int output = unit + Units; output < z.Length; output += Units)
            if (z[output] > z[best])
                best = output;
        double lead = double.PositiveInfinity;
        for (int output = unit; output < z.Length; output += Units)
            if (output != best)
                lead = Math.Min(lead, z[best] - z[output]);
        return (best, lead);
    }
}
