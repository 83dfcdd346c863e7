using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
    [InlineData("Item")]
    [InlineData("System")]
    [InlineData("NetGen")]
    [InlineData("global")]
    [InlineData("class")]
    [InlineData("field")]
    [InlineData("seed")]
    [InlineData("p")]
    [InlineData("Load")]
    [InlineData("Sum")]
    [InlineData("Vector512Kernels")]
    [InlineData("_")]
    public void NameOfALayerIsFree(string name)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile(NamedAs(name));
        Assert.Empty(GeneratorHarness.Analyze(compilation));
        Assert.Empty(GeneratorHarness.Errors(compilation));
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
        (string, string)[] known = [.. EmittedMembers.All("int"), EmittedMembers.Constructor];
        Assert.All(
            members.Where(IsOfEveryNetwork), member => Assert.Contains((member.Name, ParametersOf(member)), known));

        bool IsOfEveryNetwork(ISymbol member) =>
            !member.Name.Contains("INetwork") && member is not IFieldSymbol { IsImplicitlyDeclared: true }
            && !views.Any(view => member.Name == view || EmittedMembers.Accessors(view).Contains(member.Name));
    }

    [Fact]
    public void MembersOfTheRuntimesBlockAreKnown() => Assert.Equal(
        EmittedMembers.BlockMembers.Order(),
        typeof(ParameterBlock).GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(member => member is not (MethodInfo { IsSpecialName: true } or ConstructorInfo))
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
