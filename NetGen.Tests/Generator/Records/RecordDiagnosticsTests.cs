using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace NetGen.Tests.Generator.Records;

/// <summary>What is said of records: each rule's sentence, at the attribute of the property.</summary>
public class RecordDiagnosticsTests
{
    private const string Head = "using System; using NetGen; ";

    private const string Network = " [Network, Input<Row>, Dense(Width.Target), MeanSquaredError] partial class Net;";

    // The marks [| and |] stand around the text that is underlined.
    [Theory]
    [InlineData("NG0037", "Expected a number or bool for [Numeric] of Name, found string?",
        "class Row { [[|Numeric|]] public string? Name => null; [Target] public float Y => 0; }")]
    [InlineData("NG0037", "Expected an enum, bool, string or whole number for [Category] of Size, found float",
        "class Row { [[|Category(maxNames: 3)|]] public float Size => 0; [Target] public float Y => 0; }")]
    [InlineData("NG0037", "Expected an enum, bool, string or whole number for [Category] of Mark, found char",
        "class Row { [[|Category(maxNames: 3)|]] public char Mark => 'a'; [Target] public float Y => 0; }")]
    [InlineData("NG0037", "Expected an enum of at least 1 name for [Category] of None, found Nothing",
        "enum Nothing { } class Row { [[|Category|]] public Nothing None => 0; [Target] public float Y => 0; }")]
    [InlineData("NG0037", "Expected DateOnly, DateTime or DateTimeOffset for [DateParts] of At, found TimeSpan?",
        "class Row { [[|DateParts(DatePart.Year)|]] public TimeSpan? At => null; [Target] public float Y => 0; }")]
    [InlineData("NG0037", "Expected a number, enum, bool or string for [Target] of Y, found float[]",
        "class Row { [Numeric] public float X => 0; [[|Target|]] public float[] Y => []; }")]
    [InlineData("NG0037", "Expected an enum of at least 2 names for [Target] of Y, found One",
        "enum One { A, B = A } class Row { [Numeric] public float X => 0; [[|Target|]] public One Y => 0; }")]
    [InlineData("NG0040", "Expected maxNames of at least 1 for City, found 0: the width of the network depends on it",
        "record Row([property: [|Category|]] string City, [property: Target] float Y);")]
    [InlineData("NG0040", "Expected maxNames of at least 1 for Zip, found -2: the width of the network depends on it",
        "record Row([[|Category(maxNames: -2)|]] int Zip, [Target] float Y);")]
    [InlineData("NG0041", "Expected an embedding of 1 to 6 values for the 7 names of Zip, found 7",
        "record struct Row([[|Category(7, maxNames: 5)|]] int? Zip, [Target] float Y);")]
    [InlineData("NG0041", "Expected an embedding of 1 to 1 values for the 2 names of IsNew, found -1",
        "struct Row { [[|Category(-1)|]] public bool IsNew => true; [Target] public float Y => 0; }")]
    [InlineData("NG0042", "Expected X to be visible to the network, found one whose value cannot be read here",
        "class Row { [[|Numeric|]] private float X => 0; [Target] public float Y => 0; }")]
    [InlineData("NG0042", "Expected X to be visible to the network, found one whose value cannot be read here",
        "class Row { [[|Numeric|]] public static float X => 0; [Target] public float Y => 0; }")]
    [InlineData("NG0042", "Expected X to be visible to the network, found one whose value cannot be read here",
        "class Row { [[|Numeric|]] public float X { set { } } [Target] public float Y => 0; }")]
    [InlineData("NG0042", "Expected X to be visible to the network, found one whose value cannot be read here",
        "interface IX { float X { get; } } class Row : IX { [[|Numeric|]] float IX.X => 0; [Target] public float Y "
            + "=> 0; }")]
    [InlineData("NG0046", "Expected one of [Numeric], [Category], [DateParts] and [Target] on X, found [Numeric] and "
        + "[Target]",
        "class Row { [[|Numeric|], Target] public float X => 0; [Target] public float Y => 0; }")]
    [InlineData("NG0046", "Expected one of [Numeric], [Category], [DateParts] and [Target] on X, found [Target] and "
        + "[Numeric]",
        "record Row([Numeric] [property: [|Target|]] float X, [Target] float Y);")]
    [InlineData("NG0047", "Expected a nullable type, float or double for Missing.Median of Rooms, found int",
        "class Row { [[|Numeric(Missing.Median)|]] public int Rooms => 0; [Target] public float Y => 0; }")]
    [InlineData("NG0014", "Expected 'scale' a member of Scale, found 9",
        "class Row { [[|Numeric((Scale)9)|]] public int Rooms => 0; [Target] public float Y => 0; }")]
    [InlineData("NG0014", "Expected 'maxNames' at most 1048576, found 2147483647",
        "record Row([[|Category(maxNames: int.MaxValue)|]] string City, [Target] float Y);")]
    [InlineData("NG0014", "Expected 'maxNames' at most 1048576, found 1500000000",
        "record Row([Numeric] float X, [[|Target(maxNames: 1_500_000_000)|]] string Y);")]
    [InlineData("NG0037", "Expected a number or bool for [Numeric] of X, found string",
        "record Base([[|Numeric|]] string X); record Row(string X, [Target] float Y) : Base(X);")]
    [InlineData("NG0012", "Expected 'parts' of at least 1, found 0",
        "class Row { [[|DateParts|]] public DateOnly Day => default; [Target] public float Y => 0; }")]
    [InlineData("NG0014", "Expected 'parts' members of DatePart, found 99",
        "class Row { [[|DateParts(DatePart.Year, (DatePart)99)|]] public DateOnly Day => default; [Target] public "
            + "float Y => 0; }")]
    [InlineData("NG0039", "Expected one target, or several numbers, found Y, a number and Kind, a bool: a network for "
        + "each kind",
        "class Row { [Numeric] public float X => 0; [Target] public float Y => 0; [[|Target|]] public bool Kind => "
            + "true; }")]
    [InlineData("NG0039", "Expected one target, or several numbers, found A, a string and B, an enum: a network for "
        + "each kind",
        "class Row { [Numeric] public float X => 0; [[|Target(maxNames: 3)|]] public string A => \"\"; [Target] public "
            + "DayOfWeek B => 0; }")]
    [InlineData("NG0037", "Expected a number or bool for [Numeric] of X, found string",
        "class Base { [[|Numeric|]] public string X => \"\"; } class Row : Base { [Target] public float Y => 0; }")]
    [InlineData("NG0014", "Expected 'parts' of a day for Day, as a DateOnly has no hour, found DatePart.Hour",
        "class Row { [DateParts(DatePart.Year, [|DatePart.Hour|])] public DateOnly Day => default; [Target] public "
            + "float Y => 0; }")]
    [InlineData("NG0014", "Expected 'parts' of a day for Day, as a DateOnly has no minute, found DatePart.MinuteOfDay",
        "record Row([DateParts([[|DatePart.MinuteOfDay|], DatePart.Day])] DateOnly? Day, [Target] float Y);")]
    [InlineData("NG0014", "Expected 'parts' that differ, found DatePart.Month twice",
        "record Row([DateParts(parts: new[] { DatePart.Month, [|DatePart.Month|] })] DateTime At, [Target] float Y);")]
    public void IsSaidAtTheProperty(string id, string message, string marked)
    {
        Diagnostic found = Single(marked + Network, id);
        Assert.Equal(message, found.GetMessage());
        Assert.Equal(PlaceOf(marked), found.Location.SourceSpan);
        Assert.Empty(ErrorsOfEmitted(marked + Network));
    }

