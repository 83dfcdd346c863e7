namespace NetGen.Generator.Plan;

/// <summary>An argument of a call, as data.</summary>
internal abstract record Argument
{
    /// <summary>The network's block of parameters.</summary>
    public static readonly Argument Block = new Known(Parameter.Block);

    /// <summary>How many rows there are, or a thread's where it works by rows.</summary>
    public static readonly Argument Rows = new Known(Parameter.Rows);

    /// <summary>The pass that draws dropout masks, from a thread's first row on where it works by rows.</summary>
    public static readonly Argument Masks = new Known(Parameter.Masks);

    /// <summary>What the calling thread does of the whole.</summary>
    public static readonly Argument Share = new Known(Parameter.Share);

    /// <summary>Where gradients go.</summary>
    public static readonly Argument Sink = new Known(Parameter.Sink);

    /// <summary>A buffer that is read.</summary>
    public static Operand Read(BufferView buffer, Partition partition) => new(buffer, Access.Read, partition);

    /// <summary>A buffer that is written.</summary>
    public static Operand Write(BufferView buffer, Partition partition) => new(buffer, Access.Write, partition);
}

/// <summary>What every pass knows by the name of the parameter.</summary>
internal sealed record Known(Parameter Parameter) : Argument;

/// <summary>A buffer, what the call does with it, and which part of it one thread has.</summary>
internal sealed record Operand(BufferView Buffer, Access Access, Partition Partition) : Argument
{
    /// <summary>Floats from the start of each row to where the call works.</summary>
    public int Offset { get; init; }
}

/// <summary>Where a tensor stands.</summary>
internal sealed record PlaceOf(TensorName Tensor) : Argument;

/// <summary>A hyperparameter that is one number.</summary>
internal sealed record HyperparameterOf(TensorName Tensor) : Argument;

/// <summary>Whether a tensor is frozen.</summary>
internal sealed record IsFrozen(TensorName Tensor) : Argument;

/// <summary>Whether the caller asks for the gradient of its rows.</summary>
internal sealed record WantsInputGradient : Argument;

/// <summary>Index of a tensor in the layout.</summary>
internal sealed record IndexOf(TensorName Tensor) : Argument;

/// <summary>Whether something is so, known when the text is written.</summary>
internal sealed record Flag(string Name, bool Value) : Argument;

/// <summary>Folded scales and shifts from an offset on.</summary>
internal sealed record FoldAt(int Offset) : Argument;

/// <summary>A number.</summary>
internal sealed record Number(int Value) : Argument;

/// <summary>A tensor that a call reads or updates, and which part of it one thread has.</summary>
internal sealed record TensorAccess(TensorName Tensor, Access Access, Partition Partition);

/// <summary>A layer's tensor, wherever it stands.</summary>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Tensor">Name within the layer.</param>
internal readonly record struct TensorName(string Layer, string Tensor)
{
    /// <summary>Name of its offset in emitted code, such as <c>Dense1Weights</c>.</summary>
    public override string ToString() => Layer + Tensor;
}
