namespace NetGen.Tests.Reference;

/// <summary>A layer that makes one value of those under its window, channel by channel.</summary>
public abstract record Pool(int Kernel, int Stride, int Padding, bool Ceil) : Windowed(Kernel, Stride, Padding)
{
    /// <inheritdoc/>
    protected sealed override Window High => base.High with { RoundsUp = Ceil };

    /// <inheritdoc/>
    protected sealed override Window Wide => base.Wide with { RoundsUp = Ceil };

    /// <inheritdoc/>
    public sealed override bool Fits(ValueShape input) => base.Fits(input)
        && HighOf(input).Padding <= HighOf(input).Kernel / 2 && Wide.Padding <= Wide.Kernel / 2;
}
