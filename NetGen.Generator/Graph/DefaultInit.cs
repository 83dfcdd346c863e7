namespace NetGen.Generator.Graph;

/// <summary>How weights start where the user did not say.</summary>
internal static class DefaultInit
{
    /// <summary>
    /// He where the next activation halves the variance (the ReLU family, and Maxout itself), Xavier before tanh,
    /// sigmoid and where no activation follows before the next weights, or several layers read the value.
    /// </summary>
    public static WeightInit For(NetworkGraph graph, Node node)
    {
        if (node.Layer.OwnInit is WeightInit own)
            return own;
        for (Node? next = graph.SoleReaderOf(node.Output);
            next is { Layer: { IsAffine: false, IsLoss: false } };
            next = graph.SoleReaderOf(next.Output))
        {
            if (next.Layer.PreferredInit is WeightInit preferred)
                return preferred;
        }

        return WeightInit.XavierUniform;
    }
}
