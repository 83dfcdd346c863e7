using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>
/// Emitted files are as short as what compiles and reads them wants them, and their methods stay far below the sizes at
/// which the JIT stops optimising (60,000 bytes of IL, 2,000 locals) or inlining (512 locals).
/// </summary>
public class EmittedSizeTests
{
    [Fact]
    public void ANetworkOfThreeLayersTakesFewLines()
    {
        string declaration = File.ReadAllText(RepositoryFiles.Path("NetGen.Samples/DigitClassifier.cs"));
        string[] files = [.. GeneratorHarness.Files($"using NetGen;\n\n{declaration}").Values];
        int lines = files.Sum(text => text.Split('\n').Length - 1), characters = files.Sum(text => text.Length);
        Assert.True(lines <= 4_500, $"Expected at most 4,500 lines, found {lines:N0}.");
        Assert.True(characters <= 250_000, $"Expected at most 250,000 characters, found {characters:N0}.");
    }

    [Fact]
    public void MethodsOfAnOddNetworkAreSmall()
    {
        CSharpCompilation compilation = GeneratorHarness.Compile("""
            [NetGen.Network, NetGen.Input(70), NetGen.Dense(300), NetGen.BatchNorm, NetGen.GELU, NetGen.Dropout]
            [NetGen.Maxout(70, 5), NetGen.Dense(65), NetGen.Softplus, NetGen.PReLU(perUnit: true), NetGen.Dense(33)]
            [NetGen.BinaryCrossEntropy]
            partial class Net;
            """);
        using MemoryStream stream = new();
        Assert.True(GeneratorHarness.Run(compilation).Output.Emit(stream).Success);
        MethodSizes.Check(Assembly.Load(stream.ToArray()));
    }
}
