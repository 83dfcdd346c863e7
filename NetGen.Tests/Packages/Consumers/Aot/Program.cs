using System.Runtime.CompilerServices;
using Library;
using NetGen;
using NetGen.Training;

float[] inputs = [-1, -1, -1, 1, 1, -1, 1, 1];
float[] targets = [0, 1, 1, 0];
Signs network = new(seed: 1);
using Trainer<float, Adam> trainer = network.Train(new Adam(0.05f), maxBatch: 4);
Dataset<float> rows = new(inputs, 2, targets);
TrainingHistory history = TrainingLoop.Run(network, trainer, rows, null, new() { Epochs = 500, BatchSize = 4 });
Console.WriteLine($"dynamic code: {RuntimeFeature.IsDynamicCodeSupported}, learned: {history[^1].Loss < 0.1f}");
