using System;
using System.Globalization;
using System.Runtime.Intrinsics;
using NetGen.CompilerServices;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>Looks at which vector width this process really takes.</summary>
[Trait("Category", "Numeric")]
public sealed class PathTests
{
    /// <summary>Environment variable with the bits that the parent process expects its child to take.</summary>
    public const string Variable = "NETGEN_TEST_WIDTH";

    /// <summary>Whether this process is a child that takes a narrower width than the machine has.</summary>
    public static bool IsForced => Environment.GetEnvironmentVariable(Variable) is not null;

    [Fact]
    public void TheWidthIsTheOneAskedFor()
    {
        string taken = VectorWidths.Widest.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(Environment.GetEnvironmentVariable(Variable) ?? taken, taken);

        // Emitted code asks from the widest down: a wider one must never be there without the narrower ones.
        Assert.True(!VectorWidths.Has512 || VectorWidths.Has256);
        Assert.True(!VectorWidths.Has256 || VectorWidths.Has128);
    }

    [Fact]
    public void TheNumericPathSaysHowOftenAMultiplyAddRounds()
    {
        // The product is 1 - 2^-40, which rounds to 1.
        float more = 1f + MathF.ScaleB(1f, -20), less = 1f - MathF.ScaleB(1f, -20);
        Vector128<float> vector = Vector128.MultiplyAddEstimate(
            Vector128.Create(more), Vector128.Create(less), Vector128.Create(-1f));
        bool isFused = vector.ToScalar() != 0f;
        Assert.Equal(isFused, Scalar.MultiplyAddEstimate(more, less, -1f) != 0f);
        Assert.Contains(isFused ? ", fused multiply-add" : ", separate multiply-add", NumericPath.Of("ScalarKernels"));
    }
}
