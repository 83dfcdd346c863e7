using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Tests.Reference;

/// <summary>A layer that reads named values besides the one in front of it.</summary>
public abstract record Join(params string[] Values) : LayerSpec
{
    /// <inheritdoc/>
    public override string Attribute =>
        $"{GetType().Name}({string.Join(", ", Values.Select(value => $"\"{value}\""))})";

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> Reads => Values;

    /// <inheritdoc/>
    public sealed override Matrix Forward(Matrix x, LayerState layer, Tape tape) => Forward([x], layer, tape);

    /// <summary>A matrix, each value a function of its place.</summary>
    protected static Matrix Make(int rows, int columns, Func<int, int, double> value)
    {
        Matrix made = new(rows, columns);
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++)
                made[row, column] = value(row, column);
        return made;
    }
}

/// <summary>The sum of values, element by element.</summary>
public sealed record Add(params string[] Values) : Join(Values)
{
    /// <inheritdoc/>
    public override Matrix Forward(IReadOnlyList<Matrix> inputs, LayerState layer, Tape tape)
    {
        tape.Push(dy => [.. inputs.Select(_ => dy)]);
        return Make(inputs[0].Rows, inputs[0].Columns, (row, column) => inputs.Sum(input => input[row, column]));
    }
}

/// <summary>The product of values, element by element.</summary>
public sealed record Multiply(params string[] Values) : Join(Values)
{
    /// <inheritdoc/>
    public override Matrix Forward(IReadOnlyList<Matrix> inputs, LayerState layer, Tape tape)
    {
        tape.Push(dy => [.. inputs.Select((_, own) => Make(
            dy.Rows, dy.Columns, (row, column) => dy[row, column] * Product(inputs, row, column, but: own)))]);
        return Make(inputs[0].Rows, inputs[0].Columns, (row, column) => Product(inputs, row, column, but: -1));
    }

    private static double Product(IReadOnlyList<Matrix> inputs, int row, int column, int but)
    {
        double product = 1;
        for (int i = 0; i < inputs.Count; i++)
            product *= i == but ? 1 : inputs[i][row, column];
        return product;
    }
}

/// <summary>Values one behind the other.</summary>
public sealed record Concat(params string[] Values) : Join(Values)
{
    /// <inheritdoc/>
    public override int Outputs(IReadOnlyList<int> inputs) => inputs.Sum();

    /// <inheritdoc/>
    public override Matrix Forward(IReadOnlyList<Matrix> inputs, LayerState layer, Tape tape)
    {
        int[] starts = new int[inputs.Count + 1];
        for (int i = 0; i < inputs.Count; i++)
            starts[i + 1] = starts[i] + inputs[i].Columns;
        tape.Push(dy => [.. inputs.Select((input, i) => Make(
            dy.Rows, input.Columns, (row, column) => dy[row, starts[i] + column]))]);
        return Make(inputs[0].Rows, starts[^1], (row, column) =>
        {
            int i = Array.FindLastIndex(starts, start => start <= column);
            return inputs[i][row, column - starts[i]];
        });
    }
}
