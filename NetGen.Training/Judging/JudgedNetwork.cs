using System;

namespace NetGen.Training;

/// <summary>What the judging asks of a network.</summary>
internal static class JudgedNetwork
{
    /// <summary>Rows with a network that predicts them.</summary>
    /// <exception cref="ArgumentException">The rows do not fit the network, or there is none.</exception>
    public static JudgedRows<TTarget> Rows<TNetwork, TTarget>(
        TNetwork network, Dataset<TTarget> data, Action<Span<float>>? inverse, string name)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data, name);
        DatasetCheck.Fits(data, TNetwork.Facts, name);
        return new(network.Predict, data, TNetwork.Facts.OutputLength, inverse);
    }

    /// <summary>At most so many rows, drawn where there are more.</summary>
    public static Dataset<TTarget> Some<TTarget>(Dataset<TTarget> data, int most, ulong seed)
        where TTarget : unmanaged
    {
        if (data.Rows <= most)
            return data;
        int[] order = new int[data.Rows];
        for (int row = 0; row < order.Length; row++)
            order[row] = row;
        RowOrder.Shuffle(order, seed, 0, RowOrder.Judging);
        Span<int> drawn = order.AsSpan(0, most);
        drawn.Sort();
        return data.Subset(drawn);
    }
}
