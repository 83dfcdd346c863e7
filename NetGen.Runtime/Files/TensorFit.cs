namespace NetGen;

/// <summary>How a tensor in a file and one of a network fit each other.</summary>
public enum TensorFitKind
{
    /// <summary>It is read.</summary>
    Fits,

    /// <summary>A bias that the network does not have: the running mean of the BatchNorm behind takes it up.</summary>
    Folded,

    /// <summary>It belongs to a layer that is not to be read.</summary>
    LeftOut,

    /// <summary>The network has no use for it, such as for the counter of batches of PyTorch's BatchNorm.</summary>
    ReadOver,

    /// <summary>Its shape is another.</summary>
    OtherShape,

    /// <summary>Its type is not F32, or no number with a fraction at all.</summary>
    OtherType,

    /// <summary>The network has it, the file does not.</summary>
    Missing,

    /// <summary>The file has it, the network does not.</summary>
    Unknown,
}

/// <summary>What becomes of one tensor.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Own">The network's own name, such as <c>Dense1.Weights</c>; empty where the network has none.</param>
/// <param name="Kind">How it fits.</param>
/// <param name="Problem">What was expected and what was found, where the file is refused for it; else empty.</param>
public sealed record TensorFit(string Name, string Own, TensorFitKind Kind, string Problem = "");
