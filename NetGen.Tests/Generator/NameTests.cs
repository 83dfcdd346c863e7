using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;
using NetGen.Generator.Syntax;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>
/// A layer may have any name that nothing else has: one is refused by rule, every other one compiles.
/// </summary>
public class NameTests
{
    // Members of object, of ParameterBlock and of ours, accessors, and what kernels of other layers are called.
    [Theory]
    [InlineData("ToString")]
    [InlineData("GetType")]
    [InlineData("Equals")]
    [InlineData("MemberwiseClone")]
    [InlineData("GetHashCode")]
    [InlineData("ReferenceEquals")]
    [InlineData("Finalize")]
    [InlineData("Layout")]
    [InlineData("Item")]
    [InlineData("Load")]
    [InlineData("Version")]
    [InlineData("CopyFrom")]
    [InlineData("Gradients")]
    [InlineData("blocks")]
    [InlineData("get_Parameters")]
    [InlineData("set_Parameters")]
    [InlineData("get_Maxout1")]
    [InlineData("Maxout1")]
    [InlineData("Maxout1Max")]
    [InlineData("Tanh1")]
    [InlineData("Tanh1Dropout1")]
    [InlineData("Dense2")]
    [InlineData("Net")]
    [InlineData("1st")]
    public void NameOfALayerIsRefusedAndNothingElseIsWrong(string name)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile(NamedAs(name));
        Diagnostic found = Assert.Single(GeneratorHarness.Analyze(compilation));
        Assert.Equal("NG0015", found.Id);
        Assert.Contains("name: \"", found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan));
        Assert.Empty(GeneratorHarness.Errors(compilation));
    }

    [Theory]
    [InlineData("IKernels")]
    [InlineData("Inference")]
    [InlineData("NetworkTrainer")]
    [InlineData("Widest")]
    [InlineData("Facts")]
    [InlineData("Create")]
    [InlineData("Tensor")]
    [InlineData("System")]
    [InlineData("NetGen")]
    [InlineData("global")]
    [InlineData("class")]
    [InlineData("field")]
    [InlineData("seed")]
    [InlineData("p")]
    [InlineData("Store")]
    [InlineData("Sum")]
    [InlineData("Vector512Kernels")]
    [InlineData("_")]
    public void NameOfALayerIsFree(string name)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile(NamedAs(name));
        Assert.Empty(GeneratorHarness.Analyze(compilation));
        Assert.Empty(GeneratorHarness.Errors(compilation));
    }

    // LossWeights is a type of the runtime, LossClassWeights a tensor of the loss.
    [Theory]
    [InlineData("Dense(3, name: \"Loss\"), MeanSquaredError", "LossWeights")]
    [InlineData("Dense(3, name: \"LossClass\"), SoftmaxCrossEntropy", "LossClassWeights")]
    public void ConstantsOfALayerHaveNamesOfTheirOwn(string layers, string constant)
    {
        CSharpCompilation compilation =
            GeneratorHarness.Compile($"using NetGen; [Network, Input(2), {layers}] partial class Net;");
        Diagnostic found = Assert.Single(GeneratorHarness.Analyze(compilation));
        Assert.Equal("NG0015", found.Id);
        Assert.EndsWith($"emitted code means something else by {constant}", found.GetMessage());
        Assert.Empty(GeneratorHarness.Errors(compilation));
    }

    // Locals are called after layers with a small first letter, constants after layers as they are.
    [Fact]
    public void ANameWithASmallLetterIsNoLocal() => Assert.Empty(GeneratorHarness.Errors(GeneratorHarness.Compile(
        "using NetGen; [Network, Input(3), Dense(8), LeakyReLU(0.1f, name: \"q\"), Dense(2), PReLU(name: \"r\"), "
        + "Dropout(name: \"d\"), Dense(2), ELU(name: \"s\"), Dense(1), MeanSquaredError] partial class Net;")));

    [Fact]
    public void TypesOfTheRuntimeLikeConstantsAreKnown() => Assert.Equal(
        ForeignNames.LikeConstants,
        typeof(ParameterBlock).Assembly.GetExportedTypes().Select(type => type.Name)
            .Where(name => name.EndsWith("Weights") || name.EndsWith("Bias")));

    [Fact]
    public void TypesOfSystemThatEmittedCodeNamesAreKnown()
    {
        string[] declarations =
        [
            "Input(4), Dense(3), BatchNorm, ReLU, Dropout(0.2f), Dense(2), SoftmaxCrossEntropy",
            "Input(4), Dense(20), Tanh, PReLU, ELU, GELU, SiLU, Softplus, Maxout(3, 20), Dense(1), BinaryCrossEntropy",
            "Input(784), Dense(512), Dropout, ReLU, BatchNorm(affine: false), Dense(17), Dense(12), Hinge",
            "Input(30), Dense(6000), GELU, Dense(3), MeanSquaredError",
            "Input(0), Dense(3), MeanSquaredError",
        ];
        string[] found =
        [
            .. declarations.SelectMany(layers => TypesNamed($"using NetGen; [Network, {layers}] partial class Net;"))
                .Where(type => ForeignNames.Namespaces.Contains(type.ContainingNamespace.ToDisplayString())
                    && type.ContainingAssembly.Name != "NetGen.Runtime")
                .Select(type => type.Name).Distinct(),
        ];
        Assert.Contains("ReadOnlySpan", found);
        Assert.All(found, name => Assert.Contains(name, ForeignNames.TypesOfSystem));
    }

    private static IEnumerable<INamedTypeSymbol> TypesNamed(string source)
    {
        Compilation output = GeneratorHarness.Run(GeneratorHarness.Compile(source)).Output;
        return from tree in output.SyntaxTrees.Skip(1)
               let model = output.GetSemanticModel(tree)
               from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
               let symbol = model.GetSymbolInfo(name).Symbol
               let type = symbol as INamedTypeSymbol
                   ?? (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } made ? made.ContainingType : null)
               where type is not null
               select type;
    }

    [Fact]
    public void MembersOfEveryNetworkAreKnown()
    {
        Compilation output = GeneratorHarness.Run(GeneratorHarness.Compile(NamedAs("Named"))).Output;
        ISymbol[] members = [.. output.GetTypeByMetadataName("Net")!.GetMembers()];
        string[] views =
        [
            .. members.OfType<IPropertySymbol>()
                .Where(property => property.Name == "Loss" || property.Type.Name.EndsWith("Layer"))
                .Select(property => property.Name),
        ];
        (string, string)[] known =
        [
            .. EmittedMembers.All("int"), EmittedMembers.Constructor,
            (".ctor", "(ulong?, global::NetGen.CompilerServices.Construction)"),
        ];
        Assert.All(
            members.Where(IsOfEveryNetwork), member => Assert.Contains((member.Name, ParametersOf(member)), known));

        bool IsOfEveryNetwork(ISymbol member) =>
            !member.Name.Contains("INetwork") && member is not IFieldSymbol { IsImplicitlyDeclared: true }
            && !views.Any(view => member.Name == view || EmittedMembers.Accessors(view).Contains(member.Name));
    }

    // Those of object are inherited by the network itself, and refused as such.
    [Fact]
    public void MembersOfTheRuntimesBlockAreKnown() => Assert.Equal(
        EmittedMembers.BlockMembers.Order(),
        typeof(ParameterBlock).GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(member => member is not (MethodInfo { IsSpecialName: true } or ConstructorInfo)
                && member.Name != nameof(ToString))
            .Select(member => member.Name).Distinct().Order());

    private static string ParametersOf(ISymbol member) =>
        member is IMethodSymbol { AssociatedSymbol: null } method ? MemberReader.Parameters(method) : "";

    private static string NamedAs(string name) => $$"""
        using NetGen;
        [Network, Input(3), Maxout(4), Dense(4, name: "{{name}}"), Tanh, Dropout]
        [Dense(4), LeakyReLU, Dense(2), SoftmaxCrossEntropy]
        partial class Net;
        """;
}