    [Theory]
    [InlineData("NG0038", "Expected a property with [Target] in Row, found none: mark what is to be predicted",
        "class Row { [Numeric] public float X => 0; }", "[|Input<Row>|], Dense(2), MeanSquaredError")]
    [InlineData("NG0045", "Expected a property with [Numeric], [Category] or [DateParts] in Row, found none",
        "class Row { public float X => 0; [Target] public float Y => 0; }",
        "[|Input<Row>|], Dense(Width.Target), MeanSquaredError")]
    [InlineData("NG0045", "Expected a property with [Numeric], [Category] or [DateParts] in Row[], found none",
        "class Row { [Numeric] public float X => 0; [Target] public float Y => 0; }",
        "[|Input<Row[]>|], Dense(2), MeanSquaredError")]
    [InlineData("NG0043", "Expected SoftmaxCrossEntropy and Dense(3) for the enum target Kind with 3 names, found "
        + "Dense(2)",
        "enum Kinds { A, B, C } class Row { [Numeric] public float X => 0; [Target] public Kinds Kind => 0; }",
        "Input<Row>, [|Dense(2)|], SoftmaxCrossEntropy")]
    [InlineData("NG0043", "Expected SoftmaxCrossEntropy and Dense(4) for the string target Kind with 4 names, found "
        + "MeanSquaredError",
        "class Row { [Numeric] public float X => 0; [Target(maxNames: 4)] public string Kind => \"\"; }",
        "Input<Row>, Dense(Width.Target), [|MeanSquaredError|]")]
    [InlineData("NG0043", "Expected MeanSquaredError and Dense(1) for the number target Y, found SoftmaxCrossEntropy",
        "class Row { [Numeric] public float X => 0; [Target] public int Y => 0; }",
        "Input<Row>, Dense(Width.Target), [|SoftmaxCrossEntropy|]")]
    [InlineData("NG0043", "Expected MeanSquaredError and Dense(2) for the 2 number targets, found BinaryCrossEntropy",
        "class Row { [Numeric] public float X => 0; [Target] public float Y => 0; [Target] public float Z => 0; }",
        "Input<Row>, Dense(Width.Target), [|BinaryCrossEntropy|]")]
    [InlineData("NG0043", "Expected BinaryCrossEntropy and Dense(1) for the bool target IsNew, found Dense(2)",
        "class Row { [Numeric] public float X => 0; [Target] public bool IsNew => true; }",
        "Input<Row>, [|Dense(2)|], BinaryCrossEntropy")]
    [InlineData("NG0043", "Expected BinaryCrossEntropy and Dense(1) for the bool target IsNew, found MeanSquaredError",
        "class Row { [Numeric] public float X => 0; [Target] public bool IsNew => true; }",
        "Input<Row>, Dense(1), [|MeanSquaredError|]")]
    [InlineData("NG0044", "Expected [Input<TRecord>] for Width.Target, found [Input(3)]", "class Row;",
        "Input(3), [|Dense(Width.Target)|], MeanSquaredError")]
    public void IsSaidAtTheLayer(string id, string message, string record, string layers)
    {
        string marked = $"{record} [Network, {layers}] partial class Net;";
        Diagnostic found = Single(marked, id);
        Assert.Equal(message, found.GetMessage());
        Assert.Equal(PlaceOf(marked), found.Location.SourceSpan);
        Assert.Empty(ErrorsOfEmitted(marked));
    }

