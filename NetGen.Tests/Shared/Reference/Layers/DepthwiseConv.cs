namespace NetGen.Tests.Reference;

/// <summary>A convolution of each channel by itself, with a filter a channel.</summary>
public sealed record DepthwiseConv(
    int Kernel, int Stride = 1, int Padding = 0, int Dilation = 1, bool Bias = true)
    : Convolution(Kernel, Stride, Padding, Dilation, Bias)
{
    /// <inheritdoc/>
    protected override int Groups(int inputs) => inputs;
}
