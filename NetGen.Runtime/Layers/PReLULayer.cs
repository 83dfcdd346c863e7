using System;

namespace NetGen;

/// <summary>The learned slopes, or their gradients, of a PReLU layer.</summary>
public sealed class PReLULayer
{
    private readonly ParameterBlock block;
    private readonly string name;

    /// <summary>Called by emitted code with the layer's tensor.</summary>
    public PReLULayer(ParameterBlock block, int slope)
    {
        ArgumentNullException.ThrowIfNull(block);
        this.block = block;
        name = block.Layout[slope].Layer;
        Slope = new(block, slope);
    }

    /// <summary>The slope of each unit, or the single one shared by all.</summary>
    public VectorView Slope { get; }

    /// <summary>
    /// Whether training leaves the layer alone: neither update nor decay, and no gradient (gradients are zero).
    /// False unless set.
    /// </summary>
    public bool IsFrozen
    {
        get => block.IsFrozen(name);
        set => block.SetFrozen(name, value);
    }

    /// <summary>What the learning rate is multiplied by for the layer; 1 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite and at least 0.</exception>
    public float LearningRateFactor
    {
        get => block.GetLearningRateFactor(name);
        set => block.SetLearningRateFactor(name, value);
    }
}
