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
        [("kernel", 1), ("stride", 1), ("padding", 0), ("outputPadding", 0), ("dilation", 1)];

    /// <summary>Names of the arguments that say how the window moves.</summary>
    public static IEnumerable<string> Arguments =>
        Sizes.SelectMany(size => new[] { size.Name, size.Name + "Width" })
            .Concat(["paddingBottom", "paddingRight", "ceil"]);

    /// <summary>How its window moves: down the rows and along the columns, or along a signal.</summary>
    public virtual Axis[] AxesOf(Node node) =>
        AxesOf(Window.Of(node.Declaration, node.Inputs[0].Shape), node.Inputs[0].Shape);

    /// <summary>Channels that go out.</summary>
    protected virtual int ChannelsOf(LayerDeclaration declaration, Shape image) => image.Channels;

    /// <summary>The widest padding beside a kernel; null where any is right.</summary>
    protected virtual int? MostPadding(int kernel) => null;

    public override Shape Infer(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        Window.Of(declaration, inputs[0]).Over(inputs[0], ChannelsOf(declaration, inputs[0]));

    protected override IEnumerable<Problem> CheckImage(LayerDeclaration declaration, Shape image)
    {
        Problem[] sizes = [.. CheckSizes(declaration, image)];
        return sizes.Length > 0 ? sizes : CheckWindow(declaration, image);
    }

    /// <summary>What is wrong with a window of checked sizes over an image.</summary>
    protected virtual IEnumerable<Problem> CheckWindow(LayerDeclaration declaration, Shape image)
    {
        Window window = Window.Of(declaration, image);
        Problem[] large =
            [.. NotTooLarge(image.Channels, (decimal)window.Rows.BorderedSize * window.Columns.BorderedSize)];
        return large.Length > 0 ? large : CheckKernel(declaration, window, image);
    }

    private static IEnumerable<Problem> CheckSizes(LayerDeclaration declaration, Shape image)
    {
        bool isSignal = image.Dimensions.Count == 2;
        foreach ((string name, int least) in Sizes.Where(size => declaration.Has(size.Name)))
        {
            string wide = name + "Width";
            bool mayBeSame = name == "stride" && declaration.Int(name) == Same && !declaration.Has("dilation");
            bool follows = name == "padding" && FollowsKernel(declaration);
            foreach (Problem problem in mayBeSame || follows ? [] : CheckNumber(declaration, name, least))
                yield return problem;
            foreach (Problem problem in CheckOther(declaration, wide, least, isSignal ? "a signal" : null))
                yield return problem;
        }

        if (declaration.Has("paddingRight"))
        {
            foreach (Problem problem in CheckPadding(declaration, isSignal))
                yield return problem;
        }
    }

    // Sides of their own, and paddings that follow from the kernel.
    private static IEnumerable<Problem> CheckPadding(LayerDeclaration declaration, bool isSignal)
    {
        foreach (Problem problem in CheckOther(declaration, "paddingBottom", 0, isSignal ? "a signal" : null)
            .Concat(CheckOther(declaration, "paddingRight", 0, null)))
            yield return problem;
        if (!FollowsKernel(declaration))
            yield break;
        bool isCausal = declaration.Int("padding") == Window.CausalPadding;
        if (isCausal && !isSignal)
        {
            yield return new(
                RuleId.OutOfRange, "padding", "at least 0, or Padding.Same, for an image", "Padding.Causal");
        }

        string name = isCausal ? "Padding.Causal" : "Padding.Same";
        foreach (string side in new[] { "paddingWidth", "paddingBottom", "paddingRight" }
            .Where(side => declaration.Int(side) != Same).Take(1))
            yield return new(RuleId.OutOfRange, side, $"not given beside {name}", Literal.Of(declaration.Int(side)));
    }

    private static bool FollowsKernel(LayerDeclaration declaration) => declaration.Has("paddingRight")
        && declaration.Int("padding") is Window.SamePadding or Window.CausalPadding;

    // A convolution's padding alone may follow from its kernel.
    private static IEnumerable<Problem> CheckNumber(LayerDeclaration declaration, string argument, int least)
    {
        string? named = !argument.StartsWith("padding", System.StringComparison.Ordinal) ? null
            : declaration.Int(argument) == Window.SamePadding ? "Padding.Same"
            : declaration.Int(argument) == Window.CausalPadding ? "Padding.Causal"
            : null;
        return named is null
            ? AtLeast(declaration, argument, least)
            : [new(RuleId.OutOfRange, argument, $"a number of at least {Literal.Of(least)}", named)];
    }

    // An argument that is another one's where it is left out.
    private static IEnumerable<Problem> CheckOther(
        LayerDeclaration declaration, string argument, int least, string? without)
    {
        if (declaration.Int(argument) == Same)
            yield break;
        foreach (Problem problem in CheckNumber(declaration, argument, least))
            yield return problem;
        if (without is not null)
        {
            yield return new(
                RuleId.OutOfRange, argument, $"not given for {without}", Literal.Of(declaration.Int(argument)));
        }
    }

    private IEnumerable<Problem> CheckKernel(LayerDeclaration declaration, Window window, Shape image)
    {
        Axis[] axes = AxesOf(window, image);
        if (axes.Any(axis => axis.Reach > axis.BorderedSize))
        {
            yield return new(
                RuleId.KernelTooLarge, Kind, Text(axes, axis => Most(axis)), Text(axes, axis => axis.Size),
                PaddingOf(axes), Text(axes, axis => axis.Kernel));
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
    private static long Most(Axis axis) => (axis.BorderedSize - 1) / axis.Dilation + 1;

    /// <summary>A number for each direction.</summary>
    protected static string Text(IEnumerable<Axis> axes, System.Func<Axis, long> size) =>
        string.Join(" x ", axes.Select(axis => Literal.Of(size(axis))));

    /// <summary>The directions of an image, or of a signal.</summary>
    protected static Axis[] AxesOf(Window window, Shape image) =>
        image.Dimensions.Count == 2 ? [window.Columns] : [window.Rows, window.Columns];

    /// <summary>A window in a table, such as <c>3 x 3, stride 2, padding 1</c>.</summary>
    protected static string Describe(Node node, bool strideIsKernel)
    {
        Shape image = node.Inputs[0].Shape;
        Axis[] axes = AxesOf(Window.Of(node.Declaration, image), image);
        bool usual = axes.All(axis => axis.Stride == (strideIsKernel ? axis.Kernel : 1));
        return Text(axes, axis => axis.Kernel)
            + (usual ? "" : $", stride {Single(axes, axis => axis.Stride)}")
            + (axes.All(axis => !axis.HasPadding) ? "" : $", padding {PaddingOf(axes)}")
            + (axes.All(axis => axis.Dilation == 1) ? "" : $", dilation {Single(axes, axis => axis.Dilation)}")
            + (axes[0].IsCeiled ? ", ceil" : "");
    }

    // One number where both directions have the same.
    private static string Single(Axis[] axes, System.Func<Axis, long> size) =>
        axes.All(axis => size(axis) == size(axes[0])) ? Literal.Of(size(axes[0])) : Text(axes, size);

    private static string PaddingOf(Axis[] axes) => axes.All(axis => axis.PaddingText == axes[0].PaddingText)
        ? axes[0].PaddingText
        : string.Join(" x ", axes.Select(axis => axis.PaddingText));
}
