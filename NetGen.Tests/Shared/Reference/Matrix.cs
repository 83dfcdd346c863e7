using System;

namespace NetGen.Tests.Reference;

/// <summary>Rows x columns of float64 values; row r, column c stands at r * columns + c.</summary>
public sealed class Matrix(int rows, int columns, double[] values)
{
    /// <summary>A matrix of zeros.</summary>
    public Matrix(int rows, int columns)
        : this(rows, columns, new double[rows * columns])
    {
    }

    /// <summary>Rows: samples of a batch.</summary>
    public int Rows { get; } = rows;

    /// <summary>Columns: units of a layer.</summary>
    public int Columns { get; } = columns;

    /// <summary>All values, row by row.</summary>
    public double[] Values { get; } = values;

    /// <summary>One value.</summary>
    public ref double this[int row, int column] => ref Values[row * Columns + column];

    /// <summary>The float32 values of a batch, exactly.</summary>
    public static Matrix From(ReadOnlySpan<float> values, int columns)
    {
        Matrix matrix = new(values.Length / columns, columns);
        for (int i = 0; i < values.Length; i++)
            matrix.Values[i] = values[i];
        return matrix;
    }

    /// <summary>One row.</summary>
    public Span<double> Row(int row) => Values.AsSpan(row * Columns, Columns);

    /// <summary>A matrix of this shape, each value a function of the one here.</summary>
    public Matrix Map(Func<double, double> function) => new(Rows, Columns, Array.ConvertAll(Values, x => function(x)));
}
