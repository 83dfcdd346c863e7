using System;
using System.Runtime.Intrinsics;
using NetGen.CompilerServices;
using Xunit;

namespace NetGen.Tests.Masks;

/// <summary>What was dropped is told from what was kept, a kept zero included.</summary>
[Trait("Category", "Numeric")]
public class DropoutMarkTests
{
    [Theory]
    [InlineData(3f, 2f, 6f)]
    [InlineData(-3f, 2f, -6f)]
    [InlineData(0f, 2f, 0f)]
    [InlineData(-0f, 1.5f, 0f)]
    [InlineData(-float.Epsilon, 1f, -float.Epsilon)]
    [InlineData(3f, 0f, -0f)]
    [InlineData(-3f, 0f, -0f)]
    [InlineData(1f, 0f, -0f)]
    public void ADroppedValueAloneIsMinusZero(float value, float factor, float expected)
    {
        float[] found =
        [
            DropoutMark.Drop(Vector512.Create(value), Vector512.Create(factor))[15],
            DropoutMark.Drop(Vector256.Create(value), Vector256.Create(factor))[7],
            DropoutMark.Drop(Vector128.Create(value), Vector128.Create(factor))[3],
            DropoutMark.Drop(value, factor),
        ];
        Assert.All(found, y => Assert.Equal(
            BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(y)));
    }

    [Theory]
    [InlineData(0.5f, 1.25f)]
    [InlineData(0f, 1.25f)]
    [InlineData(-float.Epsilon, 1.25f)]
    [InlineData(-0f, 0f)]
    public void ADroppedValueAloneStopsTheGradient(float output, float expected)
    {
        float[] found =
        [
            DropoutMark.Back(Vector512.Create(1f), Vector512.Create(output), Vector512.Create(1.25f))[15],
            DropoutMark.Back(Vector256.Create(1f), Vector256.Create(output), Vector256.Create(1.25f))[7],
            DropoutMark.Back(Vector128.Create(1f), Vector128.Create(output), Vector128.Create(1.25f))[3],
            DropoutMark.Back(1f, output, 1.25f),
        ];
        Assert.All(found, d => Assert.Equal(expected, d));
    }
}
