namespace NetGen.Onnx;

/// <summary>What a loss does to predictions: its link, and nothing to logits.</summary>
internal static class LossNodes
{
    /// <summary>Adds the link of a loss; returns the value behind it.</summary>
    public static string Add(GraphWriter graph, LayerFacts loss, string logits, OnnxOutput kind)
    {
        switch (loss.Kind)
        {
            case "SoftmaxCrossEntropy" when kind == OnnxOutput.Predictions:
                string probabilities = graph.Node("Softmax", $"{loss.Name}.link", logits);
                graph.With("axis", -1L);
                return probabilities;
            case "BinaryCrossEntropy" when kind == OnnxOutput.Predictions:
                return graph.Node("Sigmoid", $"{loss.Name}.link", logits);
            case "SoftmaxCrossEntropy" or "BinaryCrossEntropy" or "MeanSquaredError" or "Hinge":
                return logits;
            default:
                throw graph.NotSaid("a loss that NetGen.Onnx knows", loss.Declaration);
        }
    }
}
