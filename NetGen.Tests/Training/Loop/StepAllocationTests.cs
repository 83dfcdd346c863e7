using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Loop;

/// <summary>Steps allocate nothing, whoever is called: ten times the rows allocate no more.</summary>
public sealed class StepAllocationTests
{
    [Fact]
    public void CallbacksClippingAndAugmentationAllocateNothingAStep()
    {
        // What eight more epochs allocate must not depend on their steps: 10 or 100 of them.
        _ = EightMoreEpochs(1_000);
        Assert.Equal(EightMoreEpochs(100), EightMoreEpochs(1_000));

        static long EightMoreEpochs(int rows) => Run(rows, 9) - Run(rows, 1);

        static long Run(int rows, int epochs)
        {
            Dataset<int> data = Points.Draw(rows);
            Dataset<int> validation = Points.Draw(10);
            TwoLayers network = new(seed: 1);
            using Trainer<int, Adam> trainer = network.Train(new Adam(0.01f), 10);
            TrainingOptions options = new()
            {
                Epochs = epochs,
                BatchSize = 10,
                ClipNorm = 1f,
                Augmentation = new ShiftAndMirror(new ImageShape(1, 1, 2), 0, mirror: true),
                Mixup = new(0.4f),
                Callbacks = [new Callback()],
                KeepBest = MonitoredFigure.ValidationLoss,
                EarlyStopping = new EarlyStopping(Patience: 9),
                ReduceOnPlateau = new ReduceOnPlateau(),
            };
            return Allocated.By(() => TrainingLoop.Run(network, trainer, data, validation, options));
        }
    }
}
