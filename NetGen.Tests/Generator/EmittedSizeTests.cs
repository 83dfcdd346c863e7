using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Samples;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>
/// Methods stay far below the sizes at which the JIT stops optimising (60,000 bytes of IL, 2,000 locals) or inlining
/// (512 locals).
/// </summary>
public class EmittedSizeTests
{
    [Fact]
    public void MethodsOfASampleAreSmall() => Check(typeof(DigitClassifier).Assembly);

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
        Check(Assembly.Load(stream.ToArray()));
    }

    private const BindingFlags All = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.Public | BindingFlags.NonPublic;

    private static void Check(Assembly assembly)
    {
        MethodInfo[] methods =
        [
            .. assembly.GetTypes()
                .Where(type => type.Namespace?.StartsWith("NetGen.Generated", StringComparison.Ordinal) == true)
                .SelectMany(type => type.GetMethods(All)),
        ];
        Assert.True(methods.Length > 50);
        Assert.All(methods.Where(method => method.GetMethodBody() is not null), method =>
        {
            MethodBody body = method.GetMethodBody()!;
            int length = body.GetILAsByteArray()!.Length;
            Assert.True(length < 8000, $"{method.Name}: {length} bytes of IL");
            Assert.True(body.LocalVariables.Count < 250, $"{method.Name}: {body.LocalVariables.Count} locals");
        });
    }
}
