namespace NetGen.Tests.Checkups;

/// <summary>Yes or no, three times, through tanh, dropout and BinaryCrossEntropy.</summary>
[Network]
[Input(2)]
[Dense(8), Tanh, Dropout(0.5f)]
[Dense(3)]
[BinaryCrossEntropy]
public sealed partial class ThreeAnswers;
