namespace NetGen;

/// <summary>Puts a block in several times, one behind the other, each with weights of its own.</summary>
/// <typeparam name="TBlock">A class of this project that is marked <see cref="BlockAttribute"/>.</typeparam>
/// <param name="times">How often, at least 1.</param>
/// <param name="name">
/// What the members that show its layers are called in front of their number; the block's name if left out.
/// </param>
public sealed class RepeatAttribute<TBlock>(int times, string? name = null) : LayerAttribute
    where TBlock : class
{
    /// <summary>How often.</summary>
    public int Times { get; } = times;

    /// <summary>What stands in front of the members' numbers, or null for the block's name.</summary>
    public string? Name { get; } = name;
}
