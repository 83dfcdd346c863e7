using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.CompilerServices;
using NetGen.Generator.Graph;
using NetGen.Tests.Networks;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>
/// A network's flowchart has each layer and each value that is read, once, and is text as Mermaid reads it.
/// </summary>
public sealed class MermaidTests
{
    [Fact]
    public void AChain() => Assert.Equal(
        """
        flowchart TD
            n0(["Input<br/>4"])
            n1["Dense1<br/>Dense 3"]
            n2["ReLU1<br/>ReLU 3"]
            n3["Dense2<br/>Dense 2"]
            n4(["Loss<br/>SoftmaxCrossEntropy 2"])
            n0 --> n1
            n1 --> n2
            n2 --> n3
            n3 --> n4

        """.ReplaceLineEndings("\n"),
        DrawnChain.ToMermaid());

    [Fact]
    public void BlocksAreFramesAndSharedWeightsDotted() => Assert.Equal(
        """
        flowchart TD
            n0(["Input<br/>6"])
            n1["Stem<br/>Dense 8"]
            subgraph b1["DrawnResidual1"]
                subgraph b2["DrawnGate1"]
                    n2["Dense1<br/>Dense 8"]
                    n3["Sigmoid1<br/>Sigmoid 8"]
                    n4("Multiply1<br/>Multiply 8")
                end
                n5("Add1<br/>Add 8")
            end
            subgraph b3["DrawnResidual2"]
                subgraph b4["DrawnGate1"]
                    n6["Dense1<br/>Dense 8"]
                    n7["Sigmoid1<br/>Sigmoid 8"]
                    n8("Multiply1<br/>Multiply 8")
                end
                n9("Add1<br/>Add 8")
            end
            n10["Dense2<br/>Dense 8"]
            n11("Concat1<br/>Concat 22")
            n12["Dense3<br/>Dense 1"]
            n13(["Loss<br/>MeanSquaredError 1"])
            n0 --> n1
            n1 --> n2
            n2 --> n3
            n3 --> n4
            n1 --> n4
            n4 --> n5
            n1 --> n5
            n5 --> n6
            n6 --> n7
            n7 --> n8
            n5 --> n8
            n8 --> n9
            n5 --> n9
            n0 --> n10
            n1 -. weights .-> n10
            n10 --> n11
            n9 --> n11
            n0 --> n11
            n11 --> n12
            n12 --> n13

        """.ReplaceLineEndings("\n"),
        DrawnGraph.ToMermaid());

    [Theory]
    [InlineData("a\"b", "a#34;b")]
    [InlineData("#35;<br/>", "#35;35#59;#60;br#47;#62;")]
    [InlineData("층_1", "층_1")]
    public void NamesAreEscaped(string name, string written)
    {
        string text = MermaidText.Of([Layer("Input", "Input", [], [3]), Layer(name, "Tanh", [0], [2, 3])]);
        Assert.Contains($"n1([\"{written}<br/>Tanh 2 x 3\"])", text, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryGraphOfTheSuiteIsDrawnWhole() => Found.Nothing(
        from spec in RandomGraphs.All.Concat(GraphNetworks.All)
            .Concat(SuiteNetworks.Images)
        let layers = LayersOf(PlanTests.GraphOf($"using NetGen;\n{spec.ToSource("Net")}"))
        from fault in Faults(layers, MermaidText.Of(layers))
        select $"{spec}: {fault}");

    private static IEnumerable<string> Faults(LayerFacts[] layers, string text)
    {
        Flowchart chart = Flowchart.Read(text);
        foreach (string fault in chart.Faults)
            yield return fault;
        if (!chart.Nodes.SequenceEqual(layers.Select(layer => layer.Name)))
            yield return $"found the layers {string.Join(", ", chart.Nodes)}";
        string[] read = [.. layers.SelectMany((layer, i) => layer.Inputs.Select(input => $"n{input} n{i}"))];
        if (!chart.Arrows.SequenceEqual(read))
            yield return $"expected the arrows {string.Join(", ", read)}, found {string.Join(", ", chart.Arrows)}";
        if (chart.Shares.Count != layers.Count(layer => layer.Arguments.Count > 0))
            yield return $"expected an arrow for each shared matrix, found {chart.Shares.Count}";
    }

    // As LayerList writes them, but for the arguments that a flowchart does not show.
    private static LayerFacts[] LayersOf(NetworkGraph graph)
    {
        Node[] nodes = [.. graph.NodesAndLosses];
        Dictionary<int, int> numbers = new() { [graph.Input.Id] = 0 };
        for (int i = 0; i < nodes.Length; i++)
            numbers[nodes[i].Output.Id] = i + 1;
        return
        [
            Layer("Input", "Input", [], [.. graph.Input.Shape.Dimensions]),
            .. nodes.Select(node => Layer(
                node.Path, node.Kind, [.. node.Inputs.Select(value => numbers[value.Id])],
                [.. node.Output.Shape.Dimensions],
                node.Owner is Node owner ? [new LayerArgument("weightsOf", numbers[owner.Output.Id])] : [])),
        ];
    }

    private static LayerFacts Layer(
        string name, string kind, int[] inputs, int[] shape, params LayerArgument[] arguments) => new()
        {
            Name = name,
            Kind = kind,
            Declaration = $"[{kind}]",
            Inputs = inputs,
            Shape = shape,
            Arguments = arguments,
        };
}
