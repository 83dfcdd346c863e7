namespace NetGen;

/// <summary>
/// Names the value that stands here, so that a later <see cref="AddAttribute"/>, <see cref="MultiplyAttribute"/>,
/// <see cref="ConcatAttribute"/> or <see cref="FromAttribute"/> can read it. Within a block the name holds in that
/// block alone.
/// </summary>
/// <param name="value">The name: any text but <c>"Input"</c>, once in a network or block.</param>
public sealed class AsAttribute(string value) : LayerAttribute
{
    /// <summary>The name.</summary>
    public string Value { get; } = value;
}
