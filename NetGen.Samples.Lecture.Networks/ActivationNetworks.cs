namespace NetGen.Samples;

// What the analyzer advises against is what the sample shows.
#pragma warning disable NG1001, NG1004

/// <summary>Three hidden layers with Sigmoid.</summary>
[Network]
[Input(784)]
[Dense(64), Sigmoid]
[Dense(64), Sigmoid]
[Dense(64), Sigmoid]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class SigmoidDigits;

/// <summary>Three hidden layers with Tanh.</summary>
[Network]
[Input(784)]
[Dense(64), Tanh]
[Dense(64), Tanh]
[Dense(64), Tanh]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class TanhDigits;

/// <summary>Three hidden layers with ReLU.</summary>
[Network]
[Input(784)]
[Dense(64), ReLU]
[Dense(64), ReLU]
[Dense(64), ReLU]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class ReLUDigits;

/// <summary>Three hidden layers with LeakyReLU.</summary>
[Network]
[Input(784)]
[Dense(64), LeakyReLU(0.1f)]
[Dense(64), LeakyReLU(0.1f)]
[Dense(64), LeakyReLU(0.1f)]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class LeakyReLUDigits;

/// <summary>Three hidden layers with PReLU.</summary>
[Network]
[Input(784)]
[Dense(64), PReLU]
[Dense(64), PReLU]
[Dense(64), PReLU]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class PReLUDigits;

/// <summary>Three hidden layers with ELU.</summary>
[Network]
[Input(784)]
[Dense(64), ELU]
[Dense(64), ELU]
[Dense(64), ELU]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class ELUDigits;

/// <summary>Three hidden layers with GELU.</summary>
[Network]
[Input(784)]
[Dense(64), GELU]
[Dense(64), GELU]
[Dense(64), GELU]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class GELUDigits;

/// <summary>Three hidden layers with SiLU.</summary>
[Network]
[Input(784)]
[Dense(64), SiLU]
[Dense(64), SiLU]
[Dense(64), SiLU]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class SiLUDigits;

/// <summary>Three hidden layers with Softplus.</summary>
[Network]
[Input(784)]
[Dense(64), Softplus]
[Dense(64), Softplus]
[Dense(64), Softplus]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class SoftplusDigits;

/// <summary>Three hidden layers of Maxout, whose units are the largest of two pieces.</summary>
[Network]
[Input(784)]
[Maxout(64, 2)]
[Maxout(64, 2)]
[Maxout(64, 2)]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class MaxoutDigits;

/// <summary>Three hidden layers without an activation: a linear classifier after all.</summary>
[Network]
[Input(784)]
[Dense(64)]
[Dense(64)]
[Dense(64)]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class LinearDigits;

/// <summary>Two affine layers with nothing between them.</summary>
[Network]
[Input(784)]
[Dense(64)]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class TwoLinearLayers;

/// <summary>The one affine layer that they come to.</summary>
[Network]
[Input(784)]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class OneLinearLayer;
