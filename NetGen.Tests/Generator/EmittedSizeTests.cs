using System.IO;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>
/// Methods stay far below the sizes at which the JIT stops optimising (60,000 bytes of IL, 2,000 locals) or inlining
/// (512 locals).
/// </summary>
public class EmittedSizeTests
{
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
