using System;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>How a window moves over an image in one direction.</summary>
/// <param name="Size">Positions of the image.</param>
/// <param name="Kernel">Positions that the window reads.</param>
/// <param name="Stride">Positions from a window to the next.</param>
/// <param name="Padding">Positions in front of the image that hold zeros.</param>
/// <param name="Behind">Such positions behind it.</param>
/// <param name="Dilation">Distance, in positions, between neighbouring taps.</param>
/// <param name="IsCeiled">Whether a last window may reach beyond the padding.</param>
internal readonly record struct Axis(
    int Size, int Kernel, int Stride, int Padding, int Behind, int Dilation, bool IsCeiled = false)
{
    /// <summary>A direction that a signal does not have.</summary>
    public static readonly Axis None = new(1, 1, 1, 0, 0, 1);

    /// <summary>Positions from the first that a window reads to behind its last.</summary>
    public long Reach => (Kernel - 1L) * Dilation + 1;

    /// <summary>Positions that go out.</summary>
    public int Outputs
    {
        get
        {
            long room = BorderedSize - Reach;
            long windows = (IsCeiled ? room + Stride - 1 : room) / Stride + 1;

            // As PyTorch has it: the last window starts within the image or the padding in front of it.
            return (int)(IsCeiled && (windows - 1) * Stride >= Size + (long)Padding ? windows - 1 : windows);
        }
    }

    /// <summary>Positions with the padding on both sides.</summary>
    public int Bordered => (int)BorderedSize;

    /// <summary><see cref="Bordered"/> of what may be too large for an int.</summary>
    public long BorderedSize => (long)Size + Padding + Behind;

    /// <summary>The axis of an image that has the padding in it.</summary>
    public Axis OverBordered => this with { Size = Bordered, Padding = 0, Behind = 0 };

    /// <summary>
    /// How the turned window moves over what went out, to where it came from; of a stride of 1.
    /// </summary>
    public Axis Backward => this with
    {
        Size = Outputs,
        Padding = (int)(Reach - 1 - Padding),
        Behind = (int)(Reach - 1 - Behind),
    };

    /// <summary>Whether there are zeros in front of the image or behind it.</summary>
    public bool HasPadding => Padding > 0 || Behind > 0;

    /// <summary>The axis with as much padding as makes ceil(size / stride) outputs; an odd one stands behind.</summary>
    public Axis PaddedToSame()
    {
        long stride = Math.Max(1, Stride);
        long padding = Math.Max(0, ((Size + stride - 1) / stride - 1) * stride + Reach - Size);
        return this with { Padding = Clamped(padding / 2), Behind = Clamped(padding - padding / 2) };
    }

    /// <summary>The axis with all its padding in front, so that no output reads behind its own place.</summary>
    public Axis PaddedInFront() => this with { Padding = Clamped(Reach - 1), Behind = 0 };

    /// <summary>A size as an int; one that is too large for it is too large for an image, too.</summary>
    public static int Clamped(long size) => (int)Math.Max(int.MinValue, Math.Min(int.MaxValue, size));

    /// <summary>Whether every window lies within the image.</summary>
    public bool StaysWithin => Padding == 0 && (Outputs - 1L) * Stride + Reach <= Size;

    /// <summary>The padding in a table: <c>1</c> on both sides, or <c>1 + 2</c>.</summary>
    public string PaddingText =>
        Padding == Behind ? Literal.Of(Padding) : $"{Literal.Of(Padding)} + {Literal.Of(Behind)}";

    /// <summary>Where the window of an output starts: <c>2 * row - 1</c>.</summary>
    public string Start(string output) =>
        (Stride == 1 ? output : $"{Literal.Of(Stride)} * {output}")
        + (Padding == 0 ? "" : $" - {Literal.Of(Padding)}");

    /// <summary>The position of a part of the window behind its start: <c>top + 2 * i</c>.</summary>
    public string At(string start, string part) =>
        $"{start} + {(Dilation == 1 ? part : $"{Literal.Of(Dilation)} * {part}")}";
}

