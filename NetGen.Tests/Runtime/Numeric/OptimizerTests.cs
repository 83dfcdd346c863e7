using System;
using System.Linq;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>
/// Each optimiser fed with given gradients, over magnitudes from 1e-6 to 10, against the reference's rule.
/// </summary>
[Trait("Category", "Numeric")]
public sealed class OptimizerTests
{
    public static TheoryData<int> Optimizers => new(Enumerable.Range(0, OptimizerCase.All.Count));

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void UpdatesAsTheReferenceDoes(int index)
    {
        OptimizerCase optimizer = OptimizerCase.All[index];
        NetworkSpec spec = SmallNetworks.Everything;
        INetworkDriver network = NetworkAssembly.Create(spec, seed: 4);
        using ITrainerDriver trainer = optimizer.Train(network, 8, 0);
        ParameterBlock gradients = network.CreateGradients();
        ReferenceNetwork reference = new(spec);
        Agreement.Copy(network.Parameters, reference);
        Random random = new(9);
        for (int step = 0; step < 10; step++)
        {
            float[] flat = [.. Draw.Normals(reference.ParameterCount, random).Select((g, i) => g * Scale(i))];
            gradients.CopyLearnedFrom(flat);
            SetGradients(reference, flat);
            trainer.ApplyGradients(gradients);
            reference.ApplyGradients(optimizer.Rule);
        }

        Agreement.Check(
            optimizer.Name, _ => [.. Agreement.State(reference)], [.. Agreement.State(network.Parameters)]);
        Blocks.PaddingIsZero(optimizer.Name, network.Parameters);
        Assert.Equal(10, trainer.StepCount);
    }

    private static float Scale(int index) => MathF.Pow(10, index % 8 - 6);

    private static void SetGradients(ReferenceNetwork reference, ReadOnlySpan<float> flat)
    {
        foreach (Tensor tensor in reference.Learned)
        {
            for (int i = 0; i < tensor.Count; i++)
                tensor.Gradient[i] = flat[i];
            flat = flat[tensor.Count..];
        }
    }
}
