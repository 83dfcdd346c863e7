namespace NetGen.Training;

/// <summary>One division of k-fold cross-validation.</summary>
/// <param name="Training">The rows of all folds but one.</param>
/// <param name="Validation">The rows of that one.</param>
public sealed record Fold<TTarget>(Dataset<TTarget> Training, Dataset<TTarget> Validation)
    where TTarget : unmanaged;
