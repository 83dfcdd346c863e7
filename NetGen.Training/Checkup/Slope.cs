using System;

namespace NetGen.Training;

/// <summary>A slope of the loss along a direction, measured by central differences.</summary>
/// <param name="Value">The slope over half the step.</param>
/// <param name="Curvature">How far that over the whole step differs from it.</param>
/// <param name="Kink">
/// How far the slopes of the two sides differ once curvature, whose part shrinks with the step, is taken out. A kink
/// within
/// half the step misleads the slope by no more than this and the curvature together.
/// </param>
internal readonly record struct Slope(double Value, double Curvature, double Kink)
{
    /// <summary>Measures around <paramref name="values"/>, whose own loss is known.</summary>
    public static Slope Measure(
        float[] values, double[] direction, double step, double loss, Func<float[], double> lossAt)
    {
        (double half, double halfJump) = Central(values, direction, step / 2, loss, lossAt);
        (double whole, double wholeJump) = Central(values, direction, step, loss, lossAt);
        return new(half, Math.Abs(whole - half), Math.Abs(2 * halfJump - wholeJump));
    }

    private static (double Slope, double Jump) Central(
        float[] values, double[] direction, double step, double loss, Func<float[], double> lossAt)
    {
        (double above, double wayUp) = Side(values, direction, step, lossAt);
        (double below, double wayDown) = Side(values, direction, -step, lossAt);
        return ((above - below) / (wayUp - wayDown), (above - loss) / wayUp - (below - loss) / wayDown);
    }

    // What float32 makes of a step is what counts: the way along the direction.
    private static (double Loss, double Way) Side(
        float[] values, double[] direction, double step, Func<float[], double> lossAt)
    {
        float[] moved = new float[values.Length];
        double way = 0;
        for (int i = 0; i < values.Length; i++)
        {
            moved[i] = (float)(values[i] + step * direction[i]);
            way += ((double)moved[i] - values[i]) * direction[i];
        }

        return (lossAt(moved), way);
    }
}
