using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>The property NetGenVectorBits chooses for which vector widths there are kernels.</summary>
public class VectorBitsTests
{
    private const string Narrow = """
        using NetGen;

        namespace Demo;

        [Network, Input(20), Dense(7), ReLU, Dense(6), MeanSquaredError]
        public sealed partial class Narrow;
        """;

    private const string Wide = """
        using NetGen;

        namespace Demo;

        [Network, Input(20), Dense(33), ReLU, Dense(17), MeanSquaredError]
        public sealed partial class Wide;
        """;

    private const string FewClasses = """
        using NetGen;

        namespace Demo;

        [Network, Input(20), Dense(33), ReLU, Dense(3), SoftmaxCrossEntropy]
        public sealed partial class FewClasses;
        """;

    [Theory]
    [InlineData(null, "Vector512 Vector256 Vector128 Scalar")]
    [InlineData("", "Vector512 Vector256 Vector128 Scalar")]
    [InlineData("256", "Vector256")]
    [InlineData("128", "Vector128")]
    [InlineData("512", "Vector512")]
    [InlineData("128, 512", "Vector512 Vector128")]
    [InlineData("512;256", "Vector512 Vector256")]
    public void WidthsAsAskedFor(string? bits, string widths) => Assert.Equal(widths, Emitted(Wide, bits));

    // Rows of 8 floats leave half of a vector of 512 bits empty: their kernels are those of 256 bits.
    [Fact]
    public void NarrowRowsBringTheHalfWidthAlong() =>
        Assert.Equal("Vector512 Vector256", Emitted(Narrow, "512"));

    // The loss of few classes has a row in each lane: rows that are left are for half as many lanes.
    [Theory]
    [InlineData("512", "Vector512 Vector256 Vector128")]
    [InlineData("256", "Vector256 Vector128")]
    [InlineData("128", "Vector128")]
    public void RowsThatFillNoVectorBringTheHalfWidthAlong(string bits, string widths) =>
        Assert.Equal(widths, Emitted(FewClasses, bits));

    [Fact]
    public void WhatIsNoWidthIsNamed()
    {
        Diagnostic found = Assert.Single(Run(Wide, "384").Said);
        Assert.Equal("NG0025", found.Id);
        Assert.Equal(
            "Expected NetGenVectorBits in the project file to be 512, 256 or 128, or several of them with commas, "
            + "found '384': leave the property out for kernels of all widths",
            found.GetMessage());
    }

    private static string Emitted(string source, string? bits)
    {
        (Compilation output, ImmutableArray<Diagnostic> said) = Run(source, bits);
        Assert.Empty(said);
        Assert.Empty(output.GetDiagnostics().Where(found => found.Severity >= DiagnosticSeverity.Warning));
        return string.Join(" ", output.SyntaxTrees.Select(tree => tree.FilePath.Split('.'))
            .Where(parts => parts.Length > 3 && parts[^2] == "g").Select(parts => parts[^3])
            .Where(name => name is "Vector512" or "Vector256" or "Vector128" or "Scalar"));
    }

    private static (Compilation Output, ImmutableArray<Diagnostic> Said) Run(string source, string? bits)
    {
        GeneratorHarness.Generated generated =
            GeneratorHarness.Generate(GeneratorHarness.Compile(source), new ProjectOptions(bits));
        return (generated.Output, generated.Findings);
    }
}
