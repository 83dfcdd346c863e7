namespace NetGen.Onnx;

/// <summary>What a file's output is.</summary>
public enum OnnxOutput
{
    /// <summary>
    /// What <c>network.Predict</c> gives: behind the loss's link, a softmax for SoftmaxCrossEntropy and a sigmoid for
    /// BinaryCrossEntropy; the other losses have none.
    /// </summary>
    Predictions,

    /// <summary>What <c>network.Logits</c> gives: in front of the loss's link.</summary>
    Logits,
}
