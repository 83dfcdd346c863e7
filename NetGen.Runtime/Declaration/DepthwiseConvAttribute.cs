namespace NetGen;

/// <summary>
/// Convolution of each channel of an image [channels, height, width] or a signal [channels, length] with a kernel of
/// its own: y[c, p, q] = sum_i,j W[c, i, j] x[c, p stride - padding + i dilation, ...] + b[c], with zeros where that
/// lies outside (PyTorch's <c>Conv2d</c> and <c>Conv1d</c> with as many groups as channels).
/// </summary>
/// <remarks>
/// A side of n values becomes floor((n + 2 padding - dilation (kernel - 1) - 1) / stride) + 1. Kernel, stride, padding
/// and dilation are those of rows and columns; the arguments that end in Width are those of columns, where they
/// differ. A signal has one direction, and none of them; its padding is on the left and on the right. An input of the
/// weights is row * kernel columns + column, as PyTorch's [channels, 1, rows, columns] lie. A
/// <see cref="ConvAttribute"/> with a kernel of 1 behind it mixes the channels.
/// </remarks>
/// <param name="kernel">Rows and columns of a kernel, at least 1.</param>
/// <param name="stride">Steps from a place of the kernel to the next, at least 1.</param>
/// <param name="padding">
/// Zeros on each side, at least 0; or <see cref="NetGen.Padding.Same"/>, or for a signal
/// <see cref="NetGen.Padding.Causal"/>.
/// </param>
/// <param name="dilation">Steps from a value that the kernel reads to the next, at least 1.</param>
/// <param name="bias">
/// Whether b is there; in front of <see cref="BatchNormAttribute"/>, which cancels it, it is left out anyway.
/// </param>
/// <param name="weightInit">
/// How weights start; <see cref="WeightInit.Auto"/> follows the activation behind the layer.
/// </param>
/// <param name="weightScale">
/// The one number of <paramref name="weightInit"/> (see <see cref="WeightInit"/>); NaN is its default.
/// </param>
/// <param name="biasInit">The value every bias starts at.</param>
/// <param name="name">Name of the member that shows the layer; the kind and a number if left out.</param>
/// <param name="kernelWidth">Columns of a kernel; as many as rows if left out.</param>
/// <param name="strideWidth">The stride of columns; that of rows if left out.</param>
/// <param name="paddingWidth">Zeros on the left and on the right; as many as above and below if left out.</param>
/// <param name="dilationWidth">The dilation of columns; that of rows if left out.</param>
/// <param name="paddingBottom">Zeros below; as many as above if left out.</param>
/// <param name="paddingRight">Zeros on the right; as many as on the left if left out.</param>
public sealed class DepthwiseConvAttribute(
    int kernel, int stride = 1, int padding = 0, int dilation = 1, bool bias = true,
    WeightInit weightInit = WeightInit.Auto, float weightScale = float.NaN, float biasInit = 0f, string? name = null,
    int kernelWidth = Width.Same, int strideWidth = Width.Same, int paddingWidth = Width.Same,
    int dilationWidth = Width.Same, int paddingBottom = Width.Same, int paddingRight = Width.Same) : LayerAttribute
{
    /// <summary>Rows of a kernel, and its columns where <see cref="KernelWidth"/> is left out.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>Steps from a place of the kernel to the next.</summary>
    public int Stride { get; } = stride;

    /// <summary>Zeros on each side, or one of <see cref="NetGen.Padding"/>.</summary>
    public int Padding { get; } = padding;

    /// <summary>Steps from a value that the kernel reads to the next.</summary>
    public int Dilation { get; } = dilation;

    /// <summary>Whether the layer adds a bias.</summary>
    public bool Bias { get; } = bias;

    /// <summary>How weights start.</summary>
    public WeightInit WeightInit { get; } = weightInit;

    /// <summary>The one number of <see cref="WeightInit"/>; NaN is its default.</summary>
    public float WeightScale { get; } = weightScale;

    /// <summary>The value every bias starts at.</summary>
    public float BiasInit { get; } = biasInit;

    /// <summary>Name of the member that shows the layer, or null for the kind and a number.</summary>
    public string? Name { get; } = name;

    /// <summary>Columns of a kernel, or <see cref="Width.Same"/> for <see cref="Kernel"/>.</summary>
    public int KernelWidth { get; } = kernelWidth;

    /// <summary>The stride of columns, or <see cref="Width.Same"/> for <see cref="Stride"/>.</summary>
    public int StrideWidth { get; } = strideWidth;

    /// <summary>Zeros on the left and on the right, or <see cref="Width.Same"/> for <see cref="Padding"/>.</summary>
    public int PaddingWidth { get; } = paddingWidth;

    /// <summary>The dilation of columns, or <see cref="Width.Same"/> for <see cref="Dilation"/>.</summary>
    public int DilationWidth { get; } = dilationWidth;

    /// <summary>Zeros below, or <see cref="Width.Same"/> for as many as above.</summary>
    public int PaddingBottom { get; } = paddingBottom;

    /// <summary>Zeros on the right, or <see cref="Width.Same"/> for as many as on the left.</summary>
    public int PaddingRight { get; } = paddingRight;
}
