using System;

namespace NetGen.Tests.Inspections;

/// <summary>What <see cref="SmallImages"/> computes at inference, in float64.</summary>
internal sealed class SmallReference(SmallImages network)
{
    public const int Channels = 2;
    public const int Height = 5;
    public const int Width = 4;
    public const int Maps = 3;
    public const int Positions = Height * Width;

    /// <summary>What ReLU1 puts out: channel by channel, line by line.</summary>
    public double[] MapsOf(double[] x)
    {
        double[] maps = new double[Maps * Positions];
        for (int map = 0; map < Maps; map++)
        {
            double deviation = Math.Sqrt(
                (double)network.BatchNorm1.RunningVariance[map] + network.BatchNorm1.Epsilon);
            for (int position = 0; position < Positions; position++)
            {
                double normalised =
                    (Convolved(x, map, position / Width, position % Width) - network.BatchNorm1.RunningMean[map])
                    / deviation;
                maps[map * Positions + position] = Math.Max(
                    0, network.BatchNorm1.Gamma[map] * normalised + network.BatchNorm1.Beta[map]);
            }
        }

        return maps;
    }

    /// <summary>The logit of a class.</summary>
    public double Score(double[] x, int label)
    {
        double[] maps = MapsOf(x);
        double sum = network.Dense1.Bias[label];
        for (int i = 0; i < maps.Length; i++)
            sum += network.Dense1.Weights[label, i] * maps[i];
        return sum;
    }

    /// <summary>The largest |slope| over the channels of each position, by central differences.</summary>
    public double[] SaliencyOf(double[] x, int label)
    {
        const double Step = 1e-6;
        double[] found = new double[Positions];
        for (int i = 0; i < x.Length; i++)
        {
            double[] above = [.. x], below = [.. x];
            above[i] += Step;
            below[i] -= Step;
            double slope = Math.Abs(Score(above, label) - Score(below, label)) / (2 * Step);
            found[i % Positions] = Math.Max(found[i % Positions], slope);
        }

        return found;
    }

    private double Convolved(double[] x, int map, int row, int column)
    {
        double sum = 0;
        for (int channel = 0; channel < Channels; channel++)
        {
            for (int tap = 0; tap < 9; tap++)
            {
                int y = row + tap / 3 - 1, z = column + tap % 3 - 1;
                if (y is >= 0 and < Height && z is >= 0 and < Width)
                    sum += network.Conv1[map, channel, tap / 3, tap % 3] * x[(channel * Height + y) * Width + z];
            }
        }

        return sum;
    }
}
