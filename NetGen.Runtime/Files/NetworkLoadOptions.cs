using System.Collections.Generic;

namespace NetGen;

/// <summary>How a network is read from a file.</summary>
public sealed record NetworkLoadOptions
{
    /// <summary>
    /// What tensors are called in the file; null finds out whether they are called by their layers or as in an
    /// <c>nn.Sequential</c>.
    /// </summary>
    public TensorNames? Names { get; init; }

    /// <summary>
    /// Layers, or blocks of layers, that are not read, such as a new last layer for fine-tuning: they stay as they are,
    /// or start as declared in a new network.
    /// </summary>
    public IReadOnlyCollection<string> Except { get; init; } = [];

    /// <summary>Whether tensors in the file that the network does not have are read over.</summary>
    public bool IgnoresOthers { get; init; }

    /// <summary>Whether F16, BF16 and F64 are converted; else tensors have to be F32.</summary>
    public bool Converts { get; init; }

    /// <summary>The seed of layers that are not read, in a new network.</summary>
    public ulong Seed { get; init; }
}
