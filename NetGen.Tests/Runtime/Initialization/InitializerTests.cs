using System;
using System.Linq;
using NetGen.CompilerServices;
using Xunit;

namespace NetGen.Tests.Initialization;

/// <summary>Each formula gives the mean, deviation and bounds that it states, whatever the layout.</summary>
public class InitializerTests
{
    private const int Outputs = 200;
    private const int Inputs = 300;

    [Theory]
    [InlineData(WeightInit.Normal, 0.5f, 0.5)]
    [InlineData(WeightInit.XavierFanIn, 1f, 0.057735)]
    [InlineData(WeightInit.LeCunNormal, 2f, 0.11547)]
    [InlineData(WeightInit.XavierNormal, 1f, 0.0632456)]
    [InlineData(WeightInit.HeNormal, 1f, 0.0816497)]
    public void NormalsHaveTheirDeviation(WeightInit kind, float scale, double deviation)
    {
        float[] values = Draw(new Init(kind, scale), 1);
        double mean = values.Average();
        double found = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
        Assert.InRange(mean, -5 * deviation / Math.Sqrt(values.Length), 5 * deviation / Math.Sqrt(values.Length));
        Assert.InRange(found / deviation, 0.98, 1.02);
        Assert.InRange(values.Max() / deviation, 3.5, 7);
    }

    [Theory]
    [InlineData(WeightInit.Uniform, 0.5f, 0.5)]
    [InlineData(WeightInit.XavierUniform, 1f, 0.109545)]
    [InlineData(WeightInit.HeUniform, 1f, 0.141421)]
    [InlineData(WeightInit.LeCunUniform, 1f, 0.1)]
    public void UniformsFillTheirBounds(WeightInit kind, float scale, double bound)
    {
        float[] values = Draw(new Init(kind, scale), 1);
        Assert.InRange(values.Max() / bound, 0.999, 1.00001);
        Assert.InRange(values.Min() / bound, -1.00001, -0.999);
        Assert.InRange(values.Average() / bound, -0.02, 0.02);
    }

