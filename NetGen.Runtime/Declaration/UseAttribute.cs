namespace NetGen;

/// <summary>Puts a block in, with weights of its own.</summary>
/// <typeparam name="TBlock">A class of this project that is marked <see cref="BlockAttribute"/>.</typeparam>
/// <param name="name">Name of the member that shows its layers; the block's name and a number if left out.</param>
public sealed class UseAttribute<TBlock>(string? name = null) : LayerAttribute
    where TBlock : class
{
    /// <summary>Name of the member, or null for the block's name and a number.</summary>
    public string? Name { get; } = name;
}
