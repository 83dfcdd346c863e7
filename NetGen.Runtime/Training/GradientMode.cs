using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>What a backward pass does with each gradient.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum GradientMode
{
    /// <summary>Updates the parameter while the gradient still is in registers.</summary>
    Update,

    /// <summary>Writes it to the gradient block.</summary>
    Store,

    /// <summary>Adds it to the gradient block.</summary>
    Add,
}
