using System;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Preprocessing;

/// <summary>Min-max reaches both bounds and never exceeds them; no difference overflows on the way.</summary>
public sealed class FeatureScalingBoundsTests
{
    [Theory]
    [InlineData(0.1f, 2.2f, 0f, 1f)]
    [InlineData(-3e38f, 3e38f, 0f, 1f)]
    [InlineData(-3e38f, 3e38f, -1f, 0f)]
    [InlineData(float.MinValue, float.MaxValue, float.MinValue, float.MaxValue)]
    [InlineData(1f, 1.0000001f, -0.3f, 1e-20f)]
    [InlineData(0f, float.Epsilon, -3e38f, 3e38f)]
    public void BoundsAreReachedAndNeverExceeded(float least, float most, float low, float high)
    {
        FeatureScaling scaling = FeatureScaling.FitMinMax([most, least], 1, low, high);
        float[] rows =
            [.. Enumerable.Range(0, 1001).Select(i => (float)(least + ((double)most - least) * i / 1000)), most, least];
        float[] scaled = [.. rows];
        scaling.Transform(scaled);
        Assert.Equal((low, high, high, low), (scaled[0], scaled[1000], scaled[1001], scaled[1002]));
        Assert.All(scaled, value => Assert.InRange(value, low, high));
        Assert.Equal(scaled[..1001].Order(), scaled[..1001]);
        scaling.Inverse(scaled);
        Assert.Equal((least, most), (scaled[0], scaled[1000]));
    }

    [Fact]
    public void AnyBoundsOfAnyFeatureAreReached()
    {
        Random random = new(4);
        for (int i = 0; i < 5000; i++)
        {
            float[] ends = [Any(random), Any(random)], range = [Any(random), Any(random)];
            Array.Sort(range);
            FeatureScaling scaling = FeatureScaling.FitMinMax(ends, 1, range[0], range[1]);
            Array.Sort(ends);
            scaling.Transform(ends);
            Assert.Equal(range, ends);
        }

        static float Any(Random random) => (random.NextSingle() - 0.5f) * MathF.Pow(10, random.Next(-20, 20));
    }

    [Fact]
    public void DifferencesBeyondFloat32DoNotOverflowOnTheWay()
    {
        float[] rows = [-3e38f, -3e38f, -3e38f, -3e38f, -3e38f, -3e38f, -3e38f, -3e38f, -3e38f, 3e38f];
        FeatureScaling scaling = FeatureScaling.FitStandard(rows, 1);
        float[] scaled = [.. rows];
        scaling.Transform(scaled);
        Assert.Equal(3f, scaled[9], 1e-5f);
        Assert.Equal(-1f / 3, scaled[0], 1e-5f);
        scaling.Inverse(scaled);
        Assert.Equal(3e38f, scaled[9], 1e33f);
    }
}
