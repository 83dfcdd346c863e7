using System;
using System.Globalization;
using System.Runtime.Intrinsics;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>Looks at which vector width this process really takes.</summary>
[Trait("Category", "Numeric")]
public sealed class PathTests
{
    /// <summary>Environment variable with the bits that the parent process expects its child to take.</summary>
    public const string Variable = "NETGEN_TEST_WIDTH";

    /// <summary>Bits of the widest accelerated vector; 0 without any.</summary>
    public static int Widest =>
        Vector512.IsHardwareAccelerated ? 512 :
        Vector256.IsHardwareAccelerated ? 256 :
        Vector128.IsHardwareAccelerated ? 128 : 0;

    [Fact]
    public void TheWidthIsTheOneAskedFor()
    {
        string asked = Environment.GetEnvironmentVariable(Variable) ?? Widest.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(asked, Widest.ToString(CultureInfo.InvariantCulture));

        // Emitted code asks from the widest down: a wider one must never be there without the narrower ones.
        Assert.True(!Vector512.IsHardwareAccelerated || Vector256.IsHardwareAccelerated);
        Assert.True(!Vector256.IsHardwareAccelerated || Vector128.IsHardwareAccelerated);
    }
}