    [Theory]
    [InlineData("BinaryCrossEntropy", "[Target(Scale.None)] public float Y => 0;")]
    [InlineData("SoftmaxCrossEntropy", "[Target] public bool Y => true;")]
    [InlineData("Hinge", "[Target(maxNames: 3)] public string Y => \"\";")]
    [InlineData("MeanSquaredError", "[Target] public float Y => 0; [Target] public double? Z => 0;")]
    public void NothingIsSaidOfALossThatFits(string loss, string target) => Assert.Empty(
        GeneratorHarness.Analyze(GeneratorHarness.Compile($$"""
            using NetGen;
            [Network, Input<Row>, Dense(Width.Target), {{loss}}] partial class Net;
            class Row { [Numeric] public float X => 0; {{target}} }
            """)));

    // The compiler itself says that it cannot be seen, at its name.
    [Theory]
    [InlineData("internal", "CS0122")]
    [InlineData("public", null)]
    public void RecordsOfAnotherAssemblyHaveToBePublic(string access, string? error)
    {
        MetadataReference library = GeneratorHarness.Compile($$"""
            using NetGen;
            /// <summary>A row.</summary>
            /// <param name="X">A number.</param>
            /// <param name="City">A name.</param>
            /// <param name="Y">What is predicted.</param>
            {{access}} sealed record Row(
                [Numeric] float? X, [property: Category(maxNames: 3)] string? City, [Target] double Y);
            """).ToMetadataReference();
        CSharpCompilation compilation = GeneratorHarness.Compile("using NetGen;" + Network).AddReferences(library);
        Assert.Empty(GeneratorHarness.Analyze(compilation));
        string[] errors = GeneratorHarness.Errors(compilation);
        if (error is null)
            Assert.Contains("const int InputLength = 7;", GeneratorHarness.Run(compilation).Files["Net.g.cs"]);
        Assert.Equal(error is null ? 0 : 1, errors.Length);
        Assert.All(errors, found => Assert.Contains($"error {error}", found));
    }

    [Fact]
    public void APrivateRecordIsTheCompilersError()
    {
        string[] errors = GeneratorHarness.Errors(GeneratorHarness.Compile(
            Head + "class Other { class Row { [Numeric] public float X => 0; [Target] public float Y => 0; } }"
            + Network.Replace("Row", "Other.Row")));
        Assert.Contains("CS0122", Assert.Single(errors));
    }

    [Fact]
    public void APropertyOfAnotherAssemblyIsSaidAtTheInput()
    {
        MetadataReference library = GeneratorHarness.Compile("""
            /// <summary>A row.</summary>
            public sealed class Row
            {
                /// <summary>A name.</summary>
                [NetGen.Numeric] public string City => "";
            }
            """).ToMetadataReference();
        const string source = "using NetGen;" + Network;
        CSharpCompilation compilation = GeneratorHarness.Compile(source).AddReferences(library);
        Diagnostic found = Assert.Single(GeneratorHarness.Analyze(compilation));
        Assert.Equal("Expected a number or bool for [Numeric] of City, found string", found.GetMessage());
        TextSpan place = found.Location.SourceSpan;
        Assert.Equal("Input<Row>", source[place.Start..place.End]);
    }

    private static Diagnostic Single(string marked, string id)
    {
        ImmutableArray<Diagnostic> found = GeneratorHarness.Analyze(GeneratorHarness.Compile(Unmarked(marked)));
        Assert.Equal([id], found.Select(diagnostic => diagnostic.Id));
        return found[0];
    }

    private static string[] ErrorsOfEmitted(string marked) =>
    [
        .. GeneratorHarness.Errors(GeneratorHarness.Compile(Unmarked(marked)))
            .Where(error => error.Contains(".g.cs")),
    ];

    private static string Unmarked(string marked) => Head + marked.Replace("[|", "").Replace("|]", "");

    private static TextSpan PlaceOf(string marked) => TextSpan.FromBounds(
        Head.Length + marked.IndexOf("[|", StringComparison.Ordinal),
        Head.Length + marked.IndexOf("|]", StringComparison.Ordinal) - 2);
}
