using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>A layer that reads images or signals as a whole.</summary>
internal abstract class ImageLayer : Layer, ILoweredLayer
{
    public abstract IEnumerable<Operation> Operations(Node node);

    public sealed override IEnumerable<Problem> Check(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        inputs[0].IsImage
            ? CheckImage(declaration, inputs[0])
            : [new(RuleId.ImageExpected, Kind, inputs[0].ToString())];

    /// <summary>What is wrong with the arguments for an image.</summary>
    protected virtual IEnumerable<Problem> CheckImage(LayerDeclaration declaration, Shape image) => [];
}

/// <summary>An image layer whose window moves over the image.</summary>
internal abstract class WindowLayer : ImageLayer
{
    private const int Same = -1;

    /// <summary>Arguments that may differ from one direction to the other, with their least values.</summary>
    private static readonly (string Name, int Least)[] Sizes =
        [("kernel", 1), ("stride", 1), ("padding", 0), ("dilation", 1)];

    /// <summary>Channels that go out.</summary>
    protected virtual int ChannelsOf(LayerDeclaration declaration, Shape image) => image.Channels;

    /// <summary>The widest padding beside a kernel; null where any is right.</summary>
    protected virtual int? MostPadding(int kernel) => null;

    public override Shape Infer(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        Window.Of(declaration, inputs[0]).Over(inputs[0], ChannelsOf(declaration, inputs[0]));

    protected override IEnumerable<Problem> CheckImage(LayerDeclaration declaration, Shape image)
    {
        Problem[] sizes = [.. CheckSizes(declaration, image)];
        if (sizes.Length > 0)
            return sizes;
        Window window = Window.Of(declaration, image);
        Problem[] large = [.. NotTooLarge(image.Channels, Bordered(window.Rows) * Bordered(window.Columns))];
        return large.Length > 0 ? large : CheckWindow(declaration, window, image);

        decimal Bordered(Axis axis) => axis.Size + 2m * axis.Padding;
    }

    private static IEnumerable<Problem> CheckSizes(LayerDeclaration declaration, Shape image)
    {
        bool isSignal = image.Dimensions.Count == 2;
        foreach ((string name, int least) in Sizes.Where(size => declaration.Has(size.Name)))
        {
            string wide = name + "Width";
            bool mayBeSame = name == "stride" && declaration.Int(name) == Same && !declaration.Has("dilation");
            foreach (Problem problem in mayBeSame ? [] : AtLeast(declaration, name, least))
                yield return problem;
            if (declaration.Int(wide) == Same)
                continue;
            foreach (Problem problem in AtLeast(declaration, wide, least))
                yield return problem;
            if (isSignal)
                yield return new(RuleId.OutOfRange, wide, "not given for a signal", Literal.Of(declaration.Int(wide)));
        }
    }

    private IEnumerable<Problem> CheckWindow(LayerDeclaration declaration, Window window, Shape image)
    {
        Axis[] axes = image.Dimensions.Count == 2 ? [window.Columns] : [window.Rows, window.Columns];
        if (axes.Any(axis => axis.Reach > axis.Size + 2L * axis.Padding))
        {
            yield return new(
                RuleId.KernelTooLarge, Kind, Text(axes, axis => Most(axis)), Text(axes, axis => axis.Size),
                Single(axes, axis => axis.Padding), Text(axes, axis => axis.Kernel));
        }

        foreach (Axis axis in axes.Where(axis => MostPadding(axis.Kernel) is int most && axis.Padding > most).Take(1))
        {
            bool isWide = axis == window.Columns && declaration.Int("paddingWidth") != Same;
            yield return new(
                RuleId.OutOfRange, isWide ? "paddingWidth" : "padding",
                $"at most {Literal.Of(MostPadding(axis.Kernel)!.Value)}, half the kernel", Literal.Of(axis.Padding));
        }
    }

    // With a dilation, parts of the kernel stand further apart.
    private static long Most(Axis axis) => (axis.Size + 2L * axis.Padding - 1) / axis.Dilation + 1;

    private static string Text(IEnumerable<Axis> axes, System.Func<Axis, long> size) =>
        string.Join(" x ", axes.Select(axis => Literal.Of(size(axis))));

    /// <summary>A window in a table, such as <c>3 x 3, stride 2, padding 1</c>.</summary>
    protected static string Describe(Node node, bool strideIsKernel)
    {
        Shape image = node.Inputs[0].Shape;
        Window window = Window.Of(node.Declaration, image);
        Axis[] axes = image.Dimensions.Count == 2 ? [window.Columns] : [window.Rows, window.Columns];
        bool usual = axes.All(axis => axis.Stride == (strideIsKernel ? axis.Kernel : 1));
        return Text(axes, axis => axis.Kernel)
            + (usual ? "" : $", stride {Single(axes, axis => axis.Stride)}")
            + (axes.All(axis => axis.Padding == 0) ? "" : $", padding {Single(axes, axis => axis.Padding)}")
            + (axes.All(axis => axis.Dilation == 1) ? "" : $", dilation {Single(axes, axis => axis.Dilation)}")
            + (axes[0].IsCeiled ? ", ceil" : "");
    }

    // One number where both directions have the same.
    private static string Single(Axis[] axes, System.Func<Axis, long> size) =>
        axes.All(axis => size(axis) == size(axes[0])) ? Literal.Of(size(axes[0])) : Text(axes, size);
}
