using System;

namespace NetGen;

/// <summary>A layer with parameters that training moves, as fast as is asked for, or not at all.</summary>
public abstract class LearnedLayer
{
    private protected LearnedLayer(ParameterBlock block, int tensor)
    {
        ArgumentNullException.ThrowIfNull(block);
        Block = block;
        Name = block.Layout[tensor].Layer;
    }

    /// <summary>
    /// Whether training leaves the layer alone: neither update nor decay, and no gradient (gradients are zero). A
    /// frozen BatchNorm normalises rows with its running statistics, which stay, too. False unless set.
    /// </summary>
    public bool IsFrozen
    {
        get => Block.IsFrozen(Name);
        set => Block.SetFrozen(Name, value);
    }

    /// <summary>What the learning rate is multiplied by for the layer; 1 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite and at least 0.</exception>
    public float LearningRateFactor
    {
        get => Block.GetLearningRateFactor(Name);
        set => Block.SetLearningRateFactor(Name, value);
    }

    /// <summary>Its name.</summary>
    public override string ToString() => Name;

    private protected ParameterBlock Block { get; }

    private protected string Name { get; }
}
