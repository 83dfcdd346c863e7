using System.Collections.Immutable;
using NetGen.Generator.Model;

namespace NetGen.Generator.Graph;

/// <summary>What a tensor is for: the members of the runtime's TensorRole, in its order.</summary>
internal enum TensorRole
{
    Weights,
    Bias,
    Gamma,
    Beta,
    Slope,
    Statistic,
    Hyperparameter,
}

/// <summary>What a hyperparameter sets: the members of the runtime's Hyperparameter, in its order.</summary>
internal enum Hyperparameter
{
    None,
    DropoutRate,
    LabelSmoothing,
    ClassWeights,
    OutputWeights,
    NegativeSlope,
    Epsilon,
    Momentum,
}

/// <summary>How a tensor starts: the members of the runtime's WeightInit, in its order.</summary>
internal enum WeightInit
{
    Auto,
    Zeros,
    Constant,
    Normal,
    Uniform,
    XavierFanIn,
    XavierNormal,
    XavierUniform,
    HeNormal,
    HeUniform,
    LeCunNormal,
    LeCunUniform,
    Orthogonal,
}

/// <summary>A tensor that a layer asks for.</summary>
/// <param name="Name">Name within the layer, such as <c>Weights</c>.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Units">Outputs of a group.</param>
/// <param name="Inputs">Columns seen from outside; 1 for a vector.</param>
/// <param name="Groups">Groups of outputs that are padded on their own.</param>
/// <param name="Init">How it starts.</param>
/// <param name="Scale">The number of <paramref name="Init"/>; NaN is its default.</param>
internal sealed record TensorDeclaration(
    string Name, TensorRole Role, int Units, int Inputs, int Groups, WeightInit Init, float Scale)
{
    /// <summary>Rows seen from outside.</summary>
    public int Outputs => Units * Groups;

    /// <summary>Whether training moves it: it has a gradient.</summary>
    public bool IsLearned => Role is not (TensorRole.Statistic or TensorRole.Hyperparameter);

    /// <summary>Whether it is a single number that may be set at run time.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Whether all its values start at one.</summary>
    public bool StartsEqual =>
        Init is WeightInit.Zeros or WeightInit.Constant || Init == WeightInit.Normal && Scale == 0f;

    /// <summary>Whether it is a table of rows, one an output, that are read one at a time.</summary>
    public bool IsTable { get; init; }

    /// <summary>Whether outputs stay in the lanes, however few there are: nothing is summed across them.</summary>
    public bool IsFilter { get; init; }

    /// <summary>
    /// Whether its rows are seen from outside as its inputs: [input][output], as PyTorch has a transposed convolution.
    /// </summary>
    public bool IsTransposed { get; init; }

    /// <summary>Rows and columns of a convolution's kernel, or its length; empty for any other tensor.</summary>
    public EquatableArray<int> Kernel { get; init; } = ImmutableArray<int>.Empty;

    /// <summary>Positions of a row that a statistic is taken over.</summary>
    public int Positions { get; init; } = 1;

    /// <summary>Whether an output without a gradient is not updated.</summary>
    public bool IsLazy { get; init; }

    /// <summary>What it sets, where it holds hyperparameters.</summary>
    public Hyperparameter Hyperparameter { get; init; }

    /// <summary>A hyperparameter that is one number.</summary>
    public static TensorDeclaration Number(string name, Hyperparameter kind, float start) =>
        Settable(name, kind, 1, start) with { IsNumber = true };

    /// <summary>Hyperparameters that all start at one value.</summary>
    public static TensorDeclaration Settable(string name, Hyperparameter kind, int units, float start) =>
        Vector(name, TensorRole.Hyperparameter, units, start) with { Hyperparameter = kind };

    /// <summary>A vector that starts at one value.</summary>
    public static TensorDeclaration Vector(string name, TensorRole role, int units, float start, int groups = 1) =>
        new(name, role, units, 1, groups, WeightInit.Constant, start);
}
