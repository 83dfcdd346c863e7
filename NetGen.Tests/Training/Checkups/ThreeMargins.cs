namespace NetGen.Tests.Checkups;

/// <summary>Three classes through sigmoid and Hinge.</summary>
[Network]
[Input(2)]
[Dense(8), Sigmoid]
[Dense(3)]
[Hinge]
public sealed partial class ThreeMargins;
