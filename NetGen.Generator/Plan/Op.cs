using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Plan;

/// <summary>A pointwise layer in the tail of an op.</summary>
internal sealed record TailStep(TypedLayer Layer, PointwiseLayer Kind);

/// <summary>
/// Layers that run as one in training: a head (a product, a normalisation, or none) and the pointwise
/// layers fused behind it, at most an activation and a dropout.
/// </summary>
internal sealed record Op(
    int Number, OpTemplate Head, TypedLayer Layer, ImmutableArray<TailStep> Tail, OpShapes Shapes, OpBuffers Buffers)
{
    /// <summary>What the op's kernels are called: the layer, or its first pointwise layer.</summary>
    public string Name => Layer.Name + Head.Suffix;

    /// <summary>What the kernels of the tail are called.</summary>
    public string TailName => string.Concat(Tail.Select(step => step.Layer.Name));

    /// <summary>Its layers, the head's first.</summary>
    public IEnumerable<TypedLayer> Layers => Tail.Select(step => step.Layer).Prepend(Layer);

    /// <summary>Its layers, as a table names them.</summary>
    public string Title => string.Join(
        " + ",
        Tail.Select(step => step.Kind.Describe(step.Layer)).Prepend(Head.Title(this)).Where(part => part != ""));

    /// <summary>The activation, whose derivative backward needs.</summary>
    public TailStep? Activation => Tail.FirstOrDefault(step => !step.Kind.KeepsNothing);

    /// <summary>Kind of the activation whose values the op puts out, such as ReLU; null for none.</summary>
    public string? ActivationKind => Activation?.Kind.Kind ?? AllLayers.Of(Layer).OwnActivation;

    /// <summary>A thread's rows of what comes in, in emitted code.</summary>
    public string InputRows => $"{Buffers.Input} + {Literal.Of(Shapes.InStride)}L * first";

    /// <summary>A thread's rows of a buffer whose rows are as those that go out.</summary>
    public string RowsOf(string buffer) => $"{buffer} + {Literal.Of(Shapes.Out.Stride)}L * first";

    public bool UsesMasks => Tail.Any(step => step.Kind.UsesMasks);

    /// <summary>Whether backward draws masks, too.</summary>
    public bool DrawsMasksAgain => Tail.Any(step => step.Kind.DrawsAgain);

    /// <summary>Whether backward reads what the tail was given.</summary>
    public bool TailKeepsInput => Activation?.Kind.KeepsInput == true;

    /// <summary>Whether backward reads what the op put out, so that nothing may overwrite it.</summary>
    public bool TailKeepsOutput => Activation is { Kind.KeepsInput: false };

    /// <summary>Name of the first tensor that the op learns, or null where it learns none.</summary>
    public string? FirstLearned =>
        (Head.OwnsParameters ? AllLayers.Of(Layer).Tensors(Layer) : [])
        .Where(tensor => tensor.IsLearned).Select(tensor => Layer.Name + tensor.Name)
        .Concat(Tail.SelectMany(step => step.Kind.Tensors(step.Layer)
            .Where(tensor => tensor.IsLearned).Select(tensor => step.Layer.Name + tensor.Name)))
        .FirstOrDefault();

    /// <summary>Whether something upstream learns, so that the gradient has to go on.</summary>
    public bool NeedsInputGradient { get; init; }

    /// <summary>Whether the op itself or something upstream learns.</summary>
    public bool RunsBackward { get; init; }
}

/// <summary>Rows that an op reads, hands to its tail, and puts out.</summary>
/// <param name="In">What comes in; <paramref name="InStride"/> is its own stride where it is the caller's.</param>
/// <param name="Out">What goes out of head and tail.</param>
/// <param name="InStride">Floats from an input row to the next.</param>
internal sealed record OpShapes(RowShape In, RowShape Out, int InStride);

/// <summary>Names of the training buffers that an op works on.</summary>
/// <param name="Input">What it reads.</param>
/// <param name="Inner">What the head puts out and backward may need: z, xhat; the output itself where they are
/// one.</param>
/// <param name="Output">What it puts out.</param>
/// <param name="Gradient">The gradient of its output, overwritten on the way.</param>
/// <param name="InputGradient">Where the gradient of its input goes; the same buffer where the op works in
/// place.</param>
internal sealed record OpBuffers(string Input, string Inner, string Output, string Gradient, string InputGradient);
