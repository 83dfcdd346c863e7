namespace NetGen;

/// <summary>
/// Loss: the batch mean of -log softmax(x)[label]. <c>Predict</c> gives softmax(x). Targets are <c>int</c> labels.
/// </summary>
public sealed class SoftmaxCrossEntropyAttribute : LayerAttribute;
