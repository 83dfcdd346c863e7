using System;
using System.Linq;
using System.Threading.Tasks;

namespace NetGen.Training;

/// <summary>
/// Logistic regression (one output) or softmax regression (one an output): the sum of the losses + penalty / 2 |w|^2 is
/// least; constants are not penalised. The bits do not depend on the number of cores.
/// </summary>
internal sealed class LogisticFit
{
    private const int Parts = 8;

    private readonly Standardised x;
    private readonly double[] weights;
    private readonly double[] targets;
    private readonly double[] penalties;
    private readonly double[] probabilities;
    private readonly int outputs;

    private LogisticFit(Standardised x, double[] weights, double[] targets, double penalty)
    {
        (this.x, this.weights, this.targets) = (x, weights, targets);
        outputs = targets.Length / weights.Length;
        probabilities = new double[targets.Length];
        penalties = [.. x.Penalties(penalty), 0];
    }

    private int Size => x.Width + 1;

    /// <param name="x">The rows.</param>
    /// <param name="weights">A weight a row.</param>
    /// <param name="targets">rows x outputs probabilities; of several outputs those of a row add up to 1.</param>
    /// <param name="penalty">The penalty, above 0.</param>
    public static LinearModel Of(Standardised x, double[] weights, double[] targets, double penalty) =>
        x.Model(new LogisticFit(x, weights, targets, penalty).Minimum());

    /// <summary>What a model says: the sigmoid of one output, or the softmax of several, in place.</summary>
    public static void Link(Span<double> outputs)
    {
        if (outputs.Length == 1)
        {
            outputs[0] = 1 / (1 + Math.Exp(-outputs[0]));
            return;
        }

        double most = double.NegativeInfinity;
        foreach (double output in outputs)
            most = Math.Max(most, output);
        double sum = 0;
        foreach (ref double output in outputs)
            sum += output = Math.Exp(output - most);
        foreach (ref double output in outputs)
            output /= sum;
    }

    private double[] Minimum() =>
        Centred(new NewtonMinimum(Loss, Slope, Curve, Diagonal).From(new double[outputs * Size]));

    // What is added to the weights of all classes changes no probability: at the minimum they add up to 0.
    private double[] Centred(double[] model)
    {
        for (int i = 0; i < Size && outputs > 1; i++)
        {
            double mean = Enumerable.Range(0, outputs).Average(k => model[k * Size + i]);
            for (int k = 0; k < outputs; k++)
                model[k * Size + i] -= mean;
        }

        return model;
    }

    // Sets the probabilities of every row, too, which the functions below go by.
    private double Loss(double[] model)
    {
        double[] sums = new double[Parts];
        EachPart((part, row) =>
        {
            Span<double> own = probabilities.AsSpan(row * outputs, outputs);
            ReadOnlySpan<double> right = targets.AsSpan(row * outputs, outputs);
            Products(model, row, own);
            double largest = outputs == 1 ? Math.Max(0, own[0]) : own[0];
            double sum = outputs == 1 ? Math.Exp(-largest) : 0, wanted = 0;
            foreach (double output in own)
                largest = Math.Max(largest, output);
            for (int k = 0; k < own.Length; k++)
            {
                sum += Math.Exp(own[k] - largest);
                wanted += right[k] * own[k];
            }

            sums[part] += weights[row] * (largest + Math.Log(sum) - wanted);
            Link(own);
        });
        double penalty = 0;
        for (int i = 0; i < model.Length; i++)
            penalty += penalties[i % Size] / 2 * model[i] * model[i];
        return sums.Sum() + penalty;
    }

    private double[] Slope(double[] model) => Summed(model, (row, errors) =>
    {
        for (int k = 0; k < outputs; k++)
            errors[k] = weights[row] * (probabilities[row * outputs + k] - targets[row * outputs + k]);
    });

    private double[] Curve(double[] direction) => Summed(direction, (row, change) =>
    {
        ReadOnlySpan<double> own = probabilities.AsSpan(row * outputs, outputs);
        Products(direction, row, change);
        double mean = outputs == 1 ? own[0] * change[0] : DotProduct.Of<double>(own, change);
        for (int k = 0; k < outputs; k++)
            change[k] = weights[row] * own[k] * (change[k] - mean);
    });

    private double[] Diagonal()
    {
        double[] sums = new double[outputs * Size];
        for (int row = 0; row < weights.Length; row++)
        {
            ReadOnlySpan<double> numbers = x.Rows.AsSpan(row * x.Width, x.Width);
            for (int k = 0; k < outputs; k++)
            {
                double own = probabilities[row * outputs + k];
                double curvature = weights[row] * own * (1 - own);
                Span<double> sum = sums.AsSpan(k * Size, Size);
                for (int i = 0; i < numbers.Length; i++)
                    sum[i] += curvature * numbers[i] * numbers[i];
                sum[x.Width] += curvature;
            }
        }

        for (int i = 0; i < sums.Length; i++)
            sums[i] = Math.Max(sums[i] + penalties[i % Size], 1e-300);
        return sums;
    }

    // The sum over rows of factor x row for each output, and the penalty's part.
    private double[] Summed(double[] model, RowFactors factorsOf)
    {
        double[][] sums = [.. Enumerable.Range(0, Parts).Select(_ => new double[outputs * Size])];
        double[][] factors = [.. Enumerable.Range(0, Parts).Select(_ => new double[outputs])];
        EachPart((part, row) =>
        {
            factorsOf(row, factors[part]);
            for (int k = 0; k < outputs; k++)
            {
                Span<double> sum = sums[part].AsSpan(k * Size, Size);
                DoubleRows.Add(sum[..x.Width], factors[part][k], x.Rows.AsSpan(row * x.Width, x.Width));
                sum[x.Width] += factors[part][k];
            }
        });
        double[] all = new double[outputs * Size];
        foreach (double[] sum in sums)
            DoubleRows.Add(all, 1, sum);
        for (int i = 0; i < all.Length; i++)
            all[i] += penalties[i % Size] * model[i];
        return all;
    }

    private void EachPart(Action<int, int> row)
    {
        int rows = weights.Length;
        Parallel.For(0, Parts, part =>
        {
            int end = (int)((part + 1L) * rows / Parts);
            for (int i = (int)((long)part * rows / Parts); i < end; i++)
                row(part, i);
        });
    }

    private void Products(double[] model, int row, Span<double> products)
    {
        ReadOnlySpan<double> numbers = x.Rows.AsSpan(row * x.Width, x.Width);
        for (int k = 0; k < outputs; k++)
        {
            ReadOnlySpan<double> own = model.AsSpan(k * Size, Size);
            products[k] = DotProduct.Of<double>(own[..x.Width], numbers) + own[x.Width];
        }
    }

    private delegate void RowFactors(int row, Span<double> factors);
}
