using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>
/// Wherever a class may stand and whatever is around it: emitted code compiles without a warning, or a rule says why
/// not.
/// </summary>
public class HygieneTests
{
    private const string Layers =
        "[global::NetGen.Network, global::NetGen.Input(3), global::NetGen.Dense(4), global::NetGen.ReLU, "
            + "global::NetGen.Dense(2), "
        + "global::NetGen.SoftmaxCrossEntropy]";

    [Theory]
    [InlineData("LAYERS partial class Global;")]
    [InlineData("namespace A.B; LAYERS internal sealed partial class Internal;")]
    [InlineData("namespace A { public partial class Outer { LAYERS private partial class Inner; } }")]
    [InlineData("namespace A { partial struct Outer { partial interface Middle { LAYERS partial class Inner; } } }")]
    [InlineData("namespace A { partial record Outer { LAYERS partial class Inner; } partial record struct Other { "
        + "LAYERS partial class Inner; } }")]
    [InlineData("namespace @event { LAYERS partial class @class; }")]
    [InlineData("namespace @namespace.@int { partial class @void { LAYERS partial class @string; } }")]
    [InlineData("namespace A { LAYERS partial class Net; } namespace B { LAYERS partial class Net; }")]
    [InlineData("namespace A { LAYERS partial class Net; LAYERS partial class NET; }")]
    [InlineData("namespace A { LAYERS partial class Net; } namespace a { LAYERS partial class Net; }")]
    [InlineData("namespace Demo { LAYERS partial class Net { int Max() => 1; int Dot; class Span { } static int "
        + "MathF => 2; int Create; struct V { } enum K { } } }")]
    [InlineData("namespace Demo { class System { } class NetGen { } class Math { } class Vector512 { } class "
        + "IKernels { } LAYERS partial class Net; }")]
    [InlineData("namespace Demo.System { LAYERS partial class Vector512; } namespace Demo { LAYERS partial class "
        + "Math; }")]
    [InlineData("namespace A; LAYERS partial class Net { public int Predict(float[] row) => row.Length; }")]
    [InlineData("namespace A; class Base { } interface IOther { } LAYERS partial class Net : Base, IOther;")]
    [InlineData("namespace A; LAYERS partial class Net { public Net(string file) : this(7) { } static Net() { } }")]
    [InlineData("namespace A; LAYERS partial class Net { public Net() : this(7) { } Net(ulong a, int b = 0) : "
        + "this(a) { } }")]
    [InlineData("namespace A; class Base { protected Base(int size = 1) { } } LAYERS partial class Net : Base;")]
    [InlineData("namespace A; class Base { int Dense1; void Predict(int row) { } } LAYERS partial class Net : Base;")]
    [InlineData("[assembly: System.CLSCompliant(true)] namespace A { LAYERS public partial class Net; }")]
    [InlineData("[assembly: System.CLSCompliant(true)] namespace A { LAYERS partial class Net; }")]
    [InlineData("[assembly: System.CLSCompliant(true)] namespace A { public partial class B { LAYERS public partial "
        + "class Net; } }")]
    [InlineData("[assembly: System.CLSCompliant(true)] namespace A { [System.CLSCompliant(false)] LAYERS public "
        + "partial class Net; }")]
    [InlineData("namespace A { [System.Obsolete] LAYERS partial class Net; }")]
    [InlineData("namespace A { [System.Obsolete(\"\", true)] partial class Outer { LAYERS partial class Net; } }")]
    [InlineData("namespace A { [System.Diagnostics.CodeAnalysis.Experimental(\"X1\")] LAYERS partial class Net; }")]
    [InlineData("namespace A { LAYERS partial class Net { LAYERS partial class Layout; LAYERS partial class "
        + "Inference; LAYERS partial class Nested; } }")]
    [InlineData("namespace A { LAYERS partial class Net { LAYERS partial class Math; LAYERS partial class Vector512; "
        + "LAYERS partial class NetGen; } }")]
    [InlineData("namespace A { partial class Layout { LAYERS partial class Net; } partial class Inference { LAYERS "
        + "partial class Layout; } }")]
    [InlineData("namespace A { partial class System { LAYERS partial class Net; } partial class NetGen { LAYERS "
        + "partial class Net; } }")]
    [InlineData("namespace A { LAYERS partial class @unmanaged1; LAYERS partial class @dynamic; LAYERS partial class "
        + "@nameof; LAYERS partial class @value; LAYERS partial class @record; LAYERS partial class @_; }")]
    [InlineData("namespace A.@nameof { LAYERS partial class Net; } namespace A.@_ { LAYERS partial class Net; }")]
    [InlineData("[System.CodeDom.Compiler.GeneratedCode(\"Another\", \"1\")] LAYERS partial class Net;")]
    [InlineData("[System.CodeDom.Compiler.GeneratedCode(\"NetGen\", \"1\")] LAYERS partial class Net;")]
    [InlineData("LAYERS partial class Net { string nameof(object o) => \"\"; class TOptimizer { } }")]
    [InlineData("class Base { [System.Obsolete] protected Base() { } } LAYERS partial class Net : Base;")]
    [InlineData("class Base { [System.Diagnostics.CodeAnalysis.Experimental(\"X1\")] protected Base() { } } LAYERS "
        + "partial class Net : Base;")]
    [InlineData("namespace NetGen.Generated { class Span { } class Share { } } LAYERS partial class Net;")]
    [InlineData("namespace NetGen { class Of { } LAYERS partial class Net; }")]
    [InlineData("namespace System { LAYERS partial class Net; }")]
    public void Compiles(string source)
    {
        int networks = source.Split("LAYERS").Length - 1;
        foreach ((GeneratorHarness.Generated generated, int files) in Settings(source.Replace("LAYERS", Layers)))
        {
            Assert.DoesNotContain(generated.Errors, error => !IsOfTheSourceItself(error));
            Assert.Empty(generated.Findings);
            Assert.Equal(files * networks, generated.Files.Count);
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
    [InlineData("partial class Outer { LAYERS partial class A; LAYERS partial class B : A; }", "NG0003")]
    [InlineData("file partial class Outer { LAYERS partial class Net; }", "NG0003")]
    [InlineData("file partial class Outer { partial class Middle { LAYERS partial class Net; } }", "NG0003")]
    [InlineData("LAYERS partial class Net { int Predict; }", "NG0015")]
    [InlineData("LAYERS partial class Net { Net(ulong size) { } }", "NG0015")]
    [InlineData("LAYERS partial class Net { static string Describe() => \"\"; }", "NG0015")]
    [InlineData("LAYERS partial class Net { int get_Parameters() => 1; }", "NG0015")]
    [InlineData("LAYERS partial class Net { int get_Dense1() => 1; }", "NG0015")]
    [InlineData("LAYERS partial class Net { void Evaluate(System.ReadOnlySpan<float> a, System.ReadOnlySpan<int> b, "
        + "System.ReadOnlySpan<float> c) { } }", "NG0015")]
    [InlineData("LAYERS partial class Net { float Loss; }", "NG0015")]
    [InlineData("LAYERS partial class Net { void Train<T>(T a, int b, ulong c, int d) { } }", "NG0015")]
    [InlineData("LAYERS partial class Predict;", "NG0015")]
    [InlineData("LAYERS partial class Gradients;", "NG0015")]
    [InlineData("LAYERS partial class Dense1;", "NG0015")]
    [InlineData("class Base { public int Parameters => 1; } LAYERS partial class Net : Base;", "NG0015")]
    [InlineData("class Base { public class Gradients; } LAYERS partial class Net : Base;", "NG0015")]
    [InlineData("class Base { protected void Dense1() { } } class Next : Base; LAYERS partial class Net : Next;",
        "NG0015")]
    [InlineData("class Base { protected string Describe() => \"\"; } LAYERS partial class Net : Base;", "NG0015")]
    [InlineData("class Base { protected Base(int size) { } } LAYERS partial class Net : Base;", "NG0018")]
    [InlineData("class Base(int size) { public int Size => size; } LAYERS partial class Net : Base;", "NG0018")]
    [InlineData("class Base { Base() { } } LAYERS partial class Net : Base;", "NG0018")]
    [InlineData("class Base { protected Base(int a = 0) { } protected Base(string b = \"\") { } } LAYERS partial "
        + "class Net : Base;", "NG0018")]
    [InlineData("LAYERS partial class Net { public required int Size { get; set; } }", "NG0019")]
    [InlineData("class Base { public required int size; } LAYERS partial class Net : Base;", "NG0019")]
    [InlineData("class System; namespace A { LAYERS partial class Net; }", "NG0020")]
    [InlineData("partial class System { LAYERS partial class Net; }", "NG0020")]
    [InlineData("LAYERS partial class Net { void Parameters() { } }", "NG0015")]
    [InlineData("LAYERS partial class @unmanaged;", "NG0022")]
    [InlineData("LAYERS partial class Net { class @unmanaged { } }", "NG0022")]
    [InlineData("class @_; LAYERS partial class Net;", "NG0022")]
    [InlineData("namespace @nameof { LAYERS partial class Net; }", "NG0022")]
    [InlineData("namespace NetGen { class Trainer; } LAYERS partial class Net;", "NG0022")]
    [InlineData("namespace NetGen { class MathF; } LAYERS partial class Net;", "NG0022")]
    [InlineData("namespace NetGen { class Generated; } LAYERS partial class Net;", "NG0022")]
    [InlineData("namespace NetGen { class CompilerServices; } LAYERS partial class Net;", "NG0022")]
    [InlineData("namespace NetGen.CompilerServices { class Share; } LAYERS partial class Net;", "NG0022")]
    [InlineData("namespace NetGen.CompilerServices { class Facts; } LAYERS partial class Net;", "NG0022")]
    [InlineData("namespace NetGen { class Zero; } LAYERS partial class Net;", "NG0022")]
    [InlineData("namespace NetGen.Generated { class Net; } LAYERS partial class Net;", "NG0022")]
    [InlineData("namespace NetGen.Generated.Net { class Layout; } LAYERS partial class Net;", "NG0022")]
    [InlineData("namespace NetGen.Initializer { class A; } LAYERS partial class Net;", "NG0022")]
    [InlineData("namespace System { class Share; } LAYERS partial class Net;", "NG0022")]
    [InlineData("namespace System { class Runtime; } LAYERS partial class Net;", "NG0022")]
    [InlineData("class Base { [System.Obsolete(\"\", true)] protected Base() { } } LAYERS partial class Net : Base;",
        "NG0018")]
    [InlineData("unsafe class Base { protected Base(int* p = null) { } } LAYERS partial class Net : Base;", "NG0018")]
    [InlineData("class Base { protected Base(__arglist) { } } LAYERS partial class Net : Base;", "NG0018")]
    [InlineData("[System.CodeDom.Compiler.GeneratedCode(\"a\", \"1\")] LAYERS class Net;", "NG0001")]
    public void IsRefusedByRule(string source, string id)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile(source.Replace("LAYERS", Layers));
        Assert.Equal([id], GeneratorHarness.Analyze(compilation).Select(diagnostic => diagnostic.Id));
        IEnumerable<string> others = GeneratorHarness.Errors(compilation).Where(error => !IsOfTheSourceItself(error));
        Assert.DoesNotContain(others, error => id != "NG0018" || !OfTheBase.Any(error.Contains));
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

    // All widths, and how many files a network has then; other settings of the project at one width.
    private static IEnumerable<(GeneratorHarness.Generated Generated, int Files)> Settings(string source)
    {
        yield return (GeneratorHarness.Generate(GeneratorHarness.Compile(source)), 5);
        CSharpCompilation old = GeneratorHarness.Compile(
            [source.Replace("Net;", "Net { }").Replace("Inner;", "Inner { }")],
            LanguageVersion.CSharp12, nullable: NullableContextOptions.Disable);
        CSharpCompilation isChecked = GeneratorHarness.Compile(
            [source], nullable: NullableContextOptions.Annotations, isChecked: true);
        yield return (GeneratorHarness.Generate(old, new ProjectOptions("128")), 2);
        yield return (GeneratorHarness.Generate(isChecked, new ProjectOptions("128")), 2);
    }

    // Missing comments, unused members and parameters, lower-case names of the test's own lines.
    private static bool IsOfTheSourceItself(string error) =>
        error.StartsWith("File0.cs", System.StringComparison.Ordinal) && OfTheSource.Any(error.Contains);

    private static readonly string[] OfTheSource = ["CS1591", "CS0169", "CS0649", "CS8981"];

    // What the compiler says of the base class that NG0018 is about.
    private static readonly string[] OfTheBase = ["CS7036", "CS0121", "CS0122", "CS0619", "CS0214"];
}