/// <summary>How a window moves over an image.</summary>
/// <param name="Rows">Down its rows; of a signal none.</param>
/// <param name="Columns">Along its columns, or a signal.</param>
internal readonly record struct Window(Axis Rows, Axis Columns)
{
    /// <summary>The runtime's Padding.Same.</summary>
    public const int SamePadding = -2;

    /// <summary>The runtime's Padding.Causal.</summary>
    public const int CausalPadding = -3;

    private const int Same = -1;

    /// <summary>Positions that a window reads.</summary>
    public int Taps => Rows.Kernel * Columns.Kernel;

    /// <summary>Whether there are zeros around the image.</summary>
    public bool HasPadding => Rows.HasPadding || Columns.HasPadding;

    /// <summary>Whether every window lies within the image.</summary>
    public bool StaysWithin => Rows.StaysWithin && Columns.StaysWithin;

    /// <summary>The window over the image with its padding around it.</summary>
    public Window OverBordered => new(Rows.OverBordered, Columns.OverBordered);

    /// <summary>How the turned window moves over what went out, to where it came from; of strides of 1.</summary>
    public Window Backward => new(Rows.Backward, Columns.Backward);

    /// <summary>Whether it reads every position once, in order.</summary>
    public bool IsPoint => Taps == 1 && StaysWithin && Rows.Stride == 1 && Columns.Stride == 1;

    /// <summary>The window that a layer declares over an image.</summary>
    public static Window Of(LayerDeclaration declared, Shape shape)
    {
        Axis down = AxisOf(declared, shape.Height, isWide: false), along = AxisOf(declared, shape.Width, isWide: true);
        return new(shape.Dimensions.Count > 2 ? down : Axis.None, along);
    }

    /// <summary>
    /// The window of a transposed convolution over what it puts out: its outputs are the positions that come in.
    /// </summary>
    public static Window Transposed(LayerDeclaration declared, Shape input)
    {
        Window window = Of(declared, input);
        return new(
            input.Dimensions.Count > 2 ? Grown(window.Rows, isWide: false) : Axis.None,
            Grown(window.Columns, isWide: true));

        Axis Grown(Axis axis, bool isWide) => axis with
        {
            Size = Axis.Clamped(
                (axis.Size - 1L) * axis.Stride - axis.Padding - axis.Behind + axis.Reach
                    + NumberOf(declared, "outputPadding", isWide)),
        };
    }

    /// <summary>The window that is the whole image.</summary>
    public static Window Whole(Shape shape) => new(
        new(shape.Height, shape.Height, 1, 0, 0, 1), new(shape.Width, shape.Width, 1, 0, 0, 1));

    private static Axis AxisOf(LayerDeclaration declared, int size, bool isWide)
    {
        int kernel = NumberOf(declared, "kernel", isWide), padding = NumberOf(declared, "padding", isWide);

        // A pool's stride is its kernel, unless it is given.
        int stride = NumberOf(declared, "stride", isWide);
        int behind = declared.Has("paddingRight") ? declared.Int(isWide ? "paddingRight" : "paddingBottom") : Same;
        Axis axis = new(
            size, kernel, stride == Same ? kernel : stride, Math.Max(0, padding),
            behind == Same ? Math.Max(0, padding) : behind,
            declared.Has("dilation") ? NumberOf(declared, "dilation", isWide) : 1,
            declared.Has("ceil") && declared.Flag("ceil"));
        return padding == SamePadding ? axis.PaddedToSame()
            : padding == CausalPadding ? axis.PaddedInFront()
            : axis;
    }

    private static int NumberOf(LayerDeclaration declared, string name, bool isWide) =>
        isWide && declared.Int(name + "Width") != Same ? declared.Int(name + "Width") : declared.Int(name);

    /// <summary>Rows and columns of the window over an image; over a signal its length.</summary>
    public int[] KernelOf(Shape input) =>
        input.Dimensions.Count > 2 ? [Rows.Kernel, Columns.Kernel] : [Columns.Kernel];

    /// <summary>The shape that goes out, of so many channels.</summary>
    public Shape Over(Shape input, int channels)
    {
        int[] sizes = input.Dimensions.Count > 2
            ? [channels, Rows.Outputs, Columns.Outputs]
            : [channels, Columns.Outputs];
        return new(sizes.ToEquatableArray());
    }
}
