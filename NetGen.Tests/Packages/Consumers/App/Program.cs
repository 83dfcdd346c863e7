using Library;
using NetGen;

float[] inputs = [-1, -1, -1, 1, 1, -1, 1, 1];
float[] targets = [0, 1, 1, 0];
Signs network = new(seed: 1);
using Trainer<float, Adam> trainer = network.Train(new Adam(0.05f), maxBatch: 4);
for (int step = 0; step < 500; step++)
    trainer.Step(inputs, targets);
float loss = network.Evaluate(inputs, targets).Loss;
Console.WriteLine($"{Signs.ParameterCount} parameters, loss below 0.1: {loss < 0.1f}");
