using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>Weights of rows, classes and outputs in a loss.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class LossWeights
{
    /// <summary>Whether all are 1, which is the same as none.</summary>
    public static bool AreOne(float* weights, int count)
    {
        for (int i = 0; i < count; i++)
            if (weights[i] != 1f)
                return false;
        return true;
    }

    /// <summary>The sum of the weights of rows; their number where there are none.</summary>
    public static double Sum(float* rowWeights, int rows)
    {
        if (rowWeights == null)
            return rows;
        double sum = 0;
        for (int row = 0; row < rows; row++)
            sum += rowWeights[row];
        return sum;
    }

    /// <summary>The sum over the rows of a row's weight, if there are any, times that of its class.</summary>
    public static double Sum(float* rowWeights, int* labels, float* classWeights, int rows)
    {
        double sum = 0;
        for (int row = 0; row < rows; row++)
            sum += (rowWeights == null ? 1.0 : rowWeights[row]) * classWeights[labels[row]];
        return sum;
    }
}
