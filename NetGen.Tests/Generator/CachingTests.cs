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
    private const string Other = "[NetGen.Network, NetGen.Input(2), NetGen.Dense(1), NetGen.MeanSquaredError] "
        + "partial class Other;";

    private const string Base = "namespace Demo; partial class TinyNet : Base; public class Base { protected int "
        + "size; }";

    private const string MembersOfItsOwn =
        "class TinyNet { int Size; int Rows() => Size; void Predict(int row) { } TinyNet(int size) : this(1ul) { } }";

    [Theory]
    [InlineData("blank line above the class")]
    [InlineData("comment inside")]
    [InlineData("unrelated member")]
    [InlineData("member of the network")]
    [InlineData("member of the base class")]
    [InlineData("clone")]
    [InlineData("new file")]
    public void UnrelatedEditsLeaveEverythingCached(string edit)
    {
        string tiny = GeneratorHarness.Tiny;
        GeneratorRunResult second = RunTwice([tiny, Base], compilation => edit switch
        {
            "blank line above the class" => Replace(compilation, 0, tiny.Replace("[Network]", "\n\n[Network]")),
            "comment inside" => Replace(compilation, 0, tiny.Replace("[Input(4)]", "/* rows */ [Input(4)] // four")),
            "unrelated member" => Replace(compilation, 0, tiny + "\nclass Unrelated { int member; }"),
            "member of the network" => Replace(compilation, 0, tiny.Replace("class TinyNet;", MembersOfItsOwn)),
            "member of the base class" => Replace(compilation, 1, Base.Replace("int size", "int length")),
            "clone" => compilation.Clone(),
            _ => compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class New;", path: "New.cs")),
        });

        // The model is read again, since the compilation is another; it is equal, and nothing below it runs.
        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(second, "Model"));
        Assert.All(Outputs(second), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [InlineData("[Dense(2)]", "[Dense(5)]")]
    [InlineData("namespace Demo", "namespace Demo2")]
    [InlineData("TinyNet", "TinyNet2")]
    [InlineData("class TinyNet;", "class TinyNet { int Dense1; }")]
    [InlineData("class TinyNet;", "class TinyNet { int Parameters; }")]
    public void EditsOfTheDeclarationWriteItAgain(string from, string to)
    {
        string tiny = GeneratorHarness.Tiny;
        GeneratorRunResult second =
            RunTwice([tiny], compilation => Replace(compilation, 0, tiny.Replace(from, to)));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(second, "Model"));
        Assert.Equal([IncrementalStepRunReason.Modified], Outputs(second));
    }

    [Fact]
    public void EditOfOneNetworkLeavesAnotherCached()
    {
        GeneratorRunResult second = RunTwice(
            [GeneratorHarness.Tiny, Other],
            compilation => Replace(compilation, 1, Other.Replace("Dense(1)", "Dense(3)")));
        Assert.Equal(
            [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified],
            Outputs(second).OrderBy(reason => reason == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void EditOfABlockWritesTheNetworksThatUseItAndNoOther()
    {
        const string network = "[NetGen.Network, NetGen.Input(2), NetGen.Use<Outer>, NetGen.Dense(1), "
            + "NetGen.MeanSquaredError] partial class Net; [NetGen.Block, NetGen.Repeat<Inner>(2)] class Outer;";
        const string block = "[NetGen.Block, NetGen.Dense(3), NetGen.ReLU] class Inner;";
        GeneratorRunResult second = RunTwice(
            [network, block, Other], compilation => Replace(compilation, 1, block.Replace("Dense(3)", "Dense(4)")));
        Assert.Equal(
            [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified],
            Outputs(second).OrderBy(reason => reason == IncrementalStepRunReason.Modified));
        GeneratorRunResult same = RunTwice(
            [network, block, Other], compilation => Replace(compilation, 1, block + " class Unrelated;"));
        Assert.All(Outputs(same), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [InlineData("/// <summary>A row.</summary>", "/// <summary>Another text.</summary>", false)]
    [InlineData("A number.", "Another number.", false)]
    [InlineData("public string? Note", "public int Note", false)]
    [InlineData("record Row", "\n\nrecord /* a row */ Row", false)]
    [InlineData("Numeric]", "Numeric(Scale.Log)]", true)]
    [InlineData("Numeric]", "Category]", true)]
    [InlineData("bool X", "bool? X", true)]
    [InlineData("A, B", "A, C", true)]
    public void EditOfARecordWritesTheNetworksThatTakeItAndNoOther(string from, string to, bool writes)
    {
        const string networks = """
            using NetGen;
            [Network, Input<Row>, Dense(Width.Target), SoftmaxCrossEntropy] partial class One;
            [Network, Input<Row>, Dense(3), ReLU, Dense(Width.Target), SoftmaxCrossEntropy] partial class Two;
            [Network, Input<OtherRow>, Dense(1), MeanSquaredError] partial class Three;
            record OtherRow([Numeric] float X, [Target] float Y);
            """;
        const string record = """
            using NetGen;
            enum Kinds { A, B }
            /// <summary>A row.</summary>
            record Row
            {
                /// <summary>A number.</summary>
                [Numeric] public bool X { get; init; }
                public string? Note { get; init; }
                [Target] public Kinds Kind { get; init; }
            }
            """;
        GeneratorRunResult second = RunTwice(
            [networks, record, Other], compilation => Replace(compilation, 1, record.Replace(from, to)));
        Assert.Equal(writes ? 2 : 0, Outputs(second).Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(4, Outputs(second).Count());
        Assert.All(Outputs(second), reason => Assert.True(
            reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.Cached, $"{reason}"));
    }

    private static GeneratorRunResult RunTwice(string[] sources, Func<CSharpCompilation, CSharpCompilation> edit)
    {
        CSharpCompilation first = GeneratorHarness.Compile(sources);
        GeneratorDriver driver = GeneratorHarness.Driver(first).RunGenerators(first);
        return driver.RunGenerators(edit(first)).GetRunResult().Results[0];
    }

    private static CSharpCompilation Replace(CSharpCompilation compilation, int file, string text)
    {
        SyntaxTree old = compilation.SyntaxTrees[file];
        CSharpParseOptions options = (CSharpParseOptions)old.Options;
        return compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(text, options, old.FilePath));
    }

    internal static IncrementalStepRunReason[] Reasons(GeneratorRunResult result, string step) =>
        [.. result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private static IEnumerable<IncrementalStepRunReason> Outputs(GeneratorRunResult result) =>
        result.TrackedOutputSteps.SelectMany(step => step.Value)
            .SelectMany(run => run.Outputs).Select(output => output.Reason);
}
