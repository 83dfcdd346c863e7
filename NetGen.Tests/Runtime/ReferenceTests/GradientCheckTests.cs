using System.Collections.Generic;
using System.Linq;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.ReferenceTests;

/// <summary>Finite differences of the reference: each layer, each loss, and whole random networks.</summary>
public sealed class GradientCheckTests
{
    private static readonly LayerSpec[] EveryLayer =
    [
        new Dense(4), new Dense(4, Bias: false), new Maxout(4), new Maxout(3, 4), new Sigmoid(), new Tanh(), new ReLU(),
        new LeakyReLU(), new LeakyReLU(0.1f), new PReLU(), new PReLU(0.1f, PerUnit: true), new ELU(), new ELU(0.5f),
        new GELU(), new SiLU(), new Hardswish(), new Mish(), new Softplus(), new BatchNorm(),
        new BatchNorm(1e-2f, IsAffine: false), new Dropout(0.3f), new Dropout(0.4f, DropoutScaling.AtInference),
    ];

    private static readonly LossSpec[] EveryLoss =
    [
        new SoftmaxCrossEntropy(), new BinaryCrossEntropy(), new MeanSquaredError(), new Hinge(),
        new Hinge(0.5f, HingeReduction.PerClassMean),
    ];

    public static TheoryData<int> Layers => new(Enumerable.Range(0, EveryLayer.Length));

    public static TheoryData<int> Composites => new(Enumerable.Range(0, 60));

    [Theory]
    [MemberData(nameof(Layers))]
    public void ALayerBetweenTwoDenseLayersUnderEachLoss(int layer)
    {
        foreach (LossSpec loss in EveryLoss)
        {
            NetworkSpec spec = new(5, [new Dense(4), EveryLayer[layer], new Dense(3)], loss);
            GradientCheck.Run(spec, rows: 6, seed: 1);
        }
    }

    [Theory]
    [MemberData(nameof(Composites))]
    public void ARandomNetwork(int index)
    {
        NetworkSpec large = RandomNetworks.All[index * 3 % RandomNetworks.All.Count];
        GradientCheck.Run(Shrunk(large), rows: 5, seed: 2);
    }

    [Fact]
    public void WeightedLosses()
    {
        LossSpec[] losses =
        [
            new SoftmaxCrossEntropy { LabelSmoothing = 0.2f },
            new SoftmaxCrossEntropy { LabelSmoothing = 0.1f, ClassWeights = [0.5f, 2f, 0f] },
            new BinaryCrossEntropy { PositiveWeights = [3f, 0.5f, 1f], OutputWeights = [1f, 2f, 0.1f] },
            new Hinge { ClassWeights = [0.5f, 2f, 1f] }, new MeanSquaredError(),
        ];
        foreach (LossSpec loss in losses)
        {
            NetworkSpec spec = new(5, [new Dense(4), new Tanh(), new Dense(3)], loss);
            GradientCheck.Run(new ReferenceNetwork(spec, 1), rows: 4, [1f, 0.3f, 0f, 2f]);
        }
    }

    [Fact]
    public void FrozenBatchNorm()
    {
        NetworkSpec spec = new(
            5, [new Dense(4), new BatchNorm(), new Tanh(), new Dense(3)], new SoftmaxCrossEntropy());
        HashSet<string> frozen = ["BatchNorm1"];
        GradientCheck.Run(new ReferenceNetwork(spec, 1) { Frozen = frozen }, rows: 6, []);
    }

    // Differences take two passes a parameter, and the distance to kinks wants few units.
    private static NetworkSpec Shrunk(NetworkSpec spec) => spec with
    {
        Inputs = 4,
        Layers =
        [
            .. spec.Layers.Select(layer => layer switch
            {
                Dense dense => dense with { Units = 3 },
                Maxout maxout => maxout with { Units = 3 },
                _ => layer,
            }),
        ],
    };
}
