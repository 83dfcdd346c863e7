// Adds d up in g by the rows of the table that x names, and hands the sums over.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void Embedding1Gradient<S>(float* x, float* d, float* g, int rows, Share share, S sink)
    where S : struct, IGradientSink<S>
{
    // The rows of the table that are this thread's.
    S table = sink.ForTensor(Tensor.Embedding1Weights);
    int first = share.Start(100), end = share.End(100);
    for (int row = 0; row < rows; row++)
    {
        int name = (int)x[8L * row + 2];
        if (name < first || name >= end)
            continue;
        float* from = d + 32L * row + 5;
        float* to = g + 32 * name;
        (Load(to) + Load(from)).Store(to);
        for (int c = 16; c < 20; c++)
            to[c] += from[c];
    }

    if (!table.IgnoresZero)
    {
        for (int name = first; name < end; name++)
            Embedding1GradientHandOver(g + 32 * name, Embedding1Weights + 32 * name, table);
        return;
    }

    // A second row of the batch with the same name finds a sum of zero.
    for (int row = 0; row < rows; row++)
    {
        int name = (int)x[8L * row + 2];
        if (name >= first && name < end && !PaddedRows.IsZero(g + 32 * name, 20))
            Embedding1GradientHandOver(g + 32 * name, Embedding1Weights + 32 * name, table);
    }
}

// The sum of one row of the table, which is zero afterwards.
private static void Embedding1GradientHandOver<S>(float* g, int at, S table)
    where S : struct, IGradientSink<S>
{
    for (int c = 0; c < 32; c += 16)
    {
        table.Accept(at + c, Load(&g[c]));
        Zero.Store(&g[c]);
    }
}
