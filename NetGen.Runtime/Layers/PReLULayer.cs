namespace NetGen;

/// <summary>The learned slopes, or their gradients, of a PReLU layer.</summary>
public readonly struct PReLULayer
{
    private readonly ParameterBlock block;
    private readonly int slope;

    /// <summary>Called by emitted code with the layer's tensor.</summary>
    public PReLULayer(ParameterBlock block, int slope)
    {
        this.block = block;
        this.slope = slope;
    }

    /// <summary>The slope of each unit, or the single one shared by all.</summary>
    public VectorView Slope => new(block, slope);
}
