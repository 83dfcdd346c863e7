using System;
using System.Linq;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>
/// Sums over all positions of many images. In one float such a sum is off in the third digit; the values are all
/// positive, so that nothing cancels.
/// </summary>
[Trait("Category", "Numeric")]
public sealed class LongSumTests
{
    private const int Rows = 24;
    private const double Tolerance = 2e-5;

    private static readonly NetworkSpec Spec = new(
        [2, 48, 48],
        [
            new Conv(5, 1), new BatchNorm(), new PReLU(), new DepthwiseConv(3, Padding: 1),
            new PReLU(0.25f, PerUnit: true), new Conv(3, 1), new LayerNorm(), new GlobalAveragePool(), new Dense(1),
        ],
        new MeanSquaredError());

    [Fact]
    public void KeepTheirDigits()
    {
        LargeImages network = new(seed: 1);
        Random random = new(5);
        float[] inputs = [.. Enumerable.Range(0, Rows * Spec.Inputs).Select(_ => random.NextSingle())];
        float[] targets = [.. Enumerable.Range(0, Rows).Select(_ => 10 * random.NextSingle())];
        using Trainer<float, Sgd> trainer = network.Train(new Sgd(0.1f), maxBatch: Rows);
        ParameterBlock gradients = network.CreateGradients();
        trainer.ComputeGradients(inputs, targets, gradients);
        trainer.CommitStatistics();

        ReferenceNetwork reference = new(Spec);
        Agreement.Copy(new LargeImages(seed: 1).Parameters, reference);
        reference.ComputeGradients(new Matrix(Rows, Spec.Inputs, [.. inputs]), Targets.Of(targets), out Tape tape);
        tape.Commit();
        Hold(Agreement.Gradients(reference).ToArray(), Agreement.Learned(gradients).ToArray());
        Hold(
            [.. Agreement.State(reference).Skip(gradients.Layout.Tensors.Count(tensor => tensor.IsLearned))],
            [.. Agreement.StatisticsOf(network.Parameters)]);
    }

    private static void Hold(Expected[] expected, float[][] found)
    {
        Assert.Equal(expected.Length, found.Length);
        foreach ((Expected tensor, float[] values) in expected.Zip(found))
        {
            double largest = tensor.Values.Max(Math.Abs);
            double off = tensor.Values.Zip(values, (exact, value) => Math.Abs(exact - value)).Max();
            Assert.True(off <= Tolerance * largest, $"{tensor.Name}: {off / largest:E1} of the largest is off.");
        }
    }
}

/// <summary>The network of <see cref="LongSumTests"/>.</summary>
[Network]
[Input(2, 48, 48)]
[Conv(5, kernel: 1), BatchNorm, PReLU, DepthwiseConv(3, padding: 1), PReLU(perUnit: true)]
[Conv(3, kernel: 1), LayerNorm, GlobalAveragePool, Dense(1), MeanSquaredError]
internal sealed partial class LargeImages;
