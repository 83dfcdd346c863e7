using NetGen.Generator.Model;

namespace NetGen.Generator.Plan;

/// <summary>A buffer as an op sees it.</summary>
/// <param name="Name">Its pointer in the emitted code.</param>
/// <param name="Stride">Floats from a row, or a position, to the next; in all where it is fixed.</param>
/// <param name="Kind">What it holds.</param>
internal readonly record struct BufferView(string Name, int Stride, BufferKind Kind)
{
    /// <summary>Positions of a row: its stride is floats from one to the next then.</summary>
    public int Positions { get; init; } = 1;

    /// <summary>Floats from a row to the next.</summary>
    public int RowFloats => Stride * Positions;

    /// <summary>The caller's rows.</summary>
    public static BufferView Caller(int stride) => new("x", stride, BufferKind.Caller);

    /// <summary>The gradient of the caller's rows, in the caller's memory; null where nobody asks for it.</summary>
    public static BufferView CallerGradient(int stride) => new("dx", stride, BufferKind.Caller);

    /// <summary>No buffer: nothing goes there.</summary>
    public static BufferView None => new("", 0, BufferKind.Rows);

    /// <summary>It, with rows as another buffer has them.</summary>
    public BufferView Like(BufferView other) => this with { Stride = other.Stride, Positions = other.Positions };

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>What a buffer holds.</summary>
internal enum BufferKind
{
    /// <summary>The caller's rows, or their gradient.</summary>
    Caller,

    /// <summary>Rows on their way forward.</summary>
    Rows,

    /// <summary>Gradients of rows.</summary>
    Gradient,

    /// <summary>What an op keeps of a batch, whatever its size.</summary>
    Fixed,
}

/// <summary>Where the gradient of one of an op's inputs goes.</summary>
/// <param name="Buffer">The buffer.</param>
/// <param name="Adds">Whether it is added to what another reader of the value has put there.</param>
/// <param name="Part">
/// What the op itself hands back: <paramref name="Buffer"/>, or another one where that is added to it.
/// </param>
internal readonly record struct GradientEdge(BufferView Buffer, bool Adds, BufferView Part)
{
    /// <summary>Nothing upstream learns.</summary>
    public static GradientEdge None => new(BufferView.None, false, BufferView.None);
}

/// <summary>The training buffers that an op works on.</summary>
/// <param name="Inputs">What it reads, a buffer for each input value.</param>
/// <param name="Inner">
/// What its anchor puts out and backward may need (z, xhat); the output itself where they are one.
/// </param>
/// <param name="Output">What it puts out.</param>
/// <param name="Gradient">The gradient of its output, overwritten on the way.</param>
/// <param name="InputGradients">
/// Where the gradients of its inputs go; the same buffer as <paramref name="Gradient"/> where it works in place.
/// </param>
/// <param name="Scratch">What it keeps of a batch, whatever its size, or of each row.</param>
internal sealed record OpBuffers(
    EquatableArray<BufferView> Inputs, BufferView Inner, BufferView Output, BufferView Gradient,
    EquatableArray<GradientEdge> InputGradients, BufferView Scratch)
{
    /// <summary>What it works on for rows on their way back, which all ops share; or none.</summary>
    public BufferView RowScratch { get; init; } = BufferView.None;

    /// <summary>Before buffers are assigned.</summary>
    public static readonly OpBuffers Unassigned = new(
        default, BufferView.None, BufferView.None, BufferView.None, default, BufferView.None);

    /// <summary>What it reads, of an op with one input.</summary>
    public BufferView Input => Inputs[0];

    /// <summary>Where an op with one input puts the gradient of it.</summary>
    public BufferView InputGradient => InputGradients[0].Part;
}
