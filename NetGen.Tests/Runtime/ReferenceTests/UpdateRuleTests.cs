using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.ReferenceTests;

/// <summary>
/// The reference's update rules against numbers worked out by hand from PyTorch's documented algorithms.
/// </summary>
public sealed class UpdateRuleTests
{
    [Fact]
    public void SgdAddsWeightDecayToTheGradient() =>
        Assert.Equal(1 - 0.1 * (2 + 0.5 * 1), After(new SgdRule(0.1, 0.5), 2));

    [Fact]
    public void MomentumStartsWithTheWholeGradient() =>
        Assert.Equal(1 - 0.1 * 2 - 0.1 * (0.9 * 2 + 3), After(new MomentumRule(0.1), 2, 3), 1e-15);

    [Fact]
    public void NesterovLooksAhead() =>
        Assert.Equal(1 - 0.1 * (2 + 0.9 * 2), After(new MomentumRule(0.1, Nesterov: true), 2), 1e-15);

    [Fact]
    public void AdaGradDividesByTheRootOfTheSum() =>
        Assert.Equal(1 - 0.1 * 3 / 3 - 0.1 * 4 / 5, After(new AdaGradRule(0.1, Epsilon: 0), 3, 4), 1e-15);

    [Fact]
    public void RmsPropAddsEpsilonOutsideTheRoot() =>
        Assert.Equal(1 - 0.1 * 2 / (0.5 * 2 + 1), After(new RmsPropRule(0.1, Alpha: 0.75, Epsilon: 1), 2), 1e-15);

    [Fact]
    public void AdamsFirstStepHasTheLengthOfTheRate() =>
        Assert.Equal(0.9, After(new AdamRule(0.1, Epsilon: 0), 1e-3), 1e-12);

    [Fact]
    public void AdamAddsEpsilonToTheCorrectedRoot() =>
        Assert.Equal(1 - 0.1 * 2 / (2 + 2), After(new AdamRule(0.1, Epsilon: 2), 2), 1e-12);

    [Fact]
    public void AdamWShrinksTheWeightByItself() =>
        Assert.Equal(0.95 - 0.1, After(new AdamRule(0.1, Epsilon: 0, WeightDecay: 0.5, Decoupled: true), 2), 1e-12);

    [Fact]
    public void WeightDecayLeavesABiasAlone()
    {
        Tensor bias = new("Bias", TensorRole.Bias, 1, 1);
        new SgdRule(0.1, 0.5).Apply(bias, 1);
        Assert.Equal(1, bias.Values[0]);
    }

    private static double After(UpdateRule rule, params double[] gradients)
    {
        Tensor weight = new("Weights", TensorRole.Weights, 1, 1);
        for (int step = 1; step <= gradients.Length; step++)
        {
            weight.Gradient[0] = gradients[step - 1];
            rule.Apply(weight, step);
        }

        return weight.Values[0];
    }
}
