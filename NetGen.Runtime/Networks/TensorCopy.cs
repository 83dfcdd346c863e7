using System;

namespace NetGen.CompilerServices;

/// <summary>
/// Copies values between a block, in the layout that kernels want, and plain rows: output by output, without padding.
/// </summary>
internal static unsafe class TensorCopy
{
    private const int LineFloats = 16;
    private const int FewRows = 4;

    /// <summary>Copies values from a block, from one on in the order of plain rows.</summary>
    public static void Gather(float* block, ParameterTensor tensor, long first, Span<float> to)
    {
        fixed (float* values = to)
            Copy(block, tensor, first, values, to.Length, scatters: false);
    }

    /// <summary>Copies values into a block; padding stays as it is.</summary>
    public static void Scatter(float* block, ParameterTensor tensor, long first, ReadOnlySpan<float> from)
    {
        fixed (float* values = from)
            Copy(block, tensor, first, values, from.Length, scatters: true);
    }

    /// <summary>
    /// Values to copy at a time: whole panels of rows if there is room for them, else whole rows, else parts of one.
    /// </summary>
    public static int PieceOf(ParameterTensor tensor, int room)
    {
        int rows = room / tensor.Inputs;
        int whole = rows < tensor.PanelSize ? rows : rows / tensor.PanelSize * tensor.PanelSize;
        return rows == 0 ? room : whole * tensor.Inputs;
    }

    private static void Copy(float* block, ParameterTensor tensor, long first, float* values, int count, bool scatters)
    {
        int output = (int)(first / tensor.Inputs), input = (int)(first % tensor.Inputs);
        if (tensor.Taps > 1 || tensor.IsTransposed)
        {
            CopyKernels(block, tensor, output, input, values, count, scatters);
            return;
        }

        while (count > 0)
        {
            // What is left of a row, or as many whole rows as lie in one way.
            int columns = Math.Min(tensor.Inputs - input, count);
            int rows = columns < tensor.Inputs ? 1 : Math.Min(count / columns, RowsAlike(tensor, output));
            float* place = block + tensor.PlaceOf(output, input);
            int across = output < tensor.Outputs - tensor.SplitOutputs ? tensor.InputStride : 1;
            int down = rows > 1 ? tensor.PlaceOf(output + 1, input) - tensor.PlaceOf(output, input) : 1;
            if (scatters)
                Matrix(values, columns, 1, place, down, across, rows, columns);
            else
                Matrix(place, down, across, values, columns, 1, rows, columns);
            values += (long)rows * columns;
            count -= rows * columns;
            output += rows;
            input = 0;
        }
    }

    // In a block, the channels of a tap stand side by side; in plain rows, the taps of a channel.
    private static void CopyKernels(
        float* block, ParameterTensor tensor, int output, int input, float* values, int count, bool scatters)
    {
        for (int i = 0; i < count; i++)
        {
            float* place = block + tensor.IndexOf(output, input);
            if (scatters)
                *place = values[i];
            else
                values[i] = *place;
            if (++input == tensor.Inputs)
                (output, input) = (output + 1, 0);
        }
    }

    // Outputs from one on that are as far apart as the next is.
    private static int RowsAlike(ParameterTensor tensor, int output)
    {
        int side = tensor.Outputs - tensor.SplitOutputs;
        return output >= side
            ? tensor.Outputs - output
            : Math.Min(tensor.PanelSize - output % tensor.PanelSize, side - output);
    }

    private static void Matrix(
        float* from, int fromDown, int fromAcross, float* to, int toDown, int toAcross, int rows, int columns)
    {
        if (fromAcross == 1 && toAcross == 1)
        {
            for (int row = 0; row < rows; row++)
                new ReadOnlySpan<float>(from + (long)row * fromDown, columns)
                    .CopyTo(new(to + (long)row * toDown, columns));
        }
        else if (fromAcross == 1 && toDown == 1)
        {
            // Rows that are far apart lie in each other's way in the cache: a line of each is read as a whole.
            for (int column = 0; column < columns; column += LineFloats)
            {
                int width = Math.Min(LineFloats, columns - column);
                for (int row = 0; row < rows; row += FewRows)
                {
                    Transpose.Copy(
                        from + (long)row * fromDown + column, Math.Min(FewRows, rows - row), width, fromDown,
                        to + (long)column * toAcross + row, toAcross);
                }
            }
        }
        else if (fromDown == 1 && toAcross == 1)
        {
            for (int column = 0; column < columns; column += LineFloats)
            {
                int width = Math.Min(LineFloats, columns - column);
                for (int row = 0; row < rows; row += FewRows)
                {
                    Transpose.Copy(
                        from + (long)column * fromAcross + row, width, Math.Min(FewRows, rows - row), fromAcross,
                        to + (long)row * toDown + column, toDown);
                }
            }
        }
        else
        {
            for (int row = 0; row < rows; row++, from += fromDown, to += toDown)
                for (int column = 0; column < columns; column++)
                    to[(long)column * toAcross] = from[(long)column * fromAcross];
        }
    }
}
