namespace NetGen;

/// <summary>
/// Loss on logits: the mean over batch and outputs of -(t log sigmoid(x) + (1 - t) log(1 - sigmoid(x))) (PyTorch's
/// <c>BCEWithLogitsLoss</c>). <c>Predict</c> gives sigmoid(x). Targets are <c>float</c>, one an output, in [0, 1].
/// </summary>
public sealed class BinaryCrossEntropyAttribute : LayerAttribute;
