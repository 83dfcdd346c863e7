using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Drawings;

/// <summary>Activation curves beside values of PyTorch's functions in float64, and beside differences.</summary>
public sealed class ActivationCurveTests
{
    [Theory]
    [InlineData("Sigmoid", 1, 0.7310585786300049)]
    [InlineData("Tanh", 0.5, 0.46211715726000973)]
    [InlineData("ReLU", -1, 0)]
    [InlineData("LeakyReLU(0.01)", -1, -0.01)]
    [InlineData("PReLU(0.25)", -2, -0.5)]
    [InlineData("ELU", -1, -0.6321205588285577)]
    [InlineData("GELU", 1, 0.8413447460685429)]
    [InlineData("SiLU", 1, 0.7310585786300049)]
    [InlineData("Hardswish", 1, 0.66666666666666663)]
    [InlineData("Mish", 1, 0.86509838826731034)]
    [InlineData("Softplus", 0, 0.6931471805599453)]
    public void ValuesAreTheLiteratures(string name, double x, double expected) =>
        Assert.Equal(expected, Curve(name).Value(x), 1e-13);

    [Fact]
    public void DerivativesAreThoseOfTheValues()
    {
        const double Step = 1e-5;
        foreach (ActivationCurve curve in ActivationCurve.All)
        {
            foreach (double x in new[] { -3.3, -1.1, -0.2, 0.3, 0.9, 2.7 })
            {
                double slope = (curve.Value(x + Step) - curve.Value(x - Step)) / (2 * Step);
                Assert.True(Math.Abs(slope - curve.Derivative(x)) < 1e-9, $"{curve.Name} at {x}");
            }
        }
    }

    [Fact]
    public void ThePictureHasThemAll()
    {
        XElement svg = PictureFacts.IsSound(Pictures.ActivationCurves());
        IReadOnlyList<string> texts = PictureFacts.Texts(svg);

        // ReLU and its derivative share half of their way: no reason to draw one of them unlike all others.
        Assert.DoesNotContain(svg.Descendants(), part => part.Attribute("stroke-width")?.Value == "5");
        Assert.All(ActivationCurve.All, curve => Assert.Single(texts, curve.Name));
        Assert.Throws<ArgumentException>("curves", () => Pictures.ActivationCurves([]));
    }

    private static ActivationCurve Curve(string name) => ActivationCurve.All.Single(curve => curve.Name == name);
}
