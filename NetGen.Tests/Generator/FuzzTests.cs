using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator;
using NetGen.Generator.Diagnostics;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>Half-typed source never makes generator or analyzer throw.</summary>
public class FuzzTests
{
    [Fact]
    public void PrefixesOfADeclaration()
    {
        for (int length = 0; length < GeneratorHarness.Tiny.Length; length += 2)
            DoesNotThrow(GeneratorHarness.Tiny[..length]);
    }

    [Fact]
    public void TokensLeftOutOrDoubled()
    {
        SyntaxToken[] tokens = [.. CSharpSyntaxTree.ParseText(GeneratorHarness.Tiny).GetRoot().DescendantTokens()];
        Random random = new(5);
        for (int i = 0; i < 100; i++)
        {
            DoesNotThrow(string.Concat(tokens.SelectMany(token =>
                Enumerable.Repeat(token.ToFullString(), random.Next(12) switch { 0 => 0, 1 => 2, _ => 1 }))));
        }
    }

    [Theory]
    [InlineData("[Input(100000), Dense(100000), Dense(1), MeanSquaredError]")]
    [InlineData("[Input(2147483647), Dense(2147483647), MeanSquaredError]")]
    [InlineData("[Input(2147483647), BatchNorm, PReLU, MeanSquaredError]")]
    [InlineData("[Input(24999999), PReLU, MeanSquaredError]")]
    [InlineData("[Input(4), Dense(-3), Maxout(0, 0), MeanSquaredError]")]
    [InlineData("[Input, Dense(), Dense(3, 4, 5, 6, 7, 8, 9), Unknown(3), MeanSquaredError]")]
    [InlineData("[Input(\"four\"), Dense(null), Dropout(rate: \"half\"), MeanSquaredError]")]
    [InlineData("[Input(4), Dense(weightInit: (WeightInit)77, units: 3), Dropout(float.NaN), MeanSquaredError]")]
    [InlineData("[Input(4), Dense(Units), MeanSquaredError]")]
    [InlineData("[Input(4), Dense(3, name: \"\"), Dense(3, name: \"a b\"), Dense(3, name: \"Predict\"), "
        + "MeanSquaredError]")]
    public void OddArguments(string layers) => DoesNotThrow($"using NetGen; [Network] {layers} partial class Net;");

    // An exception in one network would take every other network of the project along.
    [Theory]
    [InlineData("[NetGen.Network] partial class Net; [NetGen.Network, NetGen.Input(2)] partial class Net;")]
    [InlineData("[NetGen.Network] class Net { } [NetGen.Network, NetGen.Input(2)] class Net { }")]
    [InlineData("namespace A { class DenseAttribute(int a) : NetGen.LayerAttribute; [NetGen.Network, Dense(1)] class "
        + "Net; }")]
    [InlineData("[NetGen.Network, NetGen.Input(int.MaxValue), NetGen.Maxout(int.MaxValue, int.MaxValue)] partial "
        + "class Net;")]
    [InlineData("[NetGen.Network, OTHER] partial class N\u093f; [NetGen.Network, OTHER] partial class N\u0940;")]
    [InlineData("[NetGen.Network, NetGen.Input(1), NetGen.Dense(@\"\n\" == \"\" ? 1 : 2), NetGen.Hinge] partial "
        + "class Net;")]
    public void LeavesOtherNetworksAlone(string source)
    {
        const string layers = "NetGen.Input(2), NetGen.Dense(1), NetGen.MeanSquaredError";
        string whole = $"{source.Replace("OTHER", layers)} [NetGen.Network, {layers}] partial class Innocent;";
        DoesNotThrow(whole);
        Assert.Contains("Innocent.g.cs", GeneratorHarness.Files(whole).Keys);
    }

    [Theory]
    [InlineData("[Input(3), Dense, ReLU, Dense(2), MeanSquaredError]")]
    [InlineData("[Input(3), Dense(Units), ReLU, Dense(2), MeanSquaredError]")]
    public void LayerThatCannotBeReadIsNotLeftOutInSilence(string layers)
    {
        string source = $"using NetGen; [Network] {layers} partial class Net;";
        Assert.Contains("NotSupportedException", Assert.Single(GeneratorHarness.Files(source)).Value);
    }

    [Theory]
    [InlineData("[Network, Input, Dense(3), MeanSquaredError]")]
    [InlineData("[Network, Input(3), Dense, MeanSquaredError]")]
    [InlineData("[Network, Input(3), Dense(3), Sigmoid, Dense(Units), MeanSquaredError]")]
    [InlineData("[Network, Input(3), Dense(3), SoftmaxCrosEntropy]")]
    public void WhatTheCompilerReportsIsNotReportedAgain(string attributes) =>
        Assert.Empty(GeneratorHarness.Analyze(
            GeneratorHarness.Compile($"using NetGen; {attributes} partial class Net;")));

    private static void DoesNotThrow(string source)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile(source);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new NetworkGenerator())
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        Assert.Null(driver.GetRunResult().Results[0].Exception);
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([]), (error, _, _) => Assert.Fail($"{error}\n{source}"), true, false, true);
        _ = new CompilationWithAnalyzers(output, [new NetworkAnalyzer()], options)
            .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
    }
}
