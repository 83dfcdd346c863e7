using System;
using System.Linq;
using MathNet.Numerics.LinearAlgebra;

namespace NetGen.Training;

/// <summary>Linear regression: the sum of squared errors + penalty |w|^2 is least; the constant is not penalised.</summary>
internal static class LinearFit
{
    /// <param name="x">The rows.</param>
    /// <param name="weights">A weight a row.</param>
    /// <param name="targets">rows x outputs.</param>
    /// <param name="penalty">The penalty, above 0.</param>
    public static LinearModel Of(Standardised x, double[] weights, ReadOnlySpan<float> targets, double penalty)
    {
        int outputs = targets.Length / weights.Length;
        double[] means = new double[outputs];
        double total = weights.Sum();
        for (int i = 0; i < targets.Length; i++)
            means[i % outputs] += weights[i / outputs] / total * targets[i];
        double[] solved = x.Width == 0 ? [] : Solve(x, weights, targets, means, penalty);
        double[] model = new double[outputs * (x.Width + 1)];
        for (int output = 0; output < outputs; output++)
        {
            solved.AsSpan(output * x.Width, x.Width).CopyTo(model.AsSpan(output * (x.Width + 1)));
            model[output * (x.Width + 1) + x.Width] = means[output];
        }

        return x.Model(model);
    }

    // The normal equations; an output a column.
    private static double[] Solve(
        Standardised x, double[] weights, ReadOnlySpan<float> targets, double[] means, double penalty)
    {
        (int rows, int outputs) = (weights.Length, means.Length);
        double[] scaled = [.. x.Rows];
        double[] distances = new double[targets.Length];
        for (int row = 0; row < rows; row++)
        {
            double root = Math.Sqrt(weights[row]);
            foreach (ref double value in scaled.AsSpan(row * x.Width, x.Width))
                value *= root;
            for (int output = 0; output < outputs; output++)
                distances[row * outputs + output] = root * (targets[row * outputs + output] - means[output]);
        }

        // Rows one behind the other are the columns of a matrix.
        Matrix<double> columns = Matrix<double>.Build.Dense(x.Width, rows, scaled);
        Matrix<double> right = columns.TransposeAndMultiply(Matrix<double>.Build.Dense(outputs, rows, distances));
        Matrix<double> squares = columns.TransposeAndMultiply(columns);
        double[] penalties = x.Penalties(penalty);
        for (int i = 0; i < x.Width; i++)
            squares[i, i] += penalties[i];
        return Definite(squares, total: weights.Sum()).Solve(right).ToColumnMajorArray();
    }

    // Where the penalty is lost in rounding, features that say the same need more of it.
    private static MathNet.Numerics.LinearAlgebra.Factorization.Cholesky<double> Definite(
        Matrix<double> squares, double total)
    {
        for (double more = 1e-12 * total; ; more *= 10)
        {
            try
            {
                return squares.Cholesky();
            }
            catch (ArgumentException) when (more < total)
            {
                for (int i = 0; i < squares.RowCount; i++)
                    squares[i, i] += more;
            }
        }
    }
}
