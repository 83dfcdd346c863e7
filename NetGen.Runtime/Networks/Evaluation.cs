namespace NetGen;

/// <summary>What a network makes of labelled rows that it does not learn from.</summary>
/// <param name="Loss">The mean data loss.</param>
/// <param name="Accuracy">
/// Share of rows whose largest output is the label; for BinaryCrossEntropy the share of outputs on the right side of
/// one half; NaN for MeanSquaredError.
/// </param>
/// <param name="Rows">Rows evaluated.</param>
public readonly record struct Evaluation(float Loss, float Accuracy, int Rows);
