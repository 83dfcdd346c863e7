namespace NetGen.Samples;

/// <summary>LeNet-5 on images of 28 x 28, with ReLU and maximum pooling.</summary>
[Network]
[Input(1, 28, 28)]
[Conv(6, kernel: 5), ReLU, MaxPool(2)]
[Conv(16, kernel: 5), ReLU, MaxPool(2)]
[Dense(120), ReLU]
[Dense(84), ReLU]
[Dense(10), SoftmaxCrossEntropy]
public sealed partial class LeNet;
