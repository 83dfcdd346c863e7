namespace NetGen.Samples;

/// <summary>Thirty blocks of two layers of 64, each behind the other.</summary>
[Network]
[Input(784)]
[Dense(64), ReLU]
[Repeat<PlainBlock>(30)]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class PlainBlocksClassifier;

/// <summary>The same blocks, each of which adds what came in.</summary>
[Network]
[Input(784)]
[Dense(64), ReLU]
[Repeat<SkipBlock>(30)]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class SkipBlocksClassifier;

/// <summary>The same with LayerNorm as the first layer of each block, and behind the last one.</summary>
[Network]
[Input(784)]
[Dense(64), ReLU]
[Repeat<NormalisedSkipBlock>(30)]
[LayerNorm, Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class NormalisedSkipBlocksClassifier;

/// <summary>Two layers.</summary>
[Block]
[Dense(Width.Same), ReLU]
[Dense(Width.Same), ReLU]
public sealed class PlainBlock;

/// <summary>Two layers, added to what came in.</summary>
[Block]
[Dense(Width.Same), ReLU]
[Dense(Width.Same)]
[Add("Input")]
public sealed class SkipBlock;

/// <summary>The same of what came in with mean 0 and deviation 1.</summary>
[Block]
[LayerNorm, Dense(Width.Same), ReLU]
[Dense(Width.Same)]
[Add("Input")]
public sealed class NormalisedSkipBlock;
