using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace NetGen.Training;

/// <summary>Fits the simple models of one data set.</summary>
/// <param name="training">What to fit on.</param>
/// <param name="outputs">Outputs of a row.</param>
/// <param name="areProbabilities">Whether targets of floats are probabilities.</param>
/// <param name="indices">Inputs that are indices.</param>
/// <param name="options">How to fit, checked.</param>
internal sealed class BaselineModels<TTarget>(
    Dataset<TTarget> training, int outputs, bool areProbabilities, IReadOnlyList<IndexColumn> indices,
    BaselineOptions options)
    where TTarget : unmanaged
{
    private readonly DoubleRows rows = new(training.InputLength, indices);

    private static bool AreLabels => typeof(TTarget) == typeof(int);

    /// <summary>Every model, the simplest first.</summary>
    public IEnumerable<(string Name, RowPredictor Predict)> All()
    {
        float[] wanted = Wanted();
        double[] weights = training.RowWeights.IsEmpty
            ? [.. Enumerable.Repeat(1.0, training.Rows)]
            : [.. training.RowWeights.ToArray().Select(weight => (double)weight)];
        yield return (Simplest, Constant(wanted, weights));
        double[] own = rows.Of(training.Inputs);
        Standardised x = Standardised.Of([.. own], rows.Width, weights);
        yield return AreLabels || areProbabilities
            ? ("logistic regression", Logistic(x, weights, wanted))
            : ("linear regression", Linear(LinearFit.Of(x, weights, wanted, options.LinearPenalty)));
        int neighbours = Math.Min(options.Neighbours, training.Rows);
        yield return (
            $"{neighbours} nearest {(neighbours == 1 ? "neighbour" : "neighbours")}",
            Neighbours(new(own, rows.Width, training.Rows, neighbours), wanted));
    }

    private string Simplest => AreLabels ? "most frequent class" : areProbabilities ? "share of yes" : "mean";

    // rows x outputs: labels as one-hot.
    private float[] Wanted()
    {
        if (!AreLabels)
            return MemoryMarshal.Cast<TTarget, float>(training.Targets).ToArray();
        ReadOnlySpan<int> labels = MemoryMarshal.Cast<TTarget, int>(training.Targets);
        float[] wanted = new float[labels.Length * outputs];
        for (int row = 0; row < labels.Length; row++)
            wanted[row * outputs + labels[row]] = 1f;
        return wanted;
    }

    private RowPredictor Constant(float[] wanted, double[] weights)
    {
        double[] sums = new double[outputs];
        for (int i = 0; i < wanted.Length; i++)
            sums[i % outputs] += weights[i / outputs] * wanted[i];
        double total = weights.Sum();
        float[] means = Array.ConvertAll(sums, sum => (float)(sum / total));
        return (_, predicted) =>
        {
            for (int i = 0; i < predicted.Length; i++)
                predicted[i] = means[i % means.Length];
        };
    }

    // Two classes have one output, as in scikit-learn, whose penalty counts its weights once; more have one each.
    // Questions of their own have a model each.
    private RowPredictor Logistic(Standardised x, double[] weights, float[] wanted)
    {
        double[] targets = Array.ConvertAll(wanted, value => (double)value);
        if (AreLabels && outputs > 2)
            return Softmax(LogisticFit.Of(x, weights, targets, options.LogisticPenalty));
        int[] asked = AreLabels ? [1] : [.. Enumerable.Range(0, outputs)];
        LinearModel[] models =
        [
            .. asked.Select(output => LogisticFit.Of(
                x, weights, [.. targets.Where((_, i) => i % outputs == output)], options.LogisticPenalty)),
        ];
        return (inputs, predicted) => EachRow(inputs, predicted, (row, own) =>
        {
            Span<double> one = stackalloc double[1];
            for (int k = 0; k < models.Length; k++)
            {
                one[0] = models[k].Output(row, 0);
                LogisticFit.Link(one);
                own[asked[k]] = (float)one[0];
                if (AreLabels)
                    own[0] = (float)(1 - one[0]);
            }
        });
    }

    private RowPredictor Softmax(LinearModel model) => (inputs, predicted) => EachRow(inputs, predicted, (row, own) =>
    {
        double[] scores = new double[own.Length];
        for (int k = 0; k < scores.Length; k++)
            scores[k] = model.Output(row, k);
        LogisticFit.Link(scores);
        for (int k = 0; k < scores.Length; k++)
            own[k] = (float)scores[k];
    });

    private RowPredictor Linear(LinearModel model) => (inputs, predicted) => EachRow(inputs, predicted, (row, own) =>
    {
        for (int k = 0; k < own.Length; k++)
            own[k] = (float)model.Output(row, k);
    });

    private RowPredictor Neighbours(NeighbourFit fit, float[] wanted) => (inputs, predicted) =>
    {
        int[][] nearest = fit.Nearest(rows.Of(inputs), inputs.Length / training.InputLength);
        for (int i = 0; i < predicted.Length; i++)
        {
            double sum = 0;
            foreach (int place in nearest[i / outputs])
                sum += wanted[place * outputs + i % outputs];
            predicted[i] = (float)(sum / nearest[i / outputs].Length);
        }
    };

    private void EachRow(ReadOnlySpan<float> inputs, Span<float> predicted, RowOutputs of)
    {
        double[] numbers = rows.Of(inputs);
        for (int row = 0; row * outputs < predicted.Length; row++)
            of(numbers.AsSpan(row * rows.Width, rows.Width), predicted.Slice(row * outputs, outputs));
    }

    private delegate void RowOutputs(ReadOnlySpan<double> row, Span<float> outputs);
}
