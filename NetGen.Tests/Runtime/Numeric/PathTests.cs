using System;
using System.Globalization;
using NetGen.CompilerServices;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>Looks at which vector width this process really takes.</summary>
[Trait("Category", "Numeric")]
public sealed class PathTests
{
    /// <summary>Environment variable with the bits that the parent process expects its child to take.</summary>
    public const string Variable = "NETGEN_TEST_WIDTH";

    [Fact]
    public void TheWidthIsTheOneAskedFor()
    {
        string taken = VectorWidths.Widest.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(Environment.GetEnvironmentVariable(Variable) ?? taken, taken);

        // Emitted code asks from the widest down: a wider one must never be there without the narrower ones.
        Assert.True(!VectorWidths.Has512 || VectorWidths.Has256);
        Assert.True(!VectorWidths.Has256 || VectorWidths.Has128);
    }
}
