using System;
using System.Collections.Generic;

namespace NetGen.Tests.Reference;

/// <summary>
/// Row n of a table in place of a column that holds n: PyTorch's Embedding. <paramref name="Column"/> counts columns of
/// the network's input; <see cref="Place"/> is where it stands in what comes in.
/// </summary>
public sealed record Embedding(int Column, int Names, int Size, bool IsLazy = false) : LayerSpec
{
    /// <summary>Where the column stands in what comes in.</summary>
    public int Place { get; init; }

    /// <inheritdoc/>
    public override string Attribute => $"Embedding({Column}, {Names}, {Size}{(IsLazy ? ", lazy: true" : "")})";

    /// <inheritdoc/>
    public override bool IsByChannel => false;

    /// <inheritdoc/>
    public override int Outputs(int inputs) => inputs - 1 + Size;

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> CreateTensors(int inputs, LayerSpec? next) =>
        [new Tensor("Weights", TensorRole.Weights, Names * Size)];

    /// <inheritdoc/>
    public override Matrix Forward(Matrix x, LayerState layer, Tape tape)
    {
        Matrix y = new(x.Rows, Outputs(x.Columns));
        for (int row = 0; row < x.Rows; row++)
            for (int c = 0; c < y.Columns; c++)
                y[row, c] = At(x, row, c, layer) is int i ? layer["Weights"].Values[i] : x[row, Source(c)];
        tape.Push(dy =>
        {
            Matrix dx = new(x.Rows, x.Columns);
            for (int row = 0; row < x.Rows; row++)
            {
                for (int c = 0; c < dy.Columns; c++)
                {
                    if (At(x, row, c, layer) is int i)
                        layer["Weights"].Gradient[i] += dy[row, c];
                    else
                        dx[row, Source(c)] = dy[row, c];
                }
            }

            return dx;
        });
        return y;
    }

    // The value of the table that an output is; null where it is a column of the input.
    private int? At(Matrix x, int row, int output, LayerState layer)
    {
        if (output < Place || output >= Place + Size)
            return null;
        int name = (int)x[row, Place];
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(name, Names, layer.Name);
        return name * Size + output - Place;
    }

    private int Source(int output) => output < Place ? output : output - Size + 1;
}
