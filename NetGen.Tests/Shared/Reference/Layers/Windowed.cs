using System.Collections.Generic;
using System.Linq;

namespace NetGen.Tests.Reference;

/// <summary>
/// A layer that moves a window over an image, or over a signal, which is an image of one row. What the width has of its
/// own is <see cref="Width.Same"/> where it is as in the height; so is a stride that is the kernel's.
/// </summary>
public abstract record Windowed(int Kernel, int Stride, int Padding) : LayerSpec
{
    /// <summary>The kernel in the width, where it differs.</summary>
    public int KernelWidth { get; init; } = Width.Same;

    /// <summary>The stride in the width, where it differs.</summary>
    public int StrideWidth { get; init; } = Width.Same;

    /// <summary>The padding in the width, where it differs.</summary>
    public int PaddingWidth { get; init; } = Width.Same;

    /// <inheritdoc/>
    public sealed override bool IsByChannel => false;

    /// <summary>The stride where none is declared.</summary>
    protected virtual int UsualStride => Width.Same;

    /// <summary>The window from row to row.</summary>
    protected virtual Window High => new(Kernel, Or(Stride, Kernel), Padding);

    /// <summary>The window from column to column, or along a signal.</summary>
    protected virtual Window Wide
    {
        get
        {
            int kernel = Or(KernelWidth, Kernel);
            return new(kernel, Or(StrideWidth, Or(Stride, kernel)), Or(PaddingWidth, Padding));
        }
    }

    /// <summary>The declared arguments that differ from the usual ones, of both directions.</summary>
    protected IEnumerable<string> Movement =>
    [
        .. Given("stride", Stride, UsualStride), .. PaddingArgument,
        .. Given("kernelWidth", KernelWidth, Width.Same), .. Given("strideWidth", StrideWidth, Width.Same),
        .. Given("paddingWidth", PaddingWidth, Width.Same),
    ];

    private IEnumerable<string> PaddingArgument => Padding switch
    {
        NetGen.Padding.Same => ["padding: Padding.Same"],
        NetGen.Padding.Causal => ["padding: Padding.Causal"],
        _ => Given("padding", Padding, 0),
    };

    /// <summary>Whether it says anything of the width alone.</summary>
    protected virtual bool HasOwnWidth =>
        KernelWidth != Width.Same || StrideWidth != Width.Same || PaddingWidth != Width.Same;

    /// <inheritdoc/>
    public override ValueShape Output(IReadOnlyList<ValueShape> inputs)
    {
        ValueShape input = inputs[0];
        int channels = Outputs(input.Channels), width = WideOf(input).Outputs(input.Width);
        return input.IsSignal ? new(channels, width) : new(channels, HighOf(input).Outputs(input.Height), width);
    }

    /// <summary>
    /// Whether it may stand behind such a value: there is a place for the window, and a signal has no width of its own.
    /// </summary>
    public virtual bool Fits(ValueShape input) => !(input.IsSignal && HasOwnWidth) && Output([input]).Positions > 0;

    /// <summary>The window from row to row over a value.</summary>
    protected Window HighOf(ValueShape input) => input.IsSignal ? Window.OfOne : High.Over(input.Height);

    /// <summary>The window from column to column over a value.</summary>
    protected Window WideOf(ValueShape input) => Wide.Over(input.Width);

    /// <summary>
    /// For each position of the output, the values of a channel under the window: their places in the window and in the
    /// channel, row by row. Padding is no value.
    /// </summary>
    protected IReadOnlyList<(int Tap, int Place)[]> Under(ValueShape input, ValueShape output) =>
    [
        .. from row in Enumerable.Range(0, output.Height)
           from column in Enumerable.Range(0, output.Width)
           select Under(input, row, column).ToArray(),
    ];

    /// <summary>A number, or the other one where it is <see cref="Width.Same"/>.</summary>
    protected static int Or(int number, int other) => number == Width.Same ? other : number;

    /// <summary>A named argument, unless it is as usual.</summary>
    protected static IEnumerable<string> Given(string name, int value, int usual) =>
        value == usual ? [] : [$"{name}: {value}"];

    private IEnumerable<(int Tap, int Place)> Under(ValueShape input, int row, int column)
    {
        Window high = HighOf(input), wide = WideOf(input);
        for (int i = 0; i < high.Kernel; i++)
        {
            for (int j = 0; j < wide.Kernel; j++)
            {
                (int y, int x) = (high.Place(row, i), wide.Place(column, j));
                if (y >= 0 && y < input.Height && x >= 0 && x < input.Width)
                    yield return (i * wide.Kernel + j, y * input.Width + x);
            }
        }
    }
}
