namespace NetGen.Tests.Training;

/// <summary>Logistic regression on two inputs.</summary>
[Network]
[Input(2)]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class TwoClasses;
