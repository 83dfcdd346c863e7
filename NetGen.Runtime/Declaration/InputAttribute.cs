namespace NetGen;

/// <summary>The length of one input row; stands first.</summary>
/// <param name="size">Values in one row, at least 1.</param>
public sealed class InputAttribute(int size) : LayerAttribute
{
    /// <summary>Values in one row.</summary>
    public int Size { get; } = size;
}
