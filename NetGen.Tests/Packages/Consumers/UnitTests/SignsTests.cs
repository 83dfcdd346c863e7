using NetGen;
using Xunit;

namespace UnitTests;

public class SignsTests
{
    [Fact]
    public void AProbabilityIsBetween0And1()
    {
        float[] answer = new float[1];
        new Signs(seed: 1).Predict([0.5f, -0.5f], answer);
        Assert.InRange(answer[0], 0f, 1f);
    }

    [Fact]
    public void ABadCallIsNamed()
    {
        ArgumentException problem = Assert.Throws<ArgumentException>(
            () => new Signs(seed: 1).Predict([0.5f, -0.5f, 1f], new float[1]));
        Assert.Contains("xpected", problem.Message);
    }
}

[Network]
[Input(2)]
[Dense(8), Tanh]
[Dense(1), BinaryCrossEntropy]
public sealed partial class Signs;
