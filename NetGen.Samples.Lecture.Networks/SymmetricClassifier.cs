namespace NetGen.Samples;

/// <summary>One hidden layer of 20, whose weights the symmetry sample sets.</summary>
[Network]
[Input(784)]
[Dense(20), Tanh]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class SymmetricClassifier;
