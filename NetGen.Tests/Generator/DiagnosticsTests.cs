using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Model;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>Each rule: its sentence, at the place where the user has to write.</summary>
public class DiagnosticsTests
{
    // The marks [| and |] stand around the text that is underlined.
    [Theory]
    [InlineData("NG0001", "'Net' has to be partial, so that NetGen can add its members: write 'partial class Net'",
        "[Network, Input(2), Dense(1), MeanSquaredError] class [|Net|] { }")]
    [InlineData("NG0002", "'Outer' has to be partial, since the network 'Net' is declared in it: write 'partial' in "
        + "front of its keyword",
        "class Outer { [Network, Input(2), Dense(1), MeanSquaredError] partial class [|Net|] { } }")]
    [InlineData("NG0003", "Expected a plain class for the network 'Net', found a generic class: declare it as "
        + "'sealed partial class' without type parameters",
        "[Network, Input(2), Dense(1), MeanSquaredError] partial class [|Net|]<T> { }")]
    [InlineData("NG0004", "Expected the layer attributes of 'Net' on one part of the class, found them on 2, whose "
        + "order means nothing: move them to one part",
        "[Network, Input(2), Dense(1)] partial class [|Net|] { } [MeanSquaredError] partial class Net { }")]
    [InlineData("NG0007", "Expected [Input(size)] as the first layer attribute, found Dense: put it in front",
        "[Network, [|Dense(1)|], MeanSquaredError] partial class Net { }")]
    [InlineData("NG0007", "Expected [Input(size)] as the first layer attribute, found no layer attribute: put it in "
        + "front",
        "[Network] partial class [|Net|] { }")]
    [InlineData("NG0008", "Expected one Input, found a second one: remove it",
        "[Network, Input(2), [|Input(3)|], Dense(1), MeanSquaredError] partial class Net { }")]
    [InlineData("NG0009", "Expected a loss as the last layer attribute, found Dense: add [SoftmaxCrossEntropy], "
        + "[BinaryCrossEntropy], [MeanSquaredError] or [Hinge]",
        "[Network, Input(2), [|Dense(1)|]] partial class Net { }")]
    [InlineData("NG0010", "Expected nothing behind the loss MeanSquaredError, found Hinge: put it in front of the "
        + "loss, or remove it",
        "[Network, Input(2), Dense(3), MeanSquaredError, [|Hinge|]] partial class Net { }")]
    [InlineData("NG0011", "Expected at least one layer with parameters, found none in 'Net': add a Dense layer",
        "[Network, Input(2), ReLU, MeanSquaredError] partial class [|Net|] { }")]
    [InlineData("NG0012", "Expected 'units' of at least 1, found -3",
        "[Network, Input(2), [|Dense(-3)|], MeanSquaredError] partial class Net { }")]
    [InlineData("NG0013", "Expected at most 500,000,000 parameters, padding included, found 10,000,200,000 up to "
        + "this layer",
        "[Network, Input(100000), [|Dense(100000)|], MeanSquaredError] partial class Net { }")]
    [InlineData("NG0013", "Expected at most 500,000,000 parameters, padding included, found 500,000,160 up to this "
        + "layer",
        "[Network, Input(946969), [|Dense(528)|], MeanSquaredError] partial class Net { }")]
    [InlineData("NG0013", "Expected at most 50,000,000 values in a row of all layers, found 60,000,000 up to this "
        + "layer",
        "[Network, Input(30000000), PReLU, [|Tanh|], PReLU, MeanSquaredError] partial class Net { }")]
    [InlineData("NG0014", "Expected 'rate' in [0, 1), found 1",
        "[Network, Input(2), Dense(1), ReLU, [|Dropout(1f)|], Dense(1), MeanSquaredError] partial class Net { }")]
    [InlineData("NG0014", "Expected 'epsilon' finite and above 0, found 0",
        "[Network, Input(2), Dense(2), [|LayerNorm(0f)|], Dense(1), MeanSquaredError] partial class Net { }")]
    [InlineData("NG0014", "Expected 'labelSmoothing' in [0, 1], found 1.5",
        "[Network, Input(2), Dense(2), [|SoftmaxCrossEntropy(1.5f)|]] partial class Net { }")]
    [InlineData("NG0015", "Expected a name that is an identifier and not yet a member of the network, found 'a b': "
        + "it is no identifier",
        "[Network, Input(2), [|Dense(1, name: \"a b\")|], MeanSquaredError] partial class Net { }")]
    [InlineData("NG0015", "Expected a name that is an identifier and not yet a member of the network, found 'One': "
        + "layer 1, Dense, has it",
        "[Network, Input(2), Dense(1, name: \"One\"), ReLU, [|Dense(1, name: \"One\")|], MeanSquaredError] partial "
            + "class Net { }")]
    [InlineData("NG0016", "Expected every constructor of 'Net' to end in ': this(seed)', which draws the parameters, "
        + "found Net(string file)",
        "[Network, Input(2), Dense(1), MeanSquaredError] partial class [|Net|] { Net(string file) { } }")]
    [InlineData("NG0003", "Expected a plain class for the network 'Net', found one that derives from the network "
        + "Base: declare it as 'sealed partial class' without type parameters",
        "[Network, Input(2), Dense(1), MeanSquaredError] partial class Base; [Network, Input(2), Dense(1), "
            + "MeanSquaredError] partial class [|Net|] : Base { }")]
    [InlineData("NG0003", "Expected a plain class for the network 'Net', found one within the file-local type Outer: "
        + "declare it as 'sealed partial class' without type parameters",
        "file partial class Outer { [Network, Input(2), Dense(1), MeanSquaredError] partial class [|Net|] { } }")]
    [InlineData("NG0015", "Expected a name that is an identifier and not yet a member of the network, found "
        + "'Net(ulong)': NetGen generates that constructor, so give yours other parameters",
        "[Network, Input(2), Dense(1), MeanSquaredError] partial class [|Net|] { Net(ulong size) { } }")]
    [InlineData("NG0015", "Expected a name that is an identifier and not yet a member of the network, found "
        + "'Describe': NetGen generates a member of that name, so rename that of the base class Base",
        "class Base { protected int Describe; } [Network, Input(2), Dense(1), MeanSquaredError] partial class "
            + "[|Net|] : Base { }")]
    [InlineData("NG0015", "Expected a name that is an identifier and not yet a member of the network, found "
        + "'Dense1': the class inherits a member of that name from Base",
        "class Base { protected int Dense1; } [Network, Input(2), [|Dense(1)|], MeanSquaredError] partial class Net "
            + ": Base { }")]
    [InlineData("NG0015", "Expected a name that is an identifier and not yet a member of the network, found "
        + "'ToString': the class inherits a member of that name from Object",
        "[Network, Input(2), [|Dense(1, name: \"ToString\")|], MeanSquaredError] partial class Net { }")]
    [InlineData("NG0015", "Expected a name that is an identifier and not yet a member of the network, found "
        + "'Layout': ParameterBlock, whose gradients show the layer too, has a member of that name",
        "[Network, Input(2), [|Dense(1, name: \"Layout\")|], MeanSquaredError] partial class Net { }")]
    [InlineData("NG0018", "Expected a base class of 'Net' that a constructor without arguments can make, found "
        + "'Base': add such a constructor to it, or give its parameters defaults",
        "class Base { protected Base(int a) { } } [Network, Input(2), Dense(1), MeanSquaredError] partial class "
            + "[|Net|] : Base { }")]
    [InlineData("NG0019", "Expected no required member in 'Net', which generic code makes of a seed alone, found "
        + "'Title': leave 'required' out",
        "[Network, Input(2), Dense(1), MeanSquaredError] partial class [|Net|] { public required string Title { get; "
            + "init; } }")]
    [InlineData("NG0020", "Expected 'System' to be a namespace, as generated code needs it, found a type of that "
        + "name in the global namespace: rename it, or move it into a namespace",
        "class System; [Network, Input(2), Dense(1), MeanSquaredError] partial class [|Net|] { }")]
    [InlineData("NG0017", "'Net' declares layers but is no network: write [Network] above them, or remove them",
        "[[|Input(2)|], Dense(1), MeanSquaredError] partial class Net { }")]
    [InlineData("NG1001", "A sigmoid between hidden layers saturates, and its outputs are not zero-centred: ReLU, or "
        + "Tanh, trains faster",
        "[Network, Input(2), Dense(3), [|Sigmoid|], Dense(1), MeanSquaredError] partial class Net { }")]
    [InlineData("NG1002", "All weights of Dense1 start equal, so that its units stay equal: leave weightInit out, or "
        + "draw the weights",
        "[Network, Input(2), [|Dense(3, weightInit: WeightInit.Zeros)|], ReLU, Dense(1), MeanSquaredError] partial "
            + "class Net { }")]
    [InlineData("NG1003", "Dropout changes the variance that BatchNorm learns for inference: put it behind BatchNorm",
        "[Network, Input(2), Dense(3), ReLU, [|Dropout|], BatchNorm, Dense(1), MeanSquaredError] partial class Net { "
            + "}")]
    [InlineData("NG1004", "Dense1 and Dense2 with nothing between them are one affine layer: put an activation "
        + "between them, or leave one out",
        "[Network, Input(2), [|Dense(3)|], Dense(1), MeanSquaredError] partial class Net { }")]
    [InlineData("NG1005", "SoftmaxCrossEntropy works on logits, but ReLU stands in front of it: remove ReLU",
        "[Network, Input(2), Dense(3), [|ReLU|], SoftmaxCrossEntropy] partial class Net { }")]
    [InlineData("NG1005", "Hinge works on scores, but Tanh stands in front of it: remove Tanh",
        "[Network, Input(2), Dense(3), [|Tanh|], Hinge] partial class Net { }")]
    [InlineData("NG1005", "MeanSquaredError works on every output, but Dropout stands in front of it: remove Dropout",
        "[Network, Input(2), Dense(3), ReLU, [|Dropout|], MeanSquaredError] partial class Net { }")]
    [InlineData("NG1006", "Hinge over one output has nothing to choose: give the last layer an output for each "
        + "class, or use [BinaryCrossEntropy]",
        "[Network, Input(2), Dense(1), [|Hinge|]] partial class Net { }")]
    [InlineData("NG0003", "Expected a plain class for the network 'Net', found an abstract class: declare it as "
        + "'sealed partial class' without type parameters",
        "[Network, Input(2), Dense(1), MeanSquaredError] abstract partial class [|Net|] { }")]
    [InlineData("NG0021", "Expected a number or a constant of your own, found 'Coder.OutputLength': constants that "
        + "NetGen generates are not known while it reads declarations",
        "[Network, Input(2), Dense(3), MeanSquaredError] partial class Coder { } [Network, "
            + "Input([|Coder.OutputLength|]), Dense(3), MeanSquaredError] partial class Net { }")]
    [InlineData("NG0022", "Expected 'NetGen.Trainer' to be the type that generated code uses, found a type of your "
        + "own: rename it, or move it into another namespace",
        "[Network, Input(2), Dense(1), MeanSquaredError] partial class [|Net|] { } "
            + "namespace NetGen { class Trainer { } }")]
    [InlineData("NG1007", "'bias' has no effect on Dense1, whose bias the BatchNorm behind it would cancel: leave it "
        + "out",
        "[Network, Input(2), Dense(3, [|bias: true|]), BatchNorm, Dense(1), MeanSquaredError] partial class Net { }")]
    [InlineData("NG1007", "'bias' has no effect on Dense1, whose bias the BatchNorm behind it would cancel: leave it "
        + "out",
        "[Network, Input(2), Dense(3, [|true|]), BatchNorm, Dense(1), MeanSquaredError] partial class Net { }")]
    [InlineData("NG1007", "'bias' has no effect on DepthwiseConv1, whose bias the BatchNorm behind it would cancel: "
        + "leave it out",
        "[Network, Input(2, 5), DepthwiseConv(3, [|bias: true|]), BatchNorm, Dense(1), MeanSquaredError] partial class "
            + "Net { }")]
    [InlineData("NG1007", "'biasInit' has no effect on Dense1, which has no bias: leave it out",
        "[Network, Input(2), Dense(1, bias: false, [|biasInit: 1f|]), MeanSquaredError] partial class Net { }")]
    public void Says(string id, string message, string marked)
    {
        string source = "using NetGen;\n" + marked.Replace("[|", "").Replace("|]", "");
        TextSpan place = TextSpan.FromBounds(
            "using NetGen;\n".Length + marked.IndexOf("[|", StringComparison.Ordinal),
            "using NetGen;\n".Length + marked.IndexOf("|]", StringComparison.Ordinal) - 2);
        ImmutableArray<Diagnostic> found = GeneratorHarness.Analyze(GeneratorHarness.Compile(source));
        Diagnostic diagnostic = Assert.Single(found, d => d.Id == id);
        Assert.Equal(message, diagnostic.GetMessage());
        Assert.Equal(place, diagnostic.Location.SourceSpan);
        Assert.True(diagnostic.Location.IsInSource);
    }

