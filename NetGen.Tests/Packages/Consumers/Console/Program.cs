using NetGen;
using NetGen.Training;

float[] inputs = [-1, -1, -1, 1, 1, -1, 1, 1];
float[] targets = [0, 1, 1, 0];
Signs network = new(seed: 1);
using Trainer<float, Adam> trainer = network.Train(new Adam(0.05f), maxBatch: 4);
TrainingHistory history = TrainingLoop.Run(
    network, trainer, new Dataset<float>(inputs, 2, targets), null, new() { Epochs = 500, BatchSize = 4 });
float[] answers = new float[4];
network.Predict(inputs, answers);
Console.WriteLine($"{history.Count} epochs: {string.Join(' ', answers.Select(answer => answer > 0.5f ? 1 : 0))}");

[Network]
[Input(2)]
[Dense(8), Tanh]
[Dense(1), BinaryCrossEntropy]
internal sealed partial class Signs;
