namespace NetGen;

/// <summary>How the window of a convolution or a pool moves over an image in one direction.</summary>
/// <param name="Kernel">Values that it holds.</param>
/// <param name="Stride">Positions from a window to the next.</param>
/// <param name="Padding">Positions in front of the image.</param>
/// <param name="PaddingBehind">Positions behind it.</param>
/// <param name="Dilation">Positions from a value of the window to the next.</param>
public readonly record struct WindowFacts(int Kernel, int Stride, int Padding, int PaddingBehind, int Dilation);
