using System;
using Xunit;

namespace NetGen.Tests.Optimizers;

/// <summary>
/// Two steps from weight 1 with gradients 0.5 and -0.25, worked out in float64 with PyTorch's defaults.
/// </summary>
public class OptimizerDefaultsTests
{
    [Fact]
    public void Sgd() => Ends(1 - 0.1 * 0.5 + 0.1 * 0.25, new Sgd(0.1f));

    [Fact]
    public void Momentum() => Ends(1 - 0.1 * 0.5 - 0.1 * (0.9 * 0.5 - 0.25), new Momentum(0.1f));

    [Fact]
    public void Nesterov() =>
        Ends(1 - 0.1 * (0.5 + 0.9 * 0.5) - 0.1 * (-0.25 + 0.9 * (0.9 * 0.5 - 0.25)), new Nesterov(0.1f));

    [Fact]
    public void AdaGrad() => Ends(1 - 0.1 + 0.1 * 0.25 / Math.Sqrt(0.3125), new AdaGrad(0.1f));

    [Fact]
    public void RMSProp()
    {
        double s1 = 0.01 * 0.25;
        double s2 = 0.99 * s1 + 0.01 * 0.0625;
        Ends(1 - 0.1 * 0.5 / Math.Sqrt(s1) + 0.1 * 0.25 / Math.Sqrt(s2), new RMSProp(0.1f));
    }

    [Fact]
    public void Adam() => Ends(AdamEnd(0), new Adam(0.1f));

    [Fact]
    public void AdamW() => Ends(AdamEnd(0.01), new AdamW(0.1f));

    [Fact]
    public void NumbersOutOfRangeAreNamed()
    {
        Assert.Contains("Expected beta1 in [0, 1), found 1", MessageOf(() => new Adam(0.1f, 1f)));
        Assert.Contains("Expected learningRate finite and at least 0, found NaN", MessageOf(() => new Sgd(float.NaN)));
        Assert.Contains("Expected epsilon finite and above 0, found 0", MessageOf(() => new AdaGrad(0.1f, 0f)));
    }

    private static string MessageOf(Func<object> make) => Assert.Throws<ArgumentOutOfRangeException>(make).Message;

    [Fact]
    public void OneThatNoConstructorMadeIsRefused()
    {
        Refused(default(AdaGrad));
        Refused(default(RMSProp));
        Refused(default(Adam));
        Refused(default(AdamW));

        static void Refused<TOptimizer>(TOptimizer rule)
            where TOptimizer : unmanaged, IOptimizer
        {
            string message = Assert.Throws<InvalidOperationException>(() => rule.BeginStep(1)).Message;
            Assert.Contains($"found default({typeof(TOptimizer).Name})", message);
        }
    }

    private static double AdamEnd(double decoupledDecay)
    {
        (double w, double m, double v) = (1, 0, 0);
        double[] gradients = [0.5, -0.25];
        for (int t = 1; t <= 2; t++)
        {
            double g = gradients[t - 1];
            w *= 1 - 0.1 * decoupledDecay;
            m = 0.9 * m + 0.1 * g;
            v = 0.999 * v + 0.001 * g * g;
            w -= 0.1 * (m / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 1e-8);
        }

        return w;
    }

    private static void Ends<TOptimizer>(double expected, TOptimizer rule)
        where TOptimizer : unmanaged, IOptimizer
    {
        (float w, float s0, float s1) = (1, 0, 0);
        float[] gradients = [0.5f, -0.25f];
        for (int t = 1; t <= 2; t++)
        {
            rule.BeginStep(t);
            if (TOptimizer.DecouplesWeightDecay)
                w *= 1 - rule.LearningRate * rule.WeightDecay;
            w = rule.Update(w, gradients[t - 1], ref s0, ref s1);
        }

        Assert.Equal(expected, w, 2e-6);
    }
}
