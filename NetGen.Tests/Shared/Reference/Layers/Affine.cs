using System;

namespace NetGen.Tests.Reference;

/// <summary>The affine map in Dense and Maxout.</summary>
internal static class Affine
{
    /// <summary>y[o] = sum_i W[o, i] x[i] + b[o].</summary>
    public static Matrix Forward(Matrix x, int outputs, Tensor weights, Tensor? bias)
    {
        Matrix y = new(x.Rows, outputs);
        for (int row = 0; row < x.Rows; row++)
        {
            ReadOnlySpan<double> input = x.Row(row);
            for (int o = 0; o < outputs; o++)
            {
                ReadOnlySpan<double> w = weights.Values.AsSpan(o * input.Length, input.Length);
                double sum = bias?.Values[o] ?? 0;
                for (int i = 0; i < w.Length; i++)
                    sum += w[i] * input[i];
                y[row, o] = sum;
            }
        }

        return y;
    }

    /// <summary>dW[o, i] = sum over rows of dy[o] x[i], db[o] = sum of dy[o], dx[i] = sum_o W[o, i] dy[o].</summary>
    public static Matrix Backward(Matrix x, Matrix dy, Tensor weights, Tensor? bias)
    {
        Matrix dx = new(x.Rows, x.Columns);
        for (int row = 0; row < x.Rows; row++)
        {
            ReadOnlySpan<double> input = x.Row(row);
            Span<double> back = dx.Row(row);
            for (int o = 0; o < dy.Columns; o++)
            {
                double slope = dy[row, o];
                if (bias is not null)
                    bias.Gradient[o] += slope;
                ReadOnlySpan<double> w = weights.Values.AsSpan(o * input.Length, input.Length);
                Span<double> dw = weights.Gradient.AsSpan(o * input.Length, input.Length);
                for (int i = 0; i < input.Length; i++)
                {
                    dw[i] += slope * input[i];
                    back[i] += w[i] * slope;
                }
            }
        }

        return dx;
    }
}
