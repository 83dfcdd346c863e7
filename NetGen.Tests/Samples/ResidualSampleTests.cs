using System.Collections.Generic;
using System.Linq;
using NetGen.Samples;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Samples;

/// <summary>What skip connections and LayerNorm do for thirty blocks, in numbers.</summary>
public sealed class ResidualSampleTests
{
    private const float Chance = 2.2f;

    [Fact]
    public void SkipConnectionsCarryGradientsAndLayerNormHoldsSizes()
    {
        Mnist digits = LectureSample.Load(null);
        Dictionary<string, ResidualSample.Blocks> runs = ResidualSample.Compare(
            digits.Training.Take(4_000), digits.Test.Take(500), epochs: 2, seed: 2).ToDictionary(run => run.Name);
        Assert.Equal(6, runs.Count);
        Assert.All(runs.Values, run => Assert.Equal(30, run.GradientNorms.Count));
        Assert.All(runs["plain, small"].GradientNorms, norm => Assert.InRange(norm, 0, 1e-15));
        Assert.All(runs["skip, small"].GradientNorms, norm => Assert.InRange(norm, 1e-3, 10));
        Assert.All(runs["skip, He"].GradientNorms, norm => Assert.True(norm > 1e3));
        Assert.True(runs["plain, small"].LossOf(1) > Chance);
        Assert.True(runs["skip, small"].LossOf(1) < 1);
        Assert.False(runs["skip, He"].LossOf(1) < Chance);
        foreach (string name in new[] { "skip and LayerNorm, small", "skip and LayerNorm, He" })
        {
            Assert.All(runs[name].GradientNorms, norm => Assert.InRange(norm, 1e-2, 100));
            Assert.True(runs[name].LossOf(1) < 1);
        }
    }
}
