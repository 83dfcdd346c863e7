using System;
using NetGen.Training;

namespace NetGen.Tests.Training;

/// <summary>Points of the plane in two classes, which a line with a gap around it parts.</summary>
internal static class Points
{
    public static Dataset<int> Draw(int rows, int seed = 1)
    {
        Random random = new(seed);
        float[] inputs = new float[2 * rows];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            labels[row] = row % 2;
            float along = random.NextSingle() * 2 - 1;
            float across = (random.NextSingle() + 0.2f) * (labels[row] == 1 ? 1f : -1f);
            inputs[2 * row] = along + across;
            inputs[2 * row + 1] = along - across;
        }

        return new Dataset<int>(inputs, 2, labels);
    }

    /// <summary>The same, with one input that is not a number.</summary>
    public static Dataset<int> WithNaN(int rows, int row)
    {
        Dataset<int> data = Draw(rows);
        float[] inputs = data.Inputs.ToArray();
        inputs[2 * row] = float.NaN;
        return new Dataset<int>(inputs, 2, data.Targets.ToArray());
    }

    public static float[] Values(ParameterBlock parameters)
    {
        float[] values = new float[parameters.Count];
        parameters.CopyLearnedTo(values);
        return values;
    }
}
