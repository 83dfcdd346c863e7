namespace NetGen.Training;

/// <summary>That the best trials lie near an edge of a range, so that something better may lie beyond.</summary>
/// <param name="Range">The range.</param>
/// <param name="Value">The value of the best trial.</param>
/// <param name="IsUpper">Whether it is the upper edge.</param>
/// <param name="Next">The range of the next stage, which reaches beyond that edge.</param>
public sealed record RangeEdge(NumberDimension Range, double Value, bool IsUpper, NumberDimension Next)
{
    /// <summary>The same in words.</summary>
    public override string ToString() => SearchLines.Edge(this);
}
