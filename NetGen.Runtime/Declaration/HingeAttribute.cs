namespace NetGen;

/// <summary>
/// Loss of a multi-class support vector machine: the batch mean of sum over wrong classes j of max(0, x[j] - x[label] +
/// margin). Targets are <c>int</c> labels.
/// </summary>
/// <param name="margin">By how much the right class has to win.</param>
/// <param name="reduction">
/// The sum over classes (CS231n), or divided by their number (PyTorch's <c>MultiMarginLoss</c>).
/// </param>
public sealed class HingeAttribute(float margin = 1f, HingeReduction reduction = HingeReduction.Sum) : LayerAttribute
{
    /// <summary>By how much the right class has to win.</summary>
    public float Margin { get; } = margin;

    /// <summary>Whether the sum over wrong classes is divided by the number of classes.</summary>
    public HingeReduction Reduction { get; } = reduction;
}
