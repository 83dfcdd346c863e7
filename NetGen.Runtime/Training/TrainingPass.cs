using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>The rows that one forward and backward pass works on.</summary>
/// <param name="inputs">First input row.</param>
/// <param name="targets">First target.</param>
/// <param name="rowWeights">Weight of the first row; null where all rows count alike.</param>
/// <param name="rows">Rows of this pass.</param>
/// <param name="firstRow">Index of the first row within the batch.</param>
/// <param name="scale">What makes a mean over the whole batch of the rows' losses.</param>
/// <param name="step">Number that selects the dropout masks.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct TrainingPass<TTarget>(
    float* inputs, TTarget* targets, float* rowWeights, int rows, int firstRow, LossScale scale, long step)
    where TTarget : unmanaged
{
    /// <summary>First input row.</summary>
    public readonly float* Inputs = inputs;

    /// <summary>First target; null in a pass without loss.</summary>
    public readonly TTarget* Targets = targets;

    /// <summary>Weight of the first row in the loss; null where all rows count alike.</summary>
    public readonly float* RowWeights = rowWeights;

    /// <summary>Rows of this pass.</summary>
    public readonly int Rows = rows;

    /// <summary>Index of the first row within the batch.</summary>
    public readonly int FirstRow = firstRow;

    /// <summary>What makes a mean over the whole batch of the rows' losses.</summary>
    public readonly LossScale Scale = scale;

    /// <summary>Number that selects the dropout masks.</summary>
    public readonly long Step = step;

    /// <summary>Where the gradient of the first input row goes; null where nobody asks for it.</summary>
    public float* InputGradients { get; init; }
}
