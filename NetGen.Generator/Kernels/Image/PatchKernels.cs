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
    /// <summary>Floats of an image.</summary>
    public int ImageFloats => Image.Stride * Window.Rows.Size * Window.Columns.Size;

    /// <summary>The loops that copy the patches of images.</summary>
    /// <param name="image">The pointer to the images.</param>
    /// <param name="patch">The pointer to the patches.</param>
    public Code Gather(string image, string patch)
    {
        int padding = Patch.Stride - Patch.Units;
        return ImageOperation.OverRows(
            WindowLoops.Outputs(Window, Code.Paragraphs(
            [
                Code.Lines($"float* to = {patch};", WindowLoops.Taps(
                    Window, at => Copied($"{image} + {WindowLoops.Offset(Window, at, Image.Stride)}"),
                    outside: Cleared(), next: $"to += {Literal.Of(Image.Units)}")),
                Code.Lines(
                    padding == 0 ? Code.Empty : $"new Span<float>(to, {Literal.Of(padding)}).Clear();",
                    $"{patch} += {Literal.Of(Patch.Stride)};"),
            ])),
            (image, ImageFloats));
    }

    /// <summary>The loops that add up the patches in which each value of an image is.</summary>
    /// <param name="patch">The pointer to the patches.</param>
    /// <param name="image">The pointer to the images.</param>
    /// <param name="start">What an image holds before anything is added; zeros where it is left out.</param>
    public Code Scatter(string patch, string image, Code? start = null) => ImageOperation.OverRows(
        Code.Lines(
            start ?? $"new Span<float>({image}, {Literal.Of(ImageFloats)}).Clear();",
            WindowLoops.Outputs(Window, Code.Paragraphs(
            [
                Code.Lines($"float* from = {patch};", WindowLoops.Taps(
                    Window, at => Added($"{image} + {WindowLoops.Offset(Window, at, Image.Stride)}"),
                    outside: Code.Empty, next: $"from += {Literal.Of(Image.Units)}")),
                $"{patch} += {Literal.Of(Patch.Stride)};",
            ]))),
        (image, ImageFloats));

    private Code Copied(string from) => Image.Units == 1
        ? $"to[0] = ({from})[0];"
        : $"PaddedRows.Copy({from}, to, {Literal.Of(Image.Units)});";

    private Code Cleared() =>
        Image.Units == 1 ? "to[0] = 0f;" : $"new Span<float>(to, {Literal.Of(Image.Units)}).Clear();";

    private Code Added(string to) => Image.Units == 1
        ? $"({to})[0] += from[0];"
        : $"ImageRows.Add({to}, from, {Literal.Of(Image.Units)});";
}
