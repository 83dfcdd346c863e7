using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Emit;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Tests.Networks;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>What a declaration of a graph means, and what is said of one that is none.</summary>
public class GraphTests
{
    // The marks [| and |] stand around the text that is underlined.
    [Theory]
    [InlineData("NG0026", "Expected the name of an earlier value, found \"fine\": did you mean \"fines\"?",
        "Dense(3), As(\"fines\"), Dense(3), [|Add(\"fine\")|]")]
    [InlineData("NG0026", "Expected the name of an earlier value, found \"later\": the earlier names are \"Input\"",
        "Dense(3), [|Add(\"later\")|], As(\"later\")")]
    [InlineData("NG0026", "Expected the name of an earlier value, found \"x\": the earlier names are \"Input\"",
        "Dense(3), ReLU, [|From(\"x\")|], Dense(2)")]
    [InlineData("NG0026", "Expected the name of an earlier value, found none: write the names of values that [As] gave "
        + "in front", "Dense(3), [|Concat|]")]
    [InlineData("NG0026", "Expected the name of an earlier value, found \"outer\": the earlier names are \"Input\"",
        "Dense(3), As(\"outer\"), [|Use<Reader>|], Add(\"outer\")")]
    [InlineData("NG0027", "Expected a name that no earlier value has, found \"a\": another value has it",
        "Dense(3), As(\"a\"), ReLU, [|As(\"a\")|], Add(\"a\")")]
    [InlineData(
        "NG0027", "Expected a name that no earlier value has, found \"Input\": it is the name of what comes in",
        "Dense(3), [|As(\"Input\")|], ReLU")]
    [InlineData("NG0028", "Expected 4 values for Add, found 3 of \"a\"",
        "Dense(3), As(\"a\"), Dense(4), [|Add(\"a\")|]")]
    [InlineData("NG0028", "Expected 4 values for Multiply, found 2 of \"Input\"",
        "Dense(4), [|Multiply(\"Input\")|]")]
    [InlineData("NG0029", "Expected a reader for the value of Dense2, found none: give it a name with [As] and read it "
        + "with [Add], [Concat], [Multiply] or [From], or remove the layer",
        "Dense(3), As(\"a\"), [|Dense(5)|], From(\"a\"), ReLU")]
    [InlineData("NG0030", "'Own' cannot be used as a block: it would contain itself: leave it out", "[|Use<Own>|]")]
    [InlineData("NG0030", "'Bare' cannot be used as a block: it is not marked [Block]: write that above it",
        "[|Repeat<Bare>(2)|]")]
    [InlineData("NG0030", "'Empty' cannot be used as a block: it has no layers: write them above it", "[|Use<Empty>|]")]
    [InlineData("NG0030", "'String' cannot be used as a block: it is declared in another project, whose source NetGen "
        + "does not see: declare it in this one", "[|Use<string>|]")]
    [InlineData("NG0030", "'int[]' cannot be used as a block: it is no class", "[|Use<int[]>|]")]
    [InlineData("NG0031", "Expected no MeanSquaredError in a block, found one in Lossy1: put it into the network",
        "[|Use<Lossy>|]")]
    [InlineData("NG0012", "Expected 'times' of at least 1, found 0", "[|Repeat<Good>(0)|]")]
    [InlineData("NG0012", "Expected 'units' of at least 1, found -3", "[|Dense(-3)|]")]
    [InlineData("NG0032", "Expected 'weightsOf' to name an earlier layer with weights of the same shape, found \"No\": "
        + "no earlier layer has that name", "Dense(3), ReLU, Dense(3, [|weightsOf: \"No\"|])")]
    [InlineData("NG0032", "Expected 'weightsOf' to name an earlier layer with weights of the same shape, found "
        + "\"Dense1\": it maps 2 values to 3, this layer 3 to 3",
        "Dense(3), ReLU, Dense(3, [|weightsOf: \"Dense1\"|])")]
    [InlineData("NG0033", "Expected the input or another embedding in front of an embedding, which reads a column of "
        + "the input, found Dense(2)", "Dense(2), [|Embedding(0, 3, 2)|]")]
    [InlineData("NG1008", "Concat1 reads column 1 of the input as a number, which Embedding1 reads as an index: let it "
        + "read what stands behind the embeddings", "Embedding(1, 3, 2), Dense(3), [|Concat(\"Input\")|]")]
    [InlineData("NG1008", "Dense1 reads column 0 of the input as a number, which Embedding2 reads as an index: let it "
        + "read what stands behind the embeddings",
        "Embedding(1, 3, 2), As(\"a\"), [|Dense(3)|], As(\"b\"), From(\"a\"), Embedding(0, 3, 2), Concat(\"b\")")]
    [InlineData("NG0014", "Expected 'column' from 0 to 1, found 2", "Embedding(0, 3, 2), [|Embedding(2, 3, 2)|]")]
    [InlineData("NG0014", "Expected 'column' a column that Embedding1 has not replaced, found 0",
        "Embedding(0, 3, 2), [|Embedding(0, 3, 2)|]")]
    [InlineData("NG0014", "Expected 'names' at most 16777216, found 16777217", "[|Embedding(0, 16777217, 2)|]")]
    [InlineData("NG0012", "Expected 'names' of at least 1, found 0", "[|Embedding(0, 0, 2)|]")]
    [InlineData("NG0012", "Expected 'size' of at least 1, found 0", "[|Embedding(0, 1, 0)|]")]
    [InlineData("NG0013", "Expected at most 1,000 layers, found more up to this layer", "[|Repeat<Good>(600)|]")]
    [InlineData("NG0015", "Expected a name that is an identifier and not yet a member of the network, found "
        + "'Good1': a block has it", "[|Dense(2, name: \"Good1\")|], Use<Good>")]
    public void Says(string id, string message, string marked)
    {
        const string head = "using NetGen; [Network, Input(2), ", blocks = """
            , Dense(2), SoftmaxCrossEntropy] partial class Net;
            [Block, Dense(Width.Same), ReLU] class Good;
            [Block, Use<Own>] class Own;
            [Dense(3)] class Bare;
            [Block] class Empty;
            [Block, Dense(2), MeanSquaredError] class Lossy;
            [Block, Dense(3), Add("outer")] class Reader;
            """;
        string layers = marked.Replace("[|", "").Replace("|]", "");
        ImmutableArray<Diagnostic> found = GeneratorHarness.Analyze(GeneratorHarness.Compile(head + layers + blocks));
        Diagnostic diagnostic = Assert.Single(found, d => d.Id == id && d.Id != "NG0017");
        Assert.Equal(message, diagnostic.GetMessage());
        TextSpan place = diagnostic.Location.SourceSpan;
        Assert.Equal(head.Length + marked.IndexOf("[|", StringComparison.Ordinal), place.Start);
        Assert.Equal(head.Length + marked.IndexOf("|]", StringComparison.Ordinal) - 2, place.End);
    }

