namespace NetGen;

/// <summary>
/// The mean of each window of an image [channels, height, width] or a signal [channels, length], channel by channel
/// (PyTorch's <c>AvgPool2d</c> and <c>AvgPool1d</c>).
/// </summary>
/// <remarks>
/// A side of n values becomes floor((n + 2 padding - kernel) / stride) + 1. Kernel, stride and padding are those of
/// rows and columns; the arguments that end in Width are those of columns, where they differ. A signal has one
/// direction, and none of them.
/// </remarks>
/// <param name="kernel">Rows and columns of a window, at least 1.</param>
/// <param name="stride">
/// Steps from a window to the next, at least 1; those of the kernel, so that windows do not overlap, if left out.
/// </param>
/// <param name="padding">Zeros on each side, at most half a kernel.</param>
/// <param name="ceil">
/// Whether the side is rounded up: a last window that is partly outside counts, if it starts within the image or the
/// padding in front (PyTorch's <c>ceil_mode</c>).
/// </param>
/// <param name="countPadding">
/// Whether zeros of the padding count in the mean (PyTorch's <c>count_include_pad</c>); places behind it never do.
/// </param>
/// <param name="kernelWidth">Columns of a window; as many as rows if left out.</param>
/// <param name="strideWidth">
/// The stride of columns; if left out, that of rows where it is given, else the columns of a window.
/// </param>
/// <param name="paddingWidth">The padding on the left and on the right; that of rows if left out.</param>
/// <param name="name">Name of the layer, and of the member that shows it; the kind and a number if left out.</param>
public sealed class AveragePoolAttribute(
    int kernel, int stride = Width.Same, int padding = 0, bool ceil = false, bool countPadding = true,
    int kernelWidth = Width.Same, int strideWidth = Width.Same, int paddingWidth = Width.Same, string? name = null)
    : LayerAttribute
{
    /// <summary>Rows of a window, and its columns where <see cref="KernelWidth"/> is left out.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>Steps from a window to the next, or <see cref="Width.Same"/> for those of the window.</summary>
    public int Stride { get; } = stride;

    /// <summary>Places on each side that windows may reach over.</summary>
    public int Padding { get; } = padding;

    /// <summary>Whether a last window that is partly outside counts.</summary>
    public bool Ceil { get; } = ceil;

    /// <summary>Whether zeros of the padding count in the mean.</summary>
    public bool CountPadding { get; } = countPadding;

    /// <summary>Columns of a window, or <see cref="Width.Same"/> for <see cref="Kernel"/>.</summary>
    public int KernelWidth { get; } = kernelWidth;

    /// <summary>The stride of columns, or <see cref="Width.Same"/> if left out.</summary>
    public int StrideWidth { get; } = strideWidth;

    /// <summary>Places on the left and on the right, or <see cref="Width.Same"/> for <see cref="Padding"/>.</summary>
    public int PaddingWidth { get; } = paddingWidth;

    /// <summary>Name of the layer, or null for the kind and a number.</summary>
    public string? Name { get; } = name;
}
