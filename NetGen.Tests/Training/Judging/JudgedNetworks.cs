namespace NetGen.Tests.Judging;

/// <summary>Softmax regression.</summary>
[Network]
[Input(4), Dense(3)]
[SoftmaxCrossEntropy]
public sealed partial class ThreeKinds;

/// <summary>Three classes without probabilities.</summary>
[Network]
[Input(4), Dense(3)]
[Hinge]
public sealed partial class ThreeScores;

/// <summary>Two yes-or-no answers.</summary>
[Network]
[Input(4), Dense(2)]
[BinaryCrossEntropy]
public sealed partial class TwoAnswers;

/// <summary>Two numbers.</summary>
[Network]
[Input(4), Dense(2)]
[MeanSquaredError]
public sealed partial class TwoNumbers;