    [Fact]
    public void EveryGraphOfTheSuiteIsANetwork() => Found.Nothing(
        from spec in RandomGraphs.All.Concat(GraphNetworks.All)
            .Concat(SuiteNetworks.Images)
        let graph = PlanTests.GraphOf($"using NetGen;\n{spec.ToSource("Net")}")
        from finding in graph.Findings
        where finding.Id.IsError()
        select $"{spec}: {finding.Id}, {string.Join(", ", finding.Arguments)}");

    [Fact]
    public void EveryGraphOfTheSuiteIsWritten() => Found.Nothing(
        from spec in RandomGraphs.All.Concat(GraphNetworks.All)
            .Concat(SuiteNetworks.Images)
        let fault = FaultOf(PlanTests.GraphOf($"using NetGen;\n{spec.ToSource("Net")}"))
        where fault is not null
        select $"{spec}: {fault}");

    private static string? FaultOf(NetworkGraph graph)
    {
        Guarded.Emit(graph, VectorBits.All, out string? fault);
        return fault;
    }

    [Fact]
    public void LayersOfBlocksAreMembersOfMembers() => Assert.Empty(GeneratorHarness.Errors(GeneratorHarness.Compile("""
        using NetGen;
        [Network, Input(4), Dense(6), Repeat<Outer>(2), Use<Gate>(name: "Last"), Dense(2), SoftmaxCrossEntropy]
        partial class Net;
        [Block, Dense(Width.Same, name: "Head"), Use<Gate>, Dropout, Add("Input")] class Outer;
        [Block, Dense(Width.Same), Sigmoid, Multiply("Input")] class Gate;
        static class User
        {
            static float Use(Net net) => net.Outer2.Gate1.Dense1.Weights[0, 0] + net.Last.Dense1.Bias![0]
                + net.Outer1.Head.Weights[1, 1] + net.Outer1.Dropout1.Rate
                + net.CreateGradients().Outer2.Gate1.Dense1.Weights[0, 0];

            static Net.GateLayers Same(Net net, bool first) => first ? net.Outer1.Gate1 : net.Last;
        }
        """)));

    [Fact]
    public void NamesCountWithinTheirBlock()
    {
        NetworkGraph graph = PlanTests.GraphOf("""
            using NetGen;
            [Network, Input(4), Dense(6), Repeat<Pair>(2), Dense(2), SoftmaxCrossEntropy] partial class Net;
            [Block, Dense(Width.Same), ReLU, Dense(Width.Same), Add("Input")] class Pair;
            """);
        Assert.Equal(
            [
                "Dense1", "Pair1.Dense1", "Pair1.ReLU1", "Pair1.Dense2", "Pair1.Add1",
                "Pair2.Dense1", "Pair2.ReLU1", "Pair2.Dense2", "Pair2.Add1", "Dense2",
            ],
            graph.Nodes.Select(node => node.Path));
    }

    // Only a BatchNorm right behind, in the same block, and alone.
    [Theory]
    [InlineData("Dense(3), BatchNorm", false)]
    [InlineData("Dense(3), As(\"a\"), BatchNorm, Add(\"a\")", true)]
    [InlineData("Dense(3), Use<Normalised>", true)]
    [InlineData("Use<Normalised>", false)]
    public void ABiasIsLeftOutWhereOnlyBatchNormReadsIt(string layers, bool hasBias) => Assert.Equal(
        hasBias,
        PlanTests.GraphOf($$"""
            using NetGen;
            [Network, Input(4), {{layers}}, Dense(2), SoftmaxCrossEntropy] partial class Net;
            [Block, BatchNorm, Dense(3), BatchNorm] class Normalised;
            """).Nodes.First(node => node.Kind == "Dense").HasBias);

    [Fact]
    public void ExamplesOfTheDocumentAreNetworks()
    {
        string page = File.ReadAllText(RepositoryFiles.Path("docs/graphs.md"));
        string[] examples =
        [
            .. Regex.Matches(page, "```csharp\n(.*?)```", RegexOptions.Singleline)
                .Select(match => match.Groups[1].Value).Where(example => example.Contains("[Network]")),
        ];
        Assert.True(examples.Length >= 3, $"{examples.Length} examples");
        Assert.All(examples, example =>
        {
            Assert.Empty(GeneratorHarness.Analyze(GeneratorHarness.Compile(example)));
            Assert.Empty(GeneratorHarness.Errors(
                GeneratorHarness.Compile($"#pragma warning disable CS1591\n{example}")));
        });
    }
}
