namespace NetGen;

/// <summary>Paddings that follow from the kernel: <c>[Conv(16, kernel: 3, padding: Padding.Same)]</c>.</summary>
public static class Padding
{
    /// <summary>
    /// As many zeros as make ceil(n / stride) places of n values: dilation (kernel - 1) in all at a stride of 1, half
    /// of them in front; where their number is odd, the last one stands behind (PyTorch's and Keras' "same").
    /// </summary>
    public const int Same = -2;

    /// <summary>
    /// dilation (kernel - 1) zeros in front of a signal and none behind it: no output reads a later value.
    /// </summary>
    public const int Causal = -3;
}
