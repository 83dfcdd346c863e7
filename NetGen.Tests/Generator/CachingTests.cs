using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>An edit that does not change what the attributes say must not write anything again.</summary>
public class CachingTests
{
    private const string Other = "[NetGen.Network, NetGen.Input(2), NetGen.Dense(1), NetGen.MeanSquaredError] partial class Other;";

    [Theory]
    [InlineData("blank line above the class")]
    [InlineData("comment inside")]
    [InlineData("unrelated member")]
    [InlineData("clone")]
    [InlineData("new file")]
    public void UnrelatedEditsLeaveEverythingCached(string edit)
    {
        string tiny = GeneratorHarness.Tiny;
        GeneratorRunResult second = RunTwice([tiny], compilation => edit switch
        {
            "blank line above the class" => Replace(compilation, 0, tiny.Replace("[Network]", "\n\n[Network]")),
            "comment inside" => Replace(compilation, 0, tiny.Replace("[Input(4)]", "/* rows */ [Input(4)] // four")),
            "unrelated member" => Replace(compilation, 0, tiny + "\nclass Unrelated { int member; }"),
            "clone" => compilation.Clone(),
            _ => compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class New;", path: "New.cs")),
        });
        Assert.All(Reasons(second, "Model"), reason => Assert.Contains(reason, Unchanged));
        Assert.All(Reasons(second, "Typed"), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(Outputs(second), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [InlineData("[Dense(2)]", "[Dense(5)]")]
    [InlineData("namespace Demo", "namespace Demo2")]
    [InlineData("TinyNet", "TinyNet2")]
    public void EditsOfTheDeclarationWriteItAgain(string from, string to)
    {
        GeneratorRunResult second =
            RunTwice([GeneratorHarness.Tiny], compilation => Replace(compilation, 0, GeneratorHarness.Tiny.Replace(from, to)));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(second, "Model"));
        Assert.Equal([IncrementalStepRunReason.Modified], Outputs(second));
    }

    [Fact]
    public void EditOfOneNetworkLeavesAnotherCached()
    {
        GeneratorRunResult second = RunTwice(
            [GeneratorHarness.Tiny, Other], compilation => Replace(compilation, 1, Other.Replace("Dense(1)", "Dense(3)")));
        Assert.Equal(
            [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified],
            Outputs(second).OrderBy(reason => reason == IncrementalStepRunReason.Modified));
    }

    private static readonly IncrementalStepRunReason[] Unchanged =
        [IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached];

    private static GeneratorRunResult RunTwice(string[] sources, Func<CSharpCompilation, CSharpCompilation> edit)
    {
        CSharpCompilation first = GeneratorHarness.Compile(sources);
        GeneratorDriver driver = GeneratorHarness.Driver(first).RunGenerators(first);
        return driver.RunGenerators(edit(first)).GetRunResult().Results[0];
    }

    private static CSharpCompilation Replace(CSharpCompilation compilation, int file, string text)
    {
        SyntaxTree old = compilation.SyntaxTrees[file];
        return compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)old.Options, old.FilePath));
    }

    private static IncrementalStepRunReason[] Reasons(GeneratorRunResult result, string step) =>
        [.. result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private static IEnumerable<IncrementalStepRunReason> Outputs(GeneratorRunResult result) =>
        result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason);
}
