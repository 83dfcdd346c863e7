using System;
using System.Runtime.Intrinsics;
using Xunit;

namespace NetGen.Tests.Optimizers;

/// <summary>A user's own optimiser works as ours do: inlined, at every width, without allocation.</summary>
public class OwnOptimizerTests
{
    [Fact]
    public void Trains()
    {
        LineFitter network = new(seed: 1);
        using Trainer<float, Lion> trainer = network.Train(new Lion(0.01f), 4);
        float[] inputs = [1, 0, 0, 1, 1, 1, -1, 1];
        float[] targets = [2, -1, 1, -3];
        float first = trainer.Step(inputs, targets);
        Assert.Equal(0, Allocated.MostOf(1_000, () => _ = trainer.Step(inputs, targets)));
        Assert.True(trainer.Step(inputs, targets) < 0.001f * first);
        Assert.Equal(2f, network.Dense1.Weights[0, 0], 0.03f);
    }

    [Fact]
    public void RuleThatMovesPaddingIsRefused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new LineFitter().Train(new Drifter()));
        Assert.Contains("keeps a zero weight without gradient at zero, found that Drifter moves it", error.Message);
    }

    [Fact]
    public void EveryWidthDoesTheSame()
    {
        Lion rule = new(0.1f);
        (float w, float g, float m) = (0.5f, -4f, 0.25f);
        float single = rule.Update(w, g, ref m, ref w);
        Vector128<float> m128 = Vector128.Create(0.25f), unused128 = default;
        Vector256<float> m256 = Vector256.Create(0.25f), unused256 = default;
        Vector512<float> m512 = Vector512.Create(0.25f), unused512 = default;
        Vector128<float> narrow = rule.Update(Vector128.Create(0.5f), Vector128.Create(2f), ref m128, ref unused128);
        Assert.Equal(0.4f, narrow[3], 1e-6f);
        Assert.Equal(0.6f, single, 1e-6f);
        Assert.Equal(0.6f, rule.Update(Vector256.Create(0.5f), Vector256.Create(g), ref m256, ref unused256)[7], 1e-6f);
        Vector512<float> wide = rule.Update(Vector512.Create(0.5f), Vector512.Create(g), ref m512, ref unused512);
        Assert.Equal(0.6f, wide[15], 1e-6f);
        Assert.Equal(m, m512[0]);
        Assert.Equal(m, m256[0]);
    }
}
