namespace NetGen;

/// <summary>Goes back to a named value: the next layer reads it, so that a branch starts here.</summary>
/// <param name="value">
/// Name that an <see cref="AsAttribute"/> in front gave, or <c>"Input"</c> for the input of the network, or of the
/// block within a block.
/// </param>
public sealed class FromAttribute(string value) : LayerAttribute
{
    /// <summary>The name.</summary>
    public string Value { get; } = value;
}
