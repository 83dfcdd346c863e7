using System;

namespace NetGen;

/// <summary>Base of every attribute that declares a layer, the input or the loss of a network.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    // The generator knows the layers of this assembly alone: another one would be left out of the network in silence.
    private protected LayerAttribute()
    {
    }
}
