using System;
using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>Tells the constructor that emitted code adds from those of the user.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Construction
{
    /// <summary>Draws the values of a new network, or leaves them 0 for a reader that sets them.</summary>
    public void Fill(ParameterBlock parameters, ulong? seed)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (seed is ulong given)
            Initializer.FillAll(parameters, given);
        parameters.HoldsParameters = true;
    }
}
