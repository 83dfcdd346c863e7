namespace NetGen.Tests.Checkups;

/// <summary>Every activation once, dropout in front and behind, layers with names of their own.</summary>
[Network]
[Input(4)]
[Dense(5, name: "Stem"), ReLU, Dropout(0.5f)]
[Dense(5), Sigmoid]
[Dense(5), BatchNorm, Tanh, Dropout(0.1f)]
[Dense(5), LeakyReLU]
[Dense(5), PReLU]
[Dense(5), ELU, Dropout(0.1f)]
[Maxout(5, 2)]
[Dense(5), GELU]
[Dense(5), SiLU]
[Dense(5), Hardswish]
[Dense(5), Mish]
[Dense(5), Softplus]
[Dense(5), ReLU]
[Dense(3, name: "Head")]
[SoftmaxCrossEntropy]
public sealed partial class EveryActivation;
