using System.Collections.Immutable;

namespace NetGen.Generator.Plan;

/// <summary>
/// A step of a pass, as data: the scheduler puts waits between steps by what they read and write, and Emit prints them.
/// </summary>
internal abstract record Step;

/// <summary>A call of a kernel, or of a function of the runtime.</summary>
/// <param name="Method">What is called: <c>K.Dense1Forward</c>, <c>PaddedRows.CopyRows</c>.</param>
/// <param name="Arguments">Its arguments in order.</param>
/// <param name="Work">How the threads of a team share it.</param>
internal sealed record Call(string Method, ImmutableArray<Argument> Arguments, Work Work) : Step
{
    /// <summary>The kernel; null where it is a function of the runtime.</summary>
    public Kernel? Kernel { get; init; }

    /// <summary>
    /// How often the call's rows stand in a row of the batch: kernels of vectors go over rows x positions of an image.
    /// Left out, it is what the op says.
    /// </summary>
    public int? Positions { get; init; }

    /// <summary>Rows that a thread takes at a time, where each has rows of its own: <see cref="RowUnits"/>.</summary>
    public int RowUnit { get; init; } = RowUnits.OfVectors;

    /// <summary>Weights that another call of the same pass touches, too, and how threads share them.</summary>
    public ImmutableArray<TensorAccess> SharedWeights { get; init; } = [];

    /// <summary>A comment to print behind the call; or empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>A call of a kernel.</summary>
    public static Call Of(Kernel kernel, Work work, params Argument[] arguments) =>
        new("K." + kernel.Callee, [.. arguments], work) { Kernel = kernel };
}

/// <summary>How the threads of a team share a call.</summary>
internal enum Work
{
    /// <summary>Each calls it with rows of its own.</summary>
    ByRows,

    /// <summary>Each calls it with its share, and the kernel cuts the work.</summary>
    ByShare,

    /// <summary>The first thread does all of it.</summary>
    ByFirst,

    /// <summary>It is called outside of a team.</summary>
    Alone,
}

/// <summary>A step that is taken under a condition, which is the same for all threads.</summary>
internal sealed record Guard(Condition Condition, Step Step) : Step;

/// <summary>The end of a pass under a condition.</summary>
internal sealed record Return(Condition Condition) : Step;

/// <summary>A wait for the other threads.</summary>
/// <param name="Blocks">
/// Blocks of columns that threads own on both sides of it, so that they wait only where these are too few; 0 where all
/// wait.
/// </param>
internal sealed record Wait(int Blocks) : Step;

/// <summary>What is known when a pass runs.</summary>
internal abstract record Condition;

/// <summary>A tensor is updated.</summary>
internal sealed record IsLearning(TensorName Tensor) : Condition;

/// <summary>Some tensor in front of <paramref name="First"/>, the op's first learned one, learns.</summary>
internal sealed record UpstreamLearns(TensorName First) : Condition;

/// <summary>One of these learns.</summary>
internal sealed record Learns(ImmutableArray<LearningTerm> Any) : Condition;

/// <summary>No tensor in front of <paramref name="First"/>, the op's first learned one, learns.</summary>
internal sealed record NothingUpstreamLearns(TensorName First) : Condition;

/// <summary>Nobody asks for the gradient of the caller's rows.</summary>
internal sealed record NoInputGradient : Condition;

/// <summary>The caller asks for the gradient of its rows.</summary>
internal sealed record HasInputGradient : Condition;
