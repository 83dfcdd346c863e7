using System;
using System.Linq;

namespace NetGen.Training;

/// <summary>What knowing nothing costs, and the loss where every output is 0 before the loss's link.</summary>
/// <param name="Loss">
/// The loss of a network with every learned parameter at zero (ln C for softmax over C classes, ln 2 for
/// BinaryCrossEntropy, the margins for Hinge); the variance of the targets for MeanSquaredError.
/// </param>
/// <param name="LossOfZero">
/// The same but for MeanSquaredError: the mean square of the targets, which is larger the farther they are from 0.
/// </param>
/// <param name="FitsNumbers">Whether the loss is MeanSquaredError.</param>
internal readonly record struct Chance(double Loss, double LossOfZero, bool FitsNumbers)
{
    // Of what a network without knowledge puts out, the inputs decide nothing: a few rows will do.
    private const int Rows = 256;

    /// <summary>
    /// Measures: for labels and probabilities with a network of its own that has the settings of
    /// <paramref name="network"/>, which is not touched.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="data">Rows whose targets are looked at; NaN comes out where one of them is not finite.</param>
    /// <param name="weighsRows">Whether the weights of rows count.</param>
    public static Chance Of<TNetwork, TTarget>(TNetwork network, Dataset<TTarget> data, bool weighsRows = true)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        // Only MeanSquaredError takes numbers: there the best that knows nothing says the mean of each target.
        if (data is Dataset<float> numbers && !TNetwork.Facts.TargetsAreProbabilities)
            return OfNumbers(numbers, weighsRows && !data.RowWeights.IsEmpty);
        double loss = OfZeros(network, data);
        return new(loss, loss, FitsNumbers: false);
    }

    // The loss of another network that has the settings of this one, and zeros for what is learned.
    private static double OfZeros<TNetwork, TTarget>(TNetwork network, Dataset<TTarget> data)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        TNetwork blank = TNetwork.Create(0);
        foreach (ParameterTensor tensor in TNetwork.Facts.Layout.Tensors)
        {
            float[] values = new float[tensor.Count];
            if (tensor.Role == TensorRole.Hyperparameter)
                network.Parameters.CopyTo(tensor, values);
            if (tensor.Role == TensorRole.Hyperparameter || tensor.IsLearned)
                blank.Parameters.CopyFrom(tensor, values);
        }

        int count = Math.Min(Rows, data.Rows);
        int[] some = [.. Enumerable.Range(0, count).Select(i => (int)((long)i * data.Rows / count))];
        return blank.Evaluate(new float[count * data.InputLength], data.Subset(some).Targets).Loss;
    }

    private static Chance OfNumbers(Dataset<float> data, bool weighsRows)
    {
        double[] means = new double[data.TargetLength];
        double weights = 0;
        for (int row = 0; row < data.Rows; row++)
        {
            double weight = Weight(row);
            weights += weight;
            for (int i = 0; i < means.Length; i++)
                means[i] += weight * data.Target(row)[i];
        }

        double variance = 0;
        double squares = 0;
        for (int row = 0; row < data.Rows; row++)
        {
            for (int i = 0; i < means.Length; i++)
            {
                double target = data.Target(row)[i];
                double distance = target - means[i] / weights;
                variance += Weight(row) * distance * distance;
                squares += Weight(row) * target * target;
            }
        }

        weights *= means.Length;
        return new(variance / weights, squares / weights, FitsNumbers: true);

        double Weight(int row) => weighsRows ? data.RowWeights[row] : 1;
    }
}
