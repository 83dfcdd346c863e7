using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>How a window moves over an image in one direction.</summary>
/// <param name="Size">Positions of the image.</param>
/// <param name="Kernel">Positions that the window reads.</param>
/// <param name="Stride">Positions from a window to the next.</param>
/// <param name="Padding">Positions in front of the image, and behind it, that hold zeros.</param>
/// <param name="Dilation">Distance, in positions, between neighbouring taps.</param>
/// <param name="IsCeiled">Whether a last window may reach beyond the padding.</param>
internal readonly record struct Axis(
    int Size, int Kernel, int Stride, int Padding, int Dilation, bool IsCeiled = false)
{
    /// <summary>A direction that a signal does not have.</summary>
    public static readonly Axis None = new(1, 1, 1, 0, 1);

    /// <summary>Positions from the first that a window reads to behind its last.</summary>
    public long Reach => (Kernel - 1L) * Dilation + 1;

    /// <summary>Positions that go out.</summary>
    public int Outputs
    {
        get
        {
            long room = Size + 2L * Padding - Reach;
            long windows = (IsCeiled ? room + Stride - 1 : room) / Stride + 1;

            // As PyTorch has it: the last window starts within the image or the padding in front of it.
            return (int)(IsCeiled && (windows - 1) * Stride >= Size + (long)Padding ? windows - 1 : windows);
        }
    }

    /// <summary>Positions with the padding on both sides.</summary>
    public int Bordered => Size + 2 * Padding;

    /// <summary>Whether every window lies within the image.</summary>
    public bool StaysWithin => Padding == 0 && (Outputs - 1L) * Stride + Reach <= Size;

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
    private const int Same = -1;

    /// <summary>Positions that a window reads.</summary>
    public int Taps => Rows.Kernel * Columns.Kernel;

    /// <summary>Whether there are zeros around the image.</summary>
    public bool HasPadding => Rows.Padding > 0 || Columns.Padding > 0;

    /// <summary>Whether every window lies within the image.</summary>
    public bool StaysWithin => Rows.StaysWithin && Columns.StaysWithin;

    /// <summary>Whether it reads every position once, in order.</summary>
    public bool IsPoint => Taps == 1 && StaysWithin && Rows.Stride == 1 && Columns.Stride == 1;

    /// <summary>The window that a layer declares over an image.</summary>
    public static Window Of(LayerDeclaration declared, Shape shape)
    {
        bool isCeiled = declared.Has("ceil") && declared.Flag("ceil");
        Axis down = new(
            shape.Height, declared.Int("kernel"), Stride(declared.Int("stride"), declared.Int("kernel")),
            declared.Int("padding"), declared.Has("dilation") ? declared.Int("dilation") : 1, isCeiled);
        int kernel = Wide("kernel", down.Kernel);

        // A pool's stride is its kernel, unless it is given.
        int stride = declared.Int("strideWidth") != Same ? declared.Int("strideWidth")
            : Stride(declared.Int("stride"), kernel);
        Axis along = new(
            shape.Width, kernel, stride, Wide("padding", down.Padding),
            declared.Has("dilation") ? Wide("dilation", down.Dilation) : 1, isCeiled);
        return new(shape.Dimensions.Count > 2 ? down : Axis.None, along);

        int Wide(string name, int other) =>
            declared.Int(name + "Width") == Same ? other : declared.Int(name + "Width");
    }

    /// <summary>The window that is the whole image.</summary>
    public static Window Whole(Shape shape) => new(
        new(shape.Height, shape.Height, 1, 0, 1), new(shape.Width, shape.Width, 1, 0, 1));

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

    private static int Stride(int declared, int kernel) => declared == Same ? kernel : declared;
}
