using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Syntax;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>
/// A build does not ask analyzers where an attribute does not compile: the generator tells what is wrong with such a
/// class, and the analyzer does not repeat it.
/// </summary>
public class FaultyDeclarationTests
{
    [Theory]
    [InlineData(
        "[Network, Input(4), Dence(8), Dense(0), MeanSquaredError] class Net { }", "NG0001", "NG0012", "NG0023")]
    [InlineData("[Network, Input(4), Dense(8), Dense(nowhere), MeanSquaredError] class Net { }", "NG0001")]
    [InlineData("[Network, Input(4), Dense(8), MeanSquaredError, System.Obsolete(nowhere)] class Net { }", "NG0001")]
    [InlineData("[Network(1), Input(4), Dense(8), MeanSquaredError] class Net { }", "NG0001")]
    [InlineData("[Netwrk, Input(4), Dense(8), MeanSquaredError] class Net { }", "NG0017", "NG0023")]
    [InlineData("[Network, Input(4), Dense(8), MeanSquaredError] delegate void Net();", "NG0003")]
    [InlineData("[Network, Input(4), Dense(8), MeanSquaredError] enum Net { A }", "NG0003")]
    [InlineData("[Network, Input(4), Dense(8), MeanSquaredError] partial struct Net { }", "NG0003")]
    [InlineData("[Network, Input(4), Dense(8), MeanSquaredError] partial interface Net { }", "NG0003")]
    [InlineData("[Network, Input, Dense(8), MeanSquaredError] partial class Net { }")]
    [InlineData("[Network, Input(4), Dense(8), Unknowable] partial class Net { }")]
    public void IsToldByTheGeneratorAlone(string source, params string[] ids)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile("using NetGen;\n" + source);
        Diagnostic[] reported = Reported(compilation, out Compilation output);
        Assert.Equal(ids, reported.Select(diagnostic => diagnostic.Id).Order());
        Assert.Empty(GeneratorHarness.ByAnalyzers(output));
        Assert.All(reported, diagnostic =>
        {
            Assert.Equal("File0.cs", diagnostic.Location.GetLineSpan().Path);
            Assert.Equal(1, diagnostic.Location.GetLineSpan().StartLinePosition.Line);
            Assert.False(diagnostic.Location.SourceSpan.IsEmpty);
        });
    }

    [Fact]
    public void NeighboursInTheFileAreToldToo()
    {
        CSharpCompilation compilation = GeneratorHarness.Compile("""
            using NetGen;
            [Network, Input(4), Dence(8), MeanSquaredError] partial class Misspelt { }
            [Network, Input(4), Dense(0), MeanSquaredError] class Neighbour { }
            """);
        Diagnostic[] reported = Reported(compilation, out Compilation output);
        Assert.Equal(
            ["NG0023 at 1", "NG0001 at 2", "NG0012 at 2"],
            reported.OrderBy(found => found.Location.GetLineSpan().StartLinePosition.Line).ThenBy(found => found.Id)
                .Select(found => $"{found.Id} at {found.Location.GetLineSpan().StartLinePosition.Line}"));
        Assert.Empty(GeneratorHarness.ByAnalyzers(output));
    }

    [Theory]
    [InlineData("Dence", "Dense")]
    [InlineData("Relu", "ReLU")]
    [InlineData("BatchNorm1d", "BatchNorm")]
    [InlineData("batchnorm", "BatchNorm")]
    [InlineData("SoftmaxCrosEntropy", "SoftmaxCrossEntropy")]
    [InlineData("DropoutAttribut", "Dropout")]
    [InlineData("MeanSquareError", "MeanSquaredError")]
    [InlineData("Serializable", null)]
    [InlineData("Obsolete", null)]
    [InlineData("X", null)]
    public void TheNearestNameIsFound(string written, string? expected) => Assert.Equal(
        expected, NearestName.Of(written, NetGen.Generator.Layers.AllLayers.Items.Select(layer => layer.Kind)));

    [Fact]
    public void AMisspeltLayerIsToldAtItsName()
    {
        CSharpCompilation compilation = GeneratorHarness.Compile(
            "using NetGen; [Network, Input(4), Dence(8), Dense(2), MeanSquaredError] partial class Net;");
        Diagnostic found = Assert.Single(Reported(compilation, out _));
        Assert.Equal("Expected an attribute that exists, found 'Dence': did you mean 'Dense'?", found.GetMessage());
        Assert.Equal(
            "Dence", compilation.SyntaxTrees[0].GetText().ToString(found.Location.SourceSpan));
    }

    [Theory]
    [InlineData("Linear", "Dense")]
    [InlineData("AvgPool2d", "AveragePool")]
    [InlineData("CrossEntropyLoss", "SoftmaxCrossEntropy")]
    public void ANameOfAnotherLibraryIsAnsweredByOurs(string written, string expected)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile(
            $"using NetGen; [Network, Input(4), {written}, Dense(2), MeanSquaredError] partial class Net;");
        Diagnostic found = Assert.Single(Reported(compilation, out _));
        Assert.Equal(
            $"Expected an attribute that exists, found '{written}': did you mean '{expected}'?", found.GetMessage());
    }

    [Fact]
    public void WhatIsCalledOtherwiseElsewhereIsALayerHere() => Found.Nothing(
        from name in NamesElsewhere.All
        where NetGen.Generator.Layers.AllLayers.Set.Find(name) is null
        select $"{name}: expected the kind of a layer.");

    // The generator sees no generated constant, the analyzer does: the class is told of where a build comes to it.
    [Theory]
    [InlineData("Input([|Coder.OutputLength|]), Dense(3), MeanSquaredError")]
    [InlineData("Input(3), Dense([|Coder.InputLength|]), MeanSquaredError")]
    [InlineData("Input(3), Dense([|Sizes.Hidden + 1|]), MeanSquaredError")]
    [InlineData("Input(3), Dense(units: [|OutputLength|]), MeanSquaredError")]
    public void AGeneratedConstantIsToldAtTheArgument(string marked)
    {
        const string others = "using NetGen; using static Coder; static class Sizes { public const int Hidden = 2 * "
            + "Coder.OutputLength; } [Network, Input(2), Dense(3), MeanSquaredError] partial class Coder; ";
        string source = $"{others}[Network, {marked.Replace("[|", "").Replace("|]", "")}] partial class Net;";
        CSharpCompilation compilation = GeneratorHarness.Compile(source);
        Assert.Empty(Reported(compilation, out Compilation output));
        Diagnostic found = Assert.Single(GeneratorHarness.ByAnalyzers(output));
        Assert.Equal("NG0021", found.Id);
        string argument = marked.Split("[|")[1].Split("|]")[0];
        Assert.EndsWith(argument, source[found.Location.SourceSpan.Start..found.Location.SourceSpan.End]);
        Assert.Empty(GeneratorHarness.Errors(compilation));
    }

    // Whoever names its members has no row of errors beside ours.
    [Fact]
    public void MembersOfAClassWithAGeneratedConstantAreThere() => Assert.Empty(GeneratorHarness.Errors(
        GeneratorHarness.Compile("""
            using NetGen;
            [Network, Input(2), Dense(3), MeanSquaredError] partial class Coder;
            [Network, Input(Coder.OutputLength), Dense(3), MeanSquaredError] partial class Net;
            static class User { static Net.Gradients Of(Net net) => net.CreateGradients(); }
            """)));

    [Fact]
    public void WhereItIsToldDoesNotReachTheModel()
    {
        const string source = "using NetGen; [Network, Input(4), Dence(8), MeanSquaredError] partial class Net;";
        CSharpCompilation first = GeneratorHarness.Compile(source);
        GeneratorDriver driver = GeneratorHarness.Driver(first).RunGenerators(first);
        SyntaxTree old = first.SyntaxTrees[0];
        SyntaxTree moved = CSharpSyntaxTree.ParseText(
            source.Replace("[Network", "\n\n[Network"), (CSharpParseOptions)old.Options, old.FilePath);
        GeneratorRunResult result =
            driver.RunGenerators(first.ReplaceSyntaxTree(old, moved)).GetRunResult().Results[0];
        Assert.Equal([IncrementalStepRunReason.Unchanged], CachingTests.Reasons(result, "Model"));
        Assert.Equal([IncrementalStepRunReason.Modified], CachingTests.Reasons(result, "Reports"));
        Assert.Equal(2, Assert.Single(result.Diagnostics).Location.GetLineSpan().StartLinePosition.Line);
    }

    private static Diagnostic[] Reported(CSharpCompilation compilation, out Compilation output)
    {
        GeneratorHarness.Driver(compilation).RunGeneratorsAndUpdateCompilation(
            compilation, out output, out System.Collections.Immutable.ImmutableArray<Diagnostic> reported);
        return [.. reported];
    }
}
