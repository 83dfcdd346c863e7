using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.EachWidth;
using NetGen.Tests.Generator;
using Xunit;

namespace NetGen.Tests.EachWidth;

/// <summary>A method written for 512 bits gets its other widths, wherever it stands; or a rule says why not.</summary>
public class EachWidthTests
{
    private const string Usings = "using System.Runtime.Intrinsics;\nusing NetGen;\n";

    [Theory]
    [InlineData("partial class C { [EachWidth] public static Vector512<float> F(Vector512<float> x) => x * "
        + "Vector512.Create(2f); }")]
    [InlineData("namespace N { partial struct S<T> where T : struct { partial class Inner { [EachWidth] static int "
        + "F(Vector512<float> x, T t) => Vector512<float>.Count; } } }")]
    [InlineData("unsafe partial class C { [EachWidth] void F(float* p, Vector512<float> x) { x.Store(p); "
        + "Vector512.Load(p).Store(p + 16); } }")]
    [InlineData("partial class C { [EachWidth] static Vector512<float> F(Vector512<float> x) => "
        + "Vector512<float>.Zero - x; }")]
    [InlineData("partial class C { [EachWidth] static void F(Vector512<float> x) { } [EachWidth] static void "
        + "F<T>(Vector512<float> x) { } }")]
    [InlineData("partial class C { [EachWidth] static void F(Vector512<float> x) { } } partial class c { [EachWidth] "
        + "static void F(Vector512<float> x) { } }")]
    [InlineData("partial class C { [EachWidth] static Vector512<float> F(Vector512<float>x) => x; }")]
    [InlineData("partial class C { [EachWidth] static Vector512<float> F(System.Runtime.Intrinsics.Vector512<float>x) "
        + "=> System.Runtime.Intrinsics.Vector512.Create(2f) * x "
        + "+ global::System.Runtime.Intrinsics.Vector512<float>.One; }")]
    [InlineData("partial class C { [EachWidth] static Vector512<float> F(Vector512</* of */float /* numbers */> x) => "
        + "x; }")]
    [InlineData("partial class C { [EachWidth]\n#if A\npublic\n#else\ninternal\n#endif\nstatic int "
        + "F(Vector512<float> x)\n{\n#if A\nreturn 1;\n#else\nreturn 2;\n#endif\n} }")]
    [InlineData("partial class C { [EachWidth] [System.Obsolete] static void F(Vector512<float> x) { } }")]
    public void OverloadsCompile(string source)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile(Usings + source);
        (Compilation output, IReadOnlyDictionary<string, string> files) = GeneratorHarness.Run(compilation);
        Assert.NotEmpty(files);
        Assert.DoesNotContain(
            output.GetDiagnostics(),
            d => d.Severity >= DiagnosticSeverity.Warning && d.Location.SourceTree?.FilePath != "File0.cs");
        string[] overloads =
        [
            .. output.GetSymbolsWithName("F").OfType<IMethodSymbol>()
                .Select(method => string.Join(", ", method.Parameters.Select(parameter => parameter.Type.Name))),
        ];
        int marked = source.Split("[EachWidth]").Length - 1;
        Assert.Equal(4 * marked, overloads.Length);
        foreach (string width in new[] { "Vector512", "Vector256", "Vector128" })
            Assert.Equal(marked, overloads.Count(overload => overload.Contains(width)));
    }

    [Fact]
    public void MembersThatAreUsedStaticallyAreOfTheOverloadsOwnWidth()
    {
        CSharpCompilation compilation = GeneratorHarness.Compile("""
            using static System.Runtime.Intrinsics.Vector512;
            using static System.Runtime.Intrinsics.Vector512<float>;
            using System.Runtime.Intrinsics;
            using NetGen;
            partial class C
            {
                [EachWidth] static Vector512<float> F(Vector512<float> x) => x * Create(2f) + One * Sum(x);
            }
            """);
        (Compilation output, IReadOnlyDictionary<string, string> files) = GeneratorHarness.Run(compilation);
        Assert.Contains("Vector128.Create(2f)", Assert.Single(files).Value);
        Assert.DoesNotContain(output.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
    }

    // What is half typed the compiler tells; nothing is lost of the whole method beside it.
    [Theory]
    [InlineData("partial class O { MARKED } partial struct O { MARKED }")]
    [InlineData("namespace N { MARKED }")]
    [InlineData("partial class O { MARKED MARKED }")]
    [InlineData("partial class { MARKED }")]
    [InlineData("partial class O { [EachWidth] static void (Vector512<float> x) { } }")]
    [InlineData("partial class O { [EachWidth] static void F(Vector512<> x) { Vector512.Vector512<float> y; "
        + "x.Vector512<float>(); System.Runtime.Intrinsics.Vector512<float> } }")]
    public void HalfTypedMethodsLeaveOthersAlone(string source)
    {
        string marked = source.Replace("MARKED", "[EachWidth] static void F(Vector512<float> x) { }");
        CSharpCompilation compilation = GeneratorHarness.Compile(
            [Usings + marked, Usings + "partial class Whole { [EachWidth] static void G(Vector512<float> x) { } }"]);
        Assert.Contains(GeneratorHarness.Run(compilation).Files, file => file.Key.StartsWith("Whole.G"));
        Assert.Empty(GeneratorHarness.Analyze(compilation));
    }

    [Fact]
    public void BlankLinesAboveLeaveEverythingCached()
    {
        const string source = Usings + "partial class C { [EachWidth] static void F(Vector512<float> x) { } }";
        CSharpCompilation first = GeneratorHarness.Compile(source);
        GeneratorDriver driver = GeneratorHarness.Driver(first).RunGenerators(first);
        SyntaxTree old = first.SyntaxTrees[0];
        string text = source.Replace("partial", "\n\npartial");
        CSharpCompilation second = first.ReplaceSyntaxTree(
            old, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)old.Options, "File0.cs"));
        GeneratorRunResult result = driver.RunGenerators(second).GetRunResult().Results[1];
        Assert.NotEmpty(result.TrackedOutputSteps);
        Assert.All(
            result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Theory]
    [InlineData("NG0901", "C", "class C { [EachWidth] static void F(Vector512<float> x) { } }")]
    [InlineData("NG0901", "C", "class C { [EachWidth] static void F(Vector512<float> x) { } [EachWidth] static void "
        + "G(Vector512<float> x) { } }")]
    [InlineData("NG0902", "F", "partial class C { [EachWidth] static void F(float x) { } }")]
    [InlineData("NG0902", "F", "partial class C { [EachWidth] static void F(int Vector512) { } }")]
    public async Task RulesSayWhyNot(string id, string place, string source)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile(Usings + source);
        ImmutableArray<Diagnostic> found =
            await compilation.WithAnalyzers([new EachWidthAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Diagnostic diagnostic = Assert.Single(found);
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(place, diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan));
        Assert.Contains($"'{place}'", diagnostic.GetMessage());
        Assert.Empty(GeneratorHarness.Run(compilation).Files);
    }
}
