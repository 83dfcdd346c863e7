using System;

namespace NetGen.Tests.Reference;

/// <summary>How a window moves over one direction of an image: PyTorch's kernel_size, stride and so on.</summary>
/// <param name="Kernel">Values that it holds.</param>
/// <param name="Stride">How far it moves.</param>
/// <param name="Padding">
/// How far it starts in front of the image, and may end behind it; or one of <see cref="NetGen.Padding"/>.
/// </param>
/// <param name="Dilation">The distance between its values.</param>
/// <param name="RoundsUp">Whether a last window may end behind the padding: ceil_mode.</param>
public sealed record Window(int Kernel, int Stride, int Padding, int Dilation = 1, bool RoundsUp = false)
{
    /// <summary>A window over the one row of a signal.</summary>
    public static Window OfOne { get; } = new(1, 1, 0);

    /// <summary>How far it may end behind the image.</summary>
    public int Behind { get; init; } = Padding;

    /// <summary>Values from its first to its last.</summary>
    public int Reach => Dilation * (Kernel - 1) + 1;

    /// <summary>The window with its padding in numbers, over so many values.</summary>
    public Window Over(int values)
    {
        if (Padding == NetGen.Padding.Causal)
            return this with { Padding = Reach - 1, Behind = 0 };
        if (Padding != NetGen.Padding.Same)
            return this;
        int places = (values + Stride - 1) / Stride;
        int padding = Math.Max(0, (places - 1) * Stride + Reach - values);
        return this with { Padding = padding / 2, Behind = padding - padding / 2 };
    }

    /// <summary>Places of the window over so many values.</summary>
    public int Outputs(int values)
    {
        int left = values + Padding + Behind - Reach;
        if (left < 0)
            return 0;
        int places = left / Stride + 1;

        // A last window starts within the values or the padding in front of them.
        bool hasRest = RoundsUp && left % Stride > 0 && places * Stride < values + Padding;
        return hasRest ? places + 1 : places;
    }

    /// <summary>Where a value of the window stands, from the image's first value; it may be outside.</summary>
    public int Place(int output, int tap) => output * Stride - Padding + tap * Dilation;

    /// <summary>How much of the window lies on the image and its padding.</summary>
    public int Covered(int output, int values) => Math.Min(Kernel, values + Padding - Place(output, 0));
}
