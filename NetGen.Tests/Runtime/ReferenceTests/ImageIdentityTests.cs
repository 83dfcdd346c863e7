using System;
using System.Linq;
using NetGen.Tests.Numeric;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.ReferenceTests;

/// <summary>What layers of images have in common with those of vectors.</summary>
public sealed class ImageIdentityTests
{
    private const int Rows = 3;
    private const ulong Seed = 17;

    private readonly Random random = new(9);

    [Fact]
    public void AConvolutionAsLargeAsTheImageIsDense()
    {
        float[] parameters = Draw.Normals(5 * 24 + 5, random);
        Matrix x = Inputs(24);
        Matrix expected = Run(new([2, 3, 4], [new Dense(5)], new MeanSquaredError()), parameters, x);
        NetworkSpec spec = new([2, 3, 4], [new Conv(5, 3) { KernelWidth = 4 }, new Flatten()], new MeanSquaredError());
        Assert.All(
            expected.Values.Zip(Run(spec, parameters, x).Values),
            pair => Assert.Equal(pair.First, pair.Second, 1e-13));
    }

    [Fact]
    public void AConvolutionOfOneValueIsDenseAtEachPosition()
    {
        float[] parameters = Draw.Normals(5 * 2 + 5, random);
        Matrix x = Inputs(2 * 6);
        Matrix found = Run(new([2, 2, 3], [new Conv(5, 1)], new MeanSquaredError()), parameters, x);
        for (int row = 0; row < Rows; row++)
        {
            for (int position = 0; position < 6; position++)
            {
                Matrix channels = new(1, 2, [x[row, position], x[row, 6 + position]]);
                Matrix expected = Run(new(2, [new Dense(5)], new MeanSquaredError()), parameters, channels);
                for (int o = 0; o < 5; o++)
                    Assert.Equal(expected[0, o], found[row, o * 6 + position], 1e-13);
            }
        }
    }

    [Fact]
    public void DropoutCountsChannelByChannelAtEachPosition()
    {
        const float rate = 0.4f;
        ReferenceNetwork network = new(new([3, 2, 2], [new Dropout(rate)], new MeanSquaredError()), Seed);
        Matrix found = network.Logits(new Matrix(Rows, 12).Map(_ => 1), new Tape(training: true, Seed, step: 5));
        for (int row = 0; row < Rows; row++)
            for (int channel = 0; channel < 3; channel++)
                for (int position = 0; position < 4; position++)
                    Assert.Equal(
                        Philox.Drops(Seed, 5, 0, (row * 4 + position) * 3 + channel, rate),
                        found[row, channel * 4 + position] == 0);
    }

    private static Matrix Run(NetworkSpec spec, float[] parameters, Matrix x)
    {
        ReferenceNetwork network = new(spec);
        network.CopyFrom(parameters);
        return network.Logits(x, new Tape(training: false));
    }

    private Matrix Inputs(int columns) => Matrix.From(Draw.Normals(Rows * columns, random), columns);
}
