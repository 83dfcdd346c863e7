using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>Wherever a class may stand and whatever is around it: emitted code compiles without a warning, or a rule says why not.</summary>
public class HygieneTests
{
    private const string Layers =
        "[global::NetGen.Network, global::NetGen.Input(3), global::NetGen.Dense(4), global::NetGen.ReLU, global::NetGen.Dense(2), "
        + "global::NetGen.SoftmaxCrossEntropy]";

    [Theory]
    [InlineData("LAYERS partial class Global;")]
    [InlineData("namespace A.B; LAYERS internal sealed partial class Internal;")]
    [InlineData("namespace A { public partial class Outer { LAYERS private partial class Inner; } }")]
    [InlineData("namespace A { partial struct Outer { partial interface Middle { LAYERS partial class Inner; } } }")]
    [InlineData("namespace A { partial record Outer { LAYERS partial class Inner; } partial record struct Other { LAYERS partial class Inner; } }")]
    [InlineData("namespace @event { LAYERS partial class @class; }")]
    [InlineData("namespace @namespace.@int { partial class @void { LAYERS partial class @string; } }")]
    [InlineData("namespace A { LAYERS partial class Net; } namespace B { LAYERS partial class Net; }")]
    [InlineData("namespace A { LAYERS partial class Net; LAYERS partial class NET; }")]
    [InlineData("namespace A { LAYERS partial class Net; } namespace a { LAYERS partial class Net; }")]
    [InlineData("namespace Demo { LAYERS partial class Net { int Max() => 1; int Dot; class Span { } static int MathF => 2; int Create; struct V { } enum K { } } }")]
    [InlineData("namespace Demo { class System { } class NetGen { } class Math { } class Vector512 { } class IKernels { } LAYERS partial class Net; }")]
    [InlineData("namespace Demo.System { LAYERS partial class Vector512; } namespace Demo { LAYERS partial class Math; }")]
    [InlineData("namespace A; LAYERS partial class Net { public int Predict(float[] row) => row.Length; }")]
    [InlineData("namespace A; class Base { } interface IOther { } LAYERS partial class Net : Base, IOther;")]
    [InlineData("namespace A; LAYERS partial class Net { public Net(string file) : this(7) { } static Net() { } }")]
    public void Compiles(string source)
    {
        foreach (CSharpCompilation compilation in Settings(source.Replace("LAYERS", Layers)))
        {
            Assert.DoesNotContain(GeneratorHarness.Errors(compilation), error => !IsOfTheSourceItself(error));
            Assert.Empty(GeneratorHarness.Analyze(compilation));
            Assert.Equal(5 * source.Split("LAYERS").Length - 5, GeneratorHarness.Run(compilation).Files.Count);
        }
    }

    [Theory]
    [InlineData("LAYERS class Net;", "NG0001")]
    [InlineData("class Outer { LAYERS partial class Net; }", "NG0002")]
    [InlineData("LAYERS partial record Net;", "NG0003")]
    [InlineData("LAYERS partial class Net<T>;", "NG0003")]
    [InlineData("partial class Outer<T> { LAYERS partial class Net; }", "NG0003")]
    [InlineData("LAYERS file partial class Net;", "NG0003")]
    [InlineData("LAYERS static partial class Net;", "NG0003")]
    [InlineData("LAYERS abstract partial class Net;", "NG0003")]
    [InlineData("LAYERS partial class Net(int size) { int S => size; }", "NG0016")]
    [InlineData("LAYERS partial class Net { public Net(string file) { } }", "NG0016")]
    [InlineData("LAYERS partial class Net { int Predict; }", "NG0015")]
    [InlineData("LAYERS partial class Net { void Parameters() { } }", "NG0015")]
    public void IsRefusedByRule(string source, string id)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile(source.Replace("LAYERS", Layers));
        Assert.Contains(GeneratorHarness.Analyze(compilation), diagnostic => diagnostic.Id == id);
    }

    [Fact]
    public void OldLanguageIsRefusedAndNothingIsEmitted()
    {
        CSharpCompilation compilation =
            GeneratorHarness.Compile([$"{Layers} partial class Net {{ }}"], LanguageVersion.CSharp10);
        Assert.Equal(["NG0005"], GeneratorHarness.Analyze(compilation).Select(d => d.Id));
        Assert.Empty(GeneratorHarness.Run(compilation).Files);
    }

    [Fact]
    public void UnsafeOffIsRefusedWithoutTheCompilersOwnError()
    {
        CSharpCompilation compilation = GeneratorHarness.Compile([$"{Layers} partial class Net;"], allowUnsafe: false);
        Assert.Equal(["NG0006"], GeneratorHarness.Analyze(compilation).Select(d => d.Id));
        Assert.Empty(GeneratorHarness.Errors(compilation));
    }

    private static IEnumerable<CSharpCompilation> Settings(string source)
    {
        yield return GeneratorHarness.Compile([source]);
        yield return GeneratorHarness.Compile([source.Replace("Net;", "Net { }").Replace("Inner;", "Inner { }")], LanguageVersion.CSharp12, nullable: NullableContextOptions.Disable);
        yield return GeneratorHarness.Compile([source], nullable: NullableContextOptions.Annotations, isChecked: true);
    }

    // Missing comments, unused fields and lower-case names of the test's own lines.
    private static bool IsOfTheSourceItself(string error) => error.StartsWith("File0.cs", System.StringComparison.Ordinal);
}
