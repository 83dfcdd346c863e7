namespace NetGen;

/// <summary>
/// Transposed convolution of an image [channels, height, width] or a signal [channels, length]: every value of the
/// input adds a kernel, times itself, to the output, stride places further for each position. It is the gradient of a
/// <see cref="ConvAttribute"/> with respect to its input (PyTorch's <c>ConvTranspose2d</c> and <c>ConvTranspose1d</c>).
/// </summary>
/// <remarks>
/// A side of n values becomes (n - 1) stride - 2 padding + dilation (kernel - 1) + outputPadding + 1. Kernel, stride,
/// padding and dilation are those of rows and columns; the arguments that end in Width are those of columns, where they
/// differ. A signal has one direction, and none of them. The weights are PyTorch's [channels that come in, channels
/// that go out, rows, columns]; as there, initialisations take channels that go out * rows * columns for the fan-in.
/// </remarks>
/// <param name="channels">
/// Channels that come out, at least 1, or <see cref="Width.Same"/> for as many as come in.
/// </param>
/// <param name="kernel">Rows and columns of a kernel, at least 1.</param>
/// <param name="stride">Places of the output from a position of the input to the next, at least 1.</param>
/// <param name="padding">Places that are cut off on each side, at least 0.</param>
/// <param name="outputPadding">Places more at the bottom and on the right, below the stride.</param>
/// <param name="dilation">Places from a value of the kernel to the next, at least 1.</param>
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
/// <param name="paddingWidth">Places cut off on the left and on the right; as above and below if left out.</param>
/// <param name="outputPaddingWidth">Places more on the right; as many as at the bottom if left out.</param>
/// <param name="dilationWidth">The dilation of columns; that of rows if left out.</param>
public sealed class ConvTransposeAttribute(
    int channels, int kernel, int stride = 1, int padding = 0, int outputPadding = 0, int dilation = 1,
    bool bias = true, WeightInit weightInit = WeightInit.Auto, float weightScale = float.NaN, float biasInit = 0f,
    string? name = null, int kernelWidth = Width.Same, int strideWidth = Width.Same, int paddingWidth = Width.Same,
    int outputPaddingWidth = Width.Same, int dilationWidth = Width.Same) : LayerAttribute
{
    /// <summary>Channels that come out.</summary>
    public int Channels { get; } = channels;

    /// <summary>Rows of a kernel, and its columns where <see cref="KernelWidth"/> is left out.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>Places of the output from a position of the input to the next.</summary>
    public int Stride { get; } = stride;

    /// <summary>Places that are cut off on each side.</summary>
    public int Padding { get; } = padding;

    /// <summary>Places more at the bottom and on the right.</summary>
    public int OutputPadding { get; } = outputPadding;

    /// <summary>Places from a value of the kernel to the next.</summary>
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

    /// <summary>Places cut off on the left and on the right, or <see cref="Width.Same"/>.</summary>
    public int PaddingWidth { get; } = paddingWidth;

    /// <summary>Places more on the right, or <see cref="Width.Same"/> for <see cref="OutputPadding"/>.</summary>
    public int OutputPaddingWidth { get; } = outputPaddingWidth;

    /// <summary>The dilation of columns, or <see cref="Width.Same"/> for <see cref="Dilation"/>.</summary>
    public int DilationWidth { get; } = dilationWidth;
}