    // Bounds of about two of the least floats: a good part of the draws would round to the bound or beyond it.
    [Theory]
    [InlineData(WeightInit.Uniform, 2, 2.0)]
    [InlineData(WeightInit.XavierUniform, 16, 1.752712)]
    [InlineData(WeightInit.HeUniform, 16, 2.262742)]
    [InlineData(WeightInit.LeCunUniform, 16, 1.6)]
    [InlineData(WeightInit.LeCunUniform, -16, 1.6)]
    public void UniformsStayBelowTheirBound(WeightInit kind, int scaleUnits, double boundUnits)
    {
        double unit = float.Epsilon;
        double[] values = [.. Draw(new Init(kind, (float)(scaleUnits * unit)), 1).Select(value => value / unit)];
        Assert.All(values, value => Assert.InRange(value, -boundUnits, Math.BitDecrement(boundUnits)));
        Assert.Equal(-Math.Floor(boundUnits), values.Min());
        Assert.Equal(Math.Ceiling(boundUnits) - 1, values.Max());
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.01f)]
    [InlineData(0.1)]       // the nearest float is above it
    [InlineData(0.7)]       // and below it
    [InlineData(1e39)]      // and infinity
    public void TheLargestDrawIsTheLastFloatBelowTheBound(double bound)
    {
        float largest = Initializer.WithinBound(bound, 1 - 1 / 4294967296.0);
        Assert.True(largest < bound);
        Assert.True(MathF.BitIncrement(largest) >= bound);
        float least = Initializer.WithinBound(bound, 0);
        Assert.True(least >= -bound);
        Assert.True(MathF.BitDecrement(least) < -bound);
    }

    [Fact]
    public void AnIntervalWithoutWidthIsOneValue() =>
        Assert.All(Draw(Init.Uniform(0f), 1), value => Assert.Equal(0f, value));

    [Theory]
    [InlineData(WeightInit.Zeros, 0f)]
    [InlineData(WeightInit.Constant, 0.01f)]
    public void ConstantsAreOneValue(WeightInit kind, float value) =>
        Assert.All(Draw(kind, 1), found => Assert.Equal(value, found));

    [Theory]
    [InlineData(1, 1, 1f)]
    [InlineData(1, 40, 0.5f)]
    [InlineData(40, 1, 3f)]
    [InlineData(7, 7, 2f)]
    [InlineData(4, 30, 2f)]
    [InlineData(30, 4, 2f)]
    [InlineData(130, 130, 1.4142135f)]
    [InlineData(512, 784, 1f)]
    [InlineData(784, 512, 1f)]
    public void OrthogonalIsOrthogonal(int outputs, int inputs, float gain)
    {
        ParameterBlock block = Block(outputs, inputs, 1, outputs);
        for (ulong seed = 3; seed < 5; seed++)
        {
            Initializer.Fill(block, 0, new Init(WeightInit.Orthogonal, gain), seed);
            float[] w = new float[outputs * inputs];
            block.CopyLearnedTo(w);
            Assert.InRange(DistanceFromOrthogonal(w, outputs, inputs, gain), 0, 1e-5);
        }
    }

    [Fact]
    public void LayoutDoesNotShow()
    {
        ParameterBlock byInput = Block(Outputs, Inputs, 1, 208);
        ParameterBlock byOutput = Block(Outputs, Inputs, 304, 1);
        Initializer.FillAll(byInput, 9);
        Initializer.FillAll(byOutput, 9);
        (float[] a, float[] b) = (new float[Outputs * Inputs], new float[Outputs * Inputs]);
        byInput.CopyLearnedTo(a);
        byOutput.CopyLearnedTo(b);
        Assert.Equal(a, b);
    }

    [Fact]
    public void SeedsDiffer() => Assert.NotEqual(Draw(WeightInit.HeNormal, 1), Draw(WeightInit.HeNormal, 2));

    [Fact]
    public void AutoIsForDeclarationsAlone()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Draw(WeightInit.Auto, 1));
        Assert.Contains("Expected a formula, found Auto", error.Message);
    }

    [Fact]
    public void ScaleIsFinite()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Draw(Init.Normal(float.PositiveInfinity), 1));
        Assert.Contains("Expected a finite scale, found", error.Message);
    }

    // The largest element of W W^T / gain^2 - I, or of W^T W / gain^2 - I where there are fewer inputs.
    private static double DistanceFromOrthogonal(float[] w, int outputs, int inputs, double gain)
    {
        (int count, int row, int length, int step) =
            outputs <= inputs ? (outputs, inputs, inputs, 1) : (inputs, 1, outputs, inputs);
        double worst = 0;
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double dot = 0;
                for (int k = 0; k < length; k++)
                    dot += (double)w[i * row + k * step] * w[j * row + k * step];
                worst = Math.Max(worst, Math.Abs(dot / (gain * gain) - (i == j ? 1 : 0)));
            }
        }

        return worst;
    }

    private static float[] Draw(Init init, ulong seed)
    {
        ParameterBlock block = Block(Outputs, Inputs, 1, 208);
        Initializer.Fill(block, 0, init, seed);
        float[] values = new float[Outputs * Inputs];
        block.CopyLearnedTo(values);
        return values;
    }

    private static ParameterBlock Block(int outputs, int inputs, int outputStride, int inputStride)
    {
        int length = outputStride == 1 ? inputs * inputStride : outputs * outputStride;
        length = (length + 15) / 16 * 16;
        return new(EmittedLayout.Of("Tested", length, length, EmittedLayout.Tensor(
            "Dense1", "Weights", TensorRole.Weights, outputs, 0, length, WeightInit.HeNormal, inputs, outputStride,
            inputStride)));
    }
}
