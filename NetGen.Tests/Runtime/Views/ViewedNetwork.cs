namespace NetGen.Tests.Views;

/// <summary>A network with a view of every kind.</summary>
[Network]
[Input(5)]
[Dense(6)]
[BatchNorm]
[PReLU(perUnit: true)]
[Dropout(0.5f)]
[Maxout(3, 2)]
[LeakyReLU(0.1f)]
[Dense(4)]
[ELU(0.5f)]
[Dense(2)]
[BinaryCrossEntropy]
public sealed partial class ViewedNetwork;
