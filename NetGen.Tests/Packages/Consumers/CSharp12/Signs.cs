namespace CSharp12;

/// <summary>Whether two numbers have different signs.</summary>
[NetGen.Network]
[NetGen.Input(2)]
[NetGen.Dense(8), NetGen.Tanh]
[NetGen.Dense(1), NetGen.BinaryCrossEntropy]
public sealed partial class Signs;
