using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Between an image and its patches: under each place of a window the values that it covers, tap by tap, with the
/// channels of a tap side by side.
/// </summary>
/// <param name="Window">The window over the image.</param>
/// <param name="Image">A position of the image.</param>
/// <param name="Patch">A patch.</param>
internal sealed record PatchKernels(Window Window, RowShape Image, RowShape Patch)
{
    // Of a position, to be written out.
    private const int MostVectors = 4;

    /// <summary>Floats from a position of the image to the next: 1 of an image that lies as a vector.</summary>
    public int Stride { get; init; } = Image.Stride;

    /// <summary>Floats from an image to the next.</summary>
    public int ImageFloats { get; init; } = Image.Stride * Window.Rows.Size * Window.Columns.Size;

    // Whether the values under a line of the kernel lie side by side, all within the image.
    private bool HasWholeLines =>
        Stride == Image.Units && Window.Columns.Dilation == 1 && Window.StaysWithin;

    /// <summary>The loops that copy the patches of images.</summary>
    /// <param name="image">The pointer to the images.</param>
    /// <param name="patch">The pointer to the patches.</param>
    public Code Gather(string image, string patch)
    {
        int padding = Patch.Stride - Patch.Units;
        return ImageOperation.OverRows(
            WindowLoops.Outputs(Window, Code.Paragraphs(
            [
                Code.Lines($"float* to = {patch};", HasWholeLines ? Lines(image) : WindowLoops.Taps(
                    Window, at => Copied(image, WindowLoops.Offset(Window, at, Stride)),
                    outside: Cleared(), next: Literal.Next("to", Image.Units))),
                Code.Lines(
                    padding == 0 ? Code.Empty : $"new Span<float>(to, {Literal.Of(padding)}).Clear();",
                    $"{patch} += {Literal.Of(Patch.Stride)};"),
            ])),
            (image, ImageFloats));
    }

    /// <summary>The loops that add up the patches in which each value of an image is.</summary>
    /// <param name="width">The vector width.</param>
    /// <param name="patch">The pointer to the patches.</param>
    /// <param name="image">The pointer to the images.</param>
    /// <param name="start">What an image holds before anything is added; zeros where it is left out.</param>
    public Code Scatter(Width width, string patch, string image, Code? start = null)
    {
        int part = Image.Units % width.Lanes, vectors = Image.Vectors(width.Lanes);
        bool inVectors = Image.Units > 1 && vectors <= MostVectors;
        Code loops = ImageOperation.OverRows(
            Code.Lines(
                start ?? $"new Span<float>({image}, {Literal.Of(ImageFloats)}).Clear();",
                WindowLoops.Outputs(Window, Code.Paragraphs(
                [
                    Code.Lines($"float* from = {patch};", WindowLoops.Taps(
                        Window, at => Added(WindowLoops.Offset(Window, at, Stride)),
                        outside: Code.Empty, next: Literal.Next("from", Image.Units), isOneStatement: !inVectors)),
                    $"{patch} += {Literal.Of(Patch.Stride)};",
                ]))),
            (image, ImageFloats));
        return Code.Lines(
            inVectors && part > 0
                ? Code.Text(
                    $"V inside = LessThan(V.Indices, Create({part}f));   // lanes of a tap's last vector")
                : Code.Empty,
            loops);

        Code Added(string at) => Image.Units == 1 ? $"{image}[{at}] += from[0];"
            : !inVectors ? $"ImageRows.Add({image} + {at}, from, {Literal.Of(Image.Units)});"
            : Code.Lines($"float* to = {image} + {at};", Code.Unroll(vectors, v => Sum(v * width.Lanes)));

        Code Sum(int at)
        {
            string to = Literal.Address("to", at), from = Literal.Address("from", at);
            string value = at + width.Lanes > Image.Units
                ? $"PartialVector.Load({from}, {Literal.Of(part)}, inside)"
                : $"Load({from})";
            return $"(Load({to}) + {value}).Store({to});";
        }
    }

    private Code Lines(string image)
    {
        (Axis down, Axis along) = (Window.Rows, Window.Columns);
        int floats = Image.Units * along.Kernel;
        string line = $"({down.At("top", "i")})", from = WindowLoops.Offset(Window, (line, "left"), Stride);
        return Code.Under(
            $"for (int i = 0; i < {Literal.Of(down.Kernel)}; i++, to += {Literal.Of(floats)})",
            $"PaddedRows.Copy({image} + {from}, to, {Literal.Of(floats)});");
    }

    // One move copies a narrow position with its padding, which the next one overwrites where there is room for it.
    private Code Copied(string image, string at)
    {
        bool isWhole = Image.Stride == RowShape.Narrow
            && (Window.Taps - 1) * Image.Units + Image.Stride <= Patch.Stride;
        return Image.Units == 1
            ? $"to[0] = {image}[{at}];"
            : $"PaddedRows.Copy({image} + {at}, to, {Literal.Of(isWhole ? Image.Stride : Image.Units)});";
    }

    private Code Cleared() =>
        Image.Units == 1 ? "to[0] = 0f;" : $"new Span<float>(to, {Literal.Of(Image.Units)}).Clear();";
}