    // A bounded output, an output layer that starts at zero, a linear layer that makes a Maxout smaller.
    [Theory]
    [InlineData("Dense(3), ReLU, Dense(1), Sigmoid, MeanSquaredError")]
    [InlineData("Dense(3), ReLU, Dense(1, weightInit: WeightInit.Zeros), MeanSquaredError")]
    [InlineData("Dense(3, weightInit: WeightInit.Zeros), SoftmaxCrossEntropy")]
    [InlineData("Dense(3), Maxout(8), Dense(3), Hinge")]
    [InlineData("Dense(3, bias: false), BatchNorm, Dense(1, bias: true, biasInit: 1f), MeanSquaredError")]
    public void SaysNothingOf(string layers) => Assert.Empty(GeneratorHarness.Analyze(
        GeneratorHarness.Compile($"using NetGen; [Network, Input(2), {layers}] partial class Net;")));

    [Theory]
    [InlineData("[Network, Input(2), Dense(1)]", "[MeanSquaredError]")]
    [InlineData("[MeanSquaredError]", "[Network, Input(2), Dense(1)]")]
    public void LayersOnSeveralPartsAreToldAtNetworkInAnyOrderOfFiles(string first, string second)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile(
            [$"using NetGen; {first} partial class Net;", $"using NetGen; {second} partial class Net;"]);
        Diagnostic found = Assert.Single(GeneratorHarness.Analyze(compilation));
        Assert.Equal("NG0004", found.Id);
        Assert.Equal(first.Contains("Network") ? "File0.cs" : "File1.cs", found.Location.SourceTree!.FilePath);
        Assert.Empty(GeneratorHarness.Errors(compilation));
    }

    [Fact]
    public void PragmaSilencesAdvice()
    {
        const string source = """
            using NetGen;
            #pragma warning disable NG1001
            [Network, Input(2), Dense(3), Sigmoid, Dense(1), MeanSquaredError] partial class Net;
            """;
        Assert.DoesNotContain(GeneratorHarness.Analyze(GeneratorHarness.Compile(source)), d => !d.IsSuppressed);
    }

    [Theory]
    [InlineData("[Network, Input(2), Dense(-3), MeanSquaredError]")]
    [InlineData("[Network, Input(2), Input(2), Dense(3), MeanSquaredError]")]
    [InlineData("[Network, Input(2), Dense(3), MeanSquaredError, Hinge]")]
    [InlineData("[Network, Input(2), Dense(3), Dropout(2f), MeanSquaredError]")]
    public void OursIsTheOnlyErrorWhereTheNetworkIsUsed(string attributes)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile([$$"""
            using NetGen;
            [assembly: System.CLSCompliant(true)]
            /// <summary>A network with a mistake.</summary>
            {{attributes}} public partial class Net;
            static class User
            {
                static void Use(float[] rows)
                {
                    Net net = new(seed: 1);
                    net.Predict(rows, rows);
                    _ = net.Evaluate(rows, rows);
                    using Trainer<float, Sgd> trainer = net.Train(new Sgd(0.1f), maxBatch: 4);
                    _ = trainer.Step(rows, rows) + net.Dense1.Weights[0, 0];
                    Net.Gradients gradients = net.CreateGradients();
                    _ = gradients.Dense1.Bias![0] + new Net.Gradients().Count + net.Parameters.Count;
                    _ = Net.ArenaBytes / Net.ParameterCount + Net.MultiplyAdds / Net.InputLength % Net.OutputLength;
                }
            }
            """]);
        Assert.Empty(GeneratorHarness.Errors(compilation));
        Assert.Single(GeneratorHarness.Analyze(compilation), d => d.Severity == DiagnosticSeverity.Error);
    }

    // There is no page of this repository whose address is known.
    [Fact]
    public void NoRuleLinksToAnotherPlace() =>
        Assert.All(NetGen.Generator.Diagnostics.Rules.ById.Values, rule => Assert.Equal("", rule.HelpLinkUri));

    [Fact]
    public void EveryRuleHasItsSentence() =>
        Assert.Equal(Enum.GetValues<RuleId>(), NetGen.Generator.Diagnostics.Rules.ById.Keys.Order());

    [Fact]
    public void EveryRuleIsInTheDocument()
    {
        string page = System.IO.File.ReadAllText(RepositoryFiles.Path("docs/diagnostics.md"));
        string[] rules =
            [.. NetGen.Generator.Diagnostics.Rules.ById.Values.Select(rule => rule.Id), "NG0901", "NG0902", "NG0903"];
        Assert.All(rules, id => Assert.Contains($"## {id}\n", page));
    }
}
