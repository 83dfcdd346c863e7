using System;
using NetGen.CompilerServices;
using NetGen.Tests.Networks;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>
/// Runs the numeric suite again, in child processes, with AVX-512, AVX2 and all hardware intrinsics off: all of it in
/// CI, a third of the networks elsewhere, since each run takes minutes.
/// </summary>
public sealed class WidthTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512", 256)]
    [InlineData("DOTNET_EnableAVX2", 128)]
    [InlineData("DOTNET_EnableHWIntrinsic", 0)]
    public void TheNumericSuiteHolds(string disabled, int widest)
    {
        int expected = int.Min(widest, VectorWidths.Widest);
        (int passed, int failed, string output) = TestChild.Run(
            "Category=Numeric", NetworkAssembly.Compiled, (disabled, "0"), (PathTests.Variable, $"{expected}"),
            (NetworkCases.StepVariable, Environment.GetEnvironmentVariable("CI") == "true" ? "1" : "3"));
        Assert.True(failed == 0, $"{failed} tests failed with {disabled}=0:\n{output}");
        Assert.True(
            passed > RandomNetworks.All.Count, $"Expected the whole suite with {disabled}=0, found {passed} tests.");
    }
}
