using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Text;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>The same declaration gives the same bytes: in any culture, order of files and run.</summary>
public class TextTests
{
    private const string Other = """
        [NetGen.Network]
        [NetGen.Input(5), NetGen.BatchNorm(1e-7f, 0.05f), NetGen.Dense(17, weightScale: -0.5f)]
        [NetGen.ELU(1.25f), NetGen.Dense(3)]
        [NetGen.MeanSquaredError]
        partial class Other;
        """;

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fi-FI")]
    [InlineData("sv-SE")]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    public void CultureDoesNotShow(string culture)
    {
        IReadOnlyDictionary<string, string> expected = Files();
        Assert.Equal(expected, InCulture.Of(culture, Files));
    }

    [Fact]
    public void OrderOfFilesDoesNotShow() => Assert.Equal(
        Files().OrderBy(file => file.Key),
        GeneratorHarness.Run(GeneratorHarness.Compile([Other, GeneratorHarness.Tiny])).Files.OrderBy(file => file.Key));

    [Fact]
    public void LinesEndInNewLineAloneAndInNoBlanks() => Assert.All(Files().Values, text =>
    {
        Assert.DoesNotContain('\r', text);
        Assert.All(text.Split('\n'), line => Assert.False(line.EndsWith(' '), $"'{line}'"));
    });

    [Theory]
    [InlineData("if (a)\n{\n\n    b();\n}", "if (a)\n{\n    b();\n}")]
    [InlineData("if (a)\n{\n    b();\n\n}", "if (a)\n{\n    b();\n}")]
    [InlineData("a();\n\n\n\nb();", "a();\n\nb();")]
    [InlineData("a();\n\nreturn x is { };", "a();\n\nreturn x is { };")]
    public void BlankLinesSeparateStatementsAlone(string written, string expected) =>
        Assert.Equal(expected, Code.Lines(written).ToString());

    [Theory]
    [InlineData(0f)]
    [InlineData(-1f)]
    [InlineData(0.1f)]
    [InlineData(float.Epsilon)]
    [InlineData(float.MaxValue)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(1e-5f)]
    public void LiteralsParseBackToTheSameBits(float value)
    {
        CSharpCompilation compilation = CSharpCompilation.Create("Literal").AddSyntaxTrees(
            CSharpSyntaxTree.ParseText($"class C {{ const float F = {Literal.Of(value)}; }}"))
            .AddReferences(Microsoft.CodeAnalysis.MetadataReference.CreateFromFile(typeof(object).Assembly.Location));
        Microsoft.CodeAnalysis.IFieldSymbol field =
            (Microsoft.CodeAnalysis.IFieldSymbol)compilation.GetTypeByMetadataName("C")!.GetMembers("F").Single();
        Assert.Equal(
            System.BitConverter.SingleToInt32Bits(value),
            System.BitConverter.SingleToInt32Bits((float)field.ConstantValue!));
    }

    [Fact]
    public void MinusZeroKeepsItsSign() => LiteralsParseBackToTheSameBits(-0f);

    [Fact]
    public void HolesRepeatTheirColumnAndEmptyLinesGo()
    {
        Code inner = Code.Lines("one", "two");
        Code text = Code.Text($$"""
            start {{inner}} end
                {{Code.Empty}}
            {
                {{inner}}
                {{Code.Empty}}after
            }
            """);
        Assert.Equal("start one\n      two end\n{\n    one\n    two\n    after\n}", text.ToString());
    }

    private static IReadOnlyDictionary<string, string> Files() =>
        GeneratorHarness.Run(GeneratorHarness.Compile([GeneratorHarness.Tiny, Other])).Files;

    [Fact]
    public void JoinedPiecesStandAtTheColumnOfTheirHoleAtEveryLevel()
    {
        Code inner = Code.Paragraphs([Code.Text($"a"), Code.Empty, Code.Lines("b", Code.Empty, "c ")]);
        Code outer = Code.Text($$"""
            if (x)
            {
                {{inner}}
                {{Code.Lines(Code.Empty)}}
            }
            """);
        Assert.Equal("a\n\nb\nc", inner.ToString());
        Assert.Equal("if (x)\n{\n    a\n\n    b\n    c\n}", outer.ToString());
        Assert.Equal("f(a, b)", Code.Text($"f({Code.Join(", ", ["a", Code.Empty, "b"])})").ToString());
    }
}
