using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Plan;

/// <summary>A pointwise layer in the epilogue of an op.</summary>
internal sealed record EpilogueStep(Node Node, PointwiseLayer Kind);

/// <summary>A value that an op reads.</summary>
/// <param name="Value">0 is the caller's rows; any other is what the op of that number puts out.</param>
/// <param name="NeedsGradient">Whether something upstream of it learns, so that its gradient has to go on.</param>
internal readonly record struct OpInput(int Value, bool NeedsGradient)
{
    /// <summary>Floats from a row of it to the next: of the caller's rows where it is 0.</summary>
    public int Stride { get; init; }

    /// <summary>Whether ops read a value in one place alone.</summary>
    public static bool IsSole(int value, ImmutableArray<Op> ops) =>
        ops.Sum(op => op.Inputs.Count(input => input.Value == value)) == 1;
}

/// <summary>
/// Layers that run as one in training: an anchor (a product, a normalisation, or none) and the pointwise layers fused
/// behind it, its epilogue: at most an activation and a dropout.
/// </summary>
/// <param name="Number">Its number, from 1, which is also the value that it puts out.</param>
/// <param name="Anchor">What its anchor does.</param>
/// <param name="Node">The anchor's layer.</param>
/// <param name="Epilogue">The layers fused behind it.</param>
/// <param name="Inputs">The values that it reads.</param>
/// <param name="Shapes">Rows that come in and go out.</param>
/// <param name="Buffers">The training buffers that it works on.</param>
internal sealed record Op(
    int Number, Operation Anchor, Node Node, ImmutableArray<EpilogueStep> Epilogue,
    EquatableArray<OpInput> Inputs, OpShapes Shapes, OpBuffers Buffers)
{
    /// <summary>Whether the loss reads what it puts out.</summary>
    public bool IsOutput { get; init; }

    /// <summary>The value that it puts out.</summary>
    public int Output => Number;

    /// <summary>What the op's kernels are called: the layer, or its first pointwise layer.</summary>
    public string Name => Node.Name + Anchor.Suffix;

    /// <summary>What the kernels of the epilogue are called.</summary>
    public string EpilogueName => string.Concat(Epilogue.Select(step => step.Node.Name));

    /// <summary>Layers of the anchor's kind right behind it, which its kernels compute in one pass with it.</summary>
    public ImmutableArray<Node> Joined { get; init; } = [];

    /// <summary>The anchor's layer and those that it computes together with it.</summary>
    public IEnumerable<Node> Anchored => Joined.Prepend(Node);

    /// <summary>Its layers, the anchor's first.</summary>
    public IEnumerable<Node> Layers => Anchored.Concat(Epilogue.Select(step => step.Node));

    /// <summary>Its layers, as a table names them, with the blocks that they stand in.</summary>
    public string Title => (Node.Declaration.Scope == "" ? "" : $"{Node.Declaration.Scope}: ") + string.Join(
        " + ",
        Epilogue.Select(step => step.Kind.Describe(step.Node)).Prepend(Anchor.Title(this)).Where(part => part != ""));

    /// <summary>The activation, whose derivative backward needs.</summary>
    public EpilogueStep? Activation => Epilogue.FirstOrDefault(step => !step.Kind.KeepsNothing);

    /// <summary>The layer whose activation the op puts out; null for none.</summary>
    public Layer? ActivationLayer =>
        Activation?.Kind ?? (Node.Layer is { IsPointwise: false, Activation: not null } own ? own : null);

    public bool UsesMasks => Epilogue.Any(step => step.Kind.UsesMasks);

    /// <summary>Whether backward draws masks, too.</summary>
    public bool DrawsMasksAgain => Epilogue.Any(step => step.Kind.DrawsAgain);

    /// <summary>Whether backward reads what the epilogue was given.</summary>
    public bool EpilogueKeepsInput => Activation?.Kind.KeepsInput == true;

    /// <summary>Whether backward reads what the op put out, so that nothing may overwrite it.</summary>
    public bool EpilogueKeepsOutput => Activation is { Kind.KeepsInput: false };

    /// <summary>Whether its backward pass reads the gradient of its output and leaves it as it is.</summary>
    public bool LeavesGradient => Anchor.NeedsSeparateInputGradient && Epilogue.IsEmpty;

    /// <summary>The first tensor that the op learns, or null where it learns none.</summary>
    public TensorName? FirstLearned =>
        (Anchor.OwnsParameters ? Anchored : []).Concat(Epilogue.Select(step => step.Node)).SelectMany(LearnedBy)
        .Select(name => (TensorName?)name).FirstOrDefault();

    /// <summary>Whether something upstream learns, so that the gradient has to go on.</summary>
    public bool NeedsInputGradient => Inputs.Any(input => input.NeedsGradient);

    /// <summary>
    /// Whether the gradient of its input, upstream of which nothing learns, is formed on request and by itself.
    /// </summary>
    public bool HandsOnByRequest => Anchor.HandsOnByRequest && !NeedsInputGradient;

    /// <summary>Whether the op itself or something upstream learns, so that it runs in every backward pass.</summary>
    public bool RunsBackward { get; init; }

    /// <summary>What its kernels are called together with those of other ops that share them; else null.</summary>
    public string? Family { get; init; }

    /// <summary>What stands for all of its family in a kernel that is written for them; without one itself.</summary>
    public Op InText => Family is null ? this : this with
    {
        Node = Node.AsAny,
        Epilogue = [.. Epilogue.Select(step => step with { Node = step.Node.AsAny })],
    };

    private static IEnumerable<TensorName> LearnedBy(Node node) => node.Tensors
        .Where(tensor => tensor.IsLearned).Select(tensor => new TensorName(node.Name, tensor.Name));
}

/// <summary>Rows that an op reads, hands to its epilogue, and puts out.</summary>
/// <param name="In">What comes in; <paramref name="InStride"/> is its own stride where it is the caller's.</param>
/// <param name="Out">What goes out of anchor and epilogue.</param>
/// <param name="InStride">Floats from an input row to the next.</param>
internal sealed record OpShapes(RowShape In, RowShape Out, int InStride)
{
    /// <summary>Positions of what comes in: 1 of a vector. Shapes and strides are those of one position.</summary>
    public int InPositions { get; init; } = 1;

    /// <summary>Positions of what goes out.</summary>
    public int OutPositions { get; init; } = 1;

    /// <summary>Whether the padding of what comes in is zero, at inference, too.</summary>
    public bool HasZerosBehind { get; init; }

    /// <summary>Floats of a row that comes in, from its first position to its last.</summary>
    public int InFloats => In.Stride * InPositions;

    /// <summary>Floats of a row that goes out, from its first position to its last.</summary>
    public int OutFloats => Out.Stride * OutPositions;
}
