namespace NetGen.Tests.Onnx;

/// <summary>Layers with settings, a name of its own, a block and shared weights.</summary>
[Network]
[Input(6)]
[Dense(8, name: "Stem"), BatchNorm, LeakyReLU, Dropout(0.25f)]
[Use<Step>]
[Dense(8, name: "Wide"), ELU, Dense(8, weightsOf: "Wide"), Dropout(0.5f, DropoutScaling.AtInference)]
[Dense(3)]
[SoftmaxCrossEntropy]
public sealed partial class Named;

[Block]
[Dense(Width.Same), PReLU, Maxout(8, 2)]
[Add("Input")]
public sealed class Step;

/// <summary>A regression, whose loss has no link.</summary>
[Network]
[Input(4)]
[Dense(5), GELU]
[Dense(2)]
[MeanSquaredError]
public sealed partial class Regression;

/// <summary>Two columns of numbers around one of indices.</summary>
[Network]
[Input(3)]
[Embedding(1, 4, 2)]
[Dense(2)]
[MeanSquaredError]
public sealed partial class Indexed;

// Dropout in front of a loss, which is advised against.
#pragma warning disable NG1005

/// <summary>Nothing is left of its last layer.</summary>
[Network]
[Input(3)]
[Dense(2, name: "output"), Dropout]
[MeanSquaredError]
public sealed partial class EndsInDropout;
