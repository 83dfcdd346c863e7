namespace NetGen.CompilerServices;

/// <summary>The rows that one forward and backward pass works on.</summary>
/// <param name="inputs">First input row.</param>
/// <param name="targets">First target.</param>
/// <param name="rows">Rows of this pass.</param>
/// <param name="firstRow">Index of the first row within the batch.</param>
/// <param name="batch">Rows of the whole batch, over which the loss is averaged.</param>
/// <param name="step">Number that selects the dropout masks.</param>
public readonly unsafe struct TrainingPass<TTarget>(
    float* inputs, TTarget* targets, int rows, int firstRow, int batch, long step)
    where TTarget : unmanaged
{
    /// <summary>First input row.</summary>
    public readonly float* Inputs = inputs;

    /// <summary>First target; null in a pass without loss.</summary>
    public readonly TTarget* Targets = targets;

    /// <summary>Rows of this pass.</summary>
    public readonly int Rows = rows;

    /// <summary>Index of the first row within the batch.</summary>
    public readonly int FirstRow = firstRow;

    /// <summary>Rows of the whole batch, over which the loss is averaged.</summary>
    public readonly int Batch = batch;

    /// <summary>Number that selects the dropout masks.</summary>
    public readonly long Step = step;
}
