using System;
using System.Threading.Tasks;

namespace NetGen.Training;

/// <summary>The k nearest rows by Euclidean distance: each counts alike, and of equally near ones the first.</summary>
internal sealed class NeighbourFit(double[] rows, int width, int count, int neighbours)
{
    /// <summary>The places of the nearest rows of each row.</summary>
    public int[][] Nearest(double[] asked, int askedRows)
    {
        int[][] nearest = new int[askedRows][];
        Parallel.For(0, askedRows, row => nearest[row] = Nearest(asked.AsSpan(row * width, width)));
        return nearest;
    }

    private int[] Nearest(ReadOnlySpan<double> asked)
    {
        int wanted = Math.Min(neighbours, count);
        int[] places = new int[wanted];
        double[] distances = new double[wanted];
        Array.Fill(distances, double.PositiveInfinity);
        for (int row = 0; row < count; row++)
        {
            double distance = DoubleRows.Distance(rows.AsSpan(row * width, width), asked);
            int at = row < wanted ? row : wanted - 1;
            if (row >= wanted && !(distance < distances[at]))
                continue;
            for (; at > 0 && distance < distances[at - 1]; at--)
                (distances[at], places[at]) = (distances[at - 1], places[at - 1]);
            (distances[at], places[at]) = (distance, row);
        }

        return places;
    }
}
