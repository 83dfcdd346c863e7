using System.Collections.Generic;

namespace NetGen;

/// <summary>What was done when a network was read from a file.</summary>
public sealed record LoadReport
{
    /// <summary>How tensors are called in the file.</summary>
    public required TensorNames Names { get; init; }

    /// <summary>
    /// What is worth knowing, a sentence each: a bias that was folded into a running mean, types that were converted,
    /// tensors that were not read, a line of the declaration that computes something else.
    /// </summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Whether the file says that its network computes the same; false where it does not say.</summary>
    public required bool IsSameStructure { get; init; }

    /// <summary>The note that was saved with the network, or null.</summary>
    public string? Note { get; init; }

    /// <summary>The version of NetGen that wrote the file, or null where it was another program.</summary>
    public string? Version { get; init; }

    /// <summary>The notes, a line each.</summary>
    public override string ToString() => string.Join('\n', Notes);
}
