namespace NetGen;

/// <summary>
/// Loss: the batch mean of -log softmax(x)[label]. <c>Predict</c> gives softmax(x). Targets are <c>int</c> labels.
/// Label smoothing, and weights of classes, may be set at run time (<see cref="SoftmaxCrossEntropyLoss"/>).
/// </summary>
/// <param name="labelSmoothing">Share of the target that all classes share alike, in [0, 1].</param>
public sealed class SoftmaxCrossEntropyAttribute(float labelSmoothing = 0f) : LayerAttribute
{
    /// <summary>Share of the target that all classes share alike.</summary>
    public float LabelSmoothing { get; } = labelSmoothing;
}
