using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace NetGen.Tests.Generator.Records;

/// <summary>Whatever a record is and wherever it stands: what is emitted for it compiles without a warning.</summary>
public class RecordHygieneTests
{
    private const string Attributes = "[global::NetGen.Network, global::NetGen.Input<ROW>, "
        + "global::NetGen.Dense(global::NetGen.Width.Target), global::NetGen.LOSS]";

    private const string Members = "[Numeric] public float X { get; set; } [Target] public float Y { get; set; }";

    [Theory]
    [InlineData("public class Row { MEMBERS } NET(Row) public partial class Net;")]
    [InlineData("class Row { MEMBERS } NET(Row) public partial class Net;")]
    [InlineData("namespace A { public sealed record Row { MEMBERS } NET(Row) public partial class Net; }")]
    [InlineData("namespace A { struct Row { MEMBERS } NET(Row) partial class Net; }")]
    [InlineData("namespace A { readonly record struct Row([Numeric] float X, [Target] float Y); NET(Row) partial "
        + "class Net; }")]
    [InlineData("namespace A { record Row([property: Numeric] float X, [Target] float Y, string Note); NET(Row) "
        + "partial class Net; }")]
    [InlineData("namespace A { abstract record Row([Numeric] float X) { [Target] public abstract float Y { get; } } "
        + "NET(Row) partial class Net; }")]
    [InlineData("namespace A { interface IRow { [Numeric] float X { get; } [Target] float Y { get; } } NET(IRow) "
        + "partial class Net; }")]
    [InlineData("namespace A { class Base { [Numeric] public float X { get; set; } } class Row : Base { [Target] "
        + "public float Y { get; set; } } NET(Row) partial class Net; }")]
    [InlineData("namespace A { class Base { [Numeric] public virtual float X => 1; } class Row : Base { [Category] "
        + "public bool Z => true; [Numeric] public override float X => 2; [Target] public float Y { get; init; } } "
        + "NET(Row) partial class Net; }")]
    [InlineData("namespace A { class Row { public required int Id; MEMBERS } NET(Row) partial class Net; }")]
    [InlineData("namespace A { class Row(float x) { [Numeric] public required float X { get; init; } = x; [Target] "
        + "public float Y { get; set; } } NET(Row) partial class Net; }")]
    [InlineData("namespace A { record Base([Numeric] float X); record Row(float X, [Target] float Y) : Base(X); "
        + "NET(Row) partial class Net; }")]
    [InlineData("namespace A { class Outer { internal class Row { MEMBERS } } NET(Outer.Row) public partial class "
        + "Net; }")]
    [InlineData("namespace A { NET(Net.Row) public partial class Net { private class Row { MEMBERS } } }")]
    [InlineData("namespace A { NET(Net.Row) public partial class Net { protected internal class Row { MEMBERS } } }")]
    [InlineData("namespace A { partial class Row { MEMBERS NET(Row) private partial class Net; } }")]
    [InlineData("namespace A { partial class Outer { private record Row { MEMBERS } NET(Row) private partial class "
        + "Net; } }")]
    [InlineData("namespace A { class Row<T> { [Numeric] public T X { get; set; } [Target] public float Y => 0; } "
        + "NET(Row<float>) partial class Net; }")]
    [InlineData("namespace @event { enum @class { @int, @string } class @record { [Numeric] public float @event { "
        + "get; set; } [Category] public @class @namespace { get; set; } [Target] public float @return { get; set; } "
        + "} NET(@record) partial class @void; }")]
    [InlineData("record @Row([Numeric] float @event, [Category(maxNames: 3)] string @class, [Target] float @return); "
        + "NET(Row) partial class Net;")]
    [InlineData("class Row { [Numeric] public float Predict { get; set; } [Numeric] public float Encoding { get; "
        + "set; } [Numeric] public float Fit { get; set; } [Category(2, maxNames: 4)] public string Load { get; set; "
        + "} [Numeric] public float record { get; set; } [Numeric] public float to { get; set; } [Numeric] public "
        + "float InputLength { get; set; } [Target] public float RecordColumns { get; set; } } NET(Row) partial "
        + "class Net;")]
    [InlineData("class Row { [Numeric] public float X { get; set; } [Target] public float Prediction { get; set; } "
        + "[Target] public float Fields { get; set; } } NET(Row) partial class Net;")]
    [InlineData("class Row { [Numeric] public float X { get; set; } [Target] public float Deconstruct { get; set; } "
        + "[Target] public double Item1 { get; set; } [Target] public float Clone { get; set; } } NET(Row) partial "
        + "class Net;")]
    [InlineData("enum E { A, B, C = A, D = 7 } class Row { [Category] public E X { get; set; } [Category] public E? "
        + "Z { get; set; } [Target] public float Y { get; set; } } NET(Row) partial class Net;")]
    [InlineData("enum E : ulong { A, B = ulong.MaxValue } class Row { [Category] public E X { get; set; } [Category] "
        + "public E? Z { get; set; } [Category(maxNames: 3)] public ulong U { get; set; } [Category(maxNames: 3)] "
        + "public ulong? V { get; set; } [Numeric] public ulong W { get; set; } [Target] public float Y { get; set; "
        + "} } NET(Row) partial class Net;")]
    [InlineData("[System.Flags] enum E : sbyte { None, A = 1, B = 2, All = 3, Low = -128 } class Row { [Category] "
        + "public E X { get; set; } [Target] public float Y { get; set; } } NET(Row) partial class Net;")]
    [InlineData("enum E { A, B } class Row { [Numeric] public bool X { get; set; } [Numeric] public bool? Z { get; "
        + "set; } [Category] public bool? W { get; set; } [Target] public E? Y { get; set; } } "
        + "NETSoftmaxCrossEntropy(Row) partial class Net;")]
    [InlineData("class Row { [Numeric] public byte A { get; set; } [Numeric] public long? B { get; set; } [Numeric] "
        + "public decimal C { get; set; } [Numeric] public decimal? D { get; set; } [Numeric] public double E { get; "
        + "set; } [Target] public decimal Y { get; set; } } NET(Row) partial class Net;")]
    [InlineData("class Row { [DateParts(DatePart.Year)] public System.DateOnly A { get; set; } "
        + "[DateParts(DatePart.Day)] public System.DateOnly? B { get; set; } [DateParts(DatePart.Hour)] public "
        + "System.DateTime C { get; set; } [DateParts(DatePart.Hour)] public System.DateTime? D { get; set; } "
        + "[DateParts(DatePart.Month)] public System.DateTimeOffset E { get; set; } [DateParts(DatePart.Elapsed)] "
        + "public System.DateTimeOffset? F { get; set; } [Target] public float Y { get; set; } } NET(Row) partial "
        + "class Net;")]
    [InlineData("class Row { [Numeric] public float X { get; set; } [Target(maxNames: 100000)] public string Y { "
        + "get; set; } } NETSoftmaxCrossEntropy(Row) partial class Net;")]
    [InlineData("class Row { [Numeric] public float X { get; set; } [Target] public bool Y { get; set; } } "
        + "NETBinaryCrossEntropy(Row) partial class Net;")]
    [InlineData("class Row { [Numeric] public float X { get; set; } [Target] public bool? Y { get; set; } } "
        + "NETHinge(Row) partial class Net;")]
    [InlineData("class Row { [Numeric] public required float X { get; init; } [Target] public float Y { get; init; } "
        + "public required string Note { get; init; } public int Others; } NET(Row) partial class Net;")]
    [InlineData("class Row { Row() { } [Numeric] public float X { get; private set; } [Target] public float Y { get; "
        + "private set; } } NET(Row) partial class Net;")]
    [InlineData("class Row { public Row(float x, float y) { X = x; Y = y; } [Numeric] public float X { get; } "
        + "[Target] public float Y { get; } } NET(Row) partial class Net;")]
    [InlineData("class Row { [System.Obsolete] [Numeric] public float X { get; set; } [Target] public float Y { get; "
        + "set; } } NET(Row) partial class Net;")]
    [InlineData("enum E { A, [System.Obsolete(\"old\")] B } class Row { [Category] public E X { get; set; } [Target] "
        + "public float Y { get; set; } } NET(Row) partial class Net;")]
    [InlineData("class Row { MEMBERS } NET(Row) partial class One; NETHinge(Other) partial class Two; class Other { "
        + "[Numeric] public float X { get; set; } [Target] public bool B { get; set; } } NET(Row) partial class "
        + "Three;")]
    [InlineData("[assembly: System.CLSCompliant(true)] namespace A { public class Row { MEMBERS } NET(Row) public "
        + "partial class Net; }")]
    [InlineData("namespace A { class System { } class NetGen { } class Row { MEMBERS } NET(Row) partial class Net { "
        + "class Single { } } }")]
    public void Compiles(string source)
    {
        foreach (CSharpCompilation compilation in Settings(Whole(source)))
        {
            GeneratorHarness.Generated generated = GeneratorHarness.Generate(compilation, new ProjectOptions("128"));
            Found.Nothing(generated.Errors.Where(error => !IsOfTheSourceItself(error)));
            Assert.Empty(generated.Findings);
        }
    }

    // A network of a property called as a member, and a record that says nothing of null.
    [Theory]
    [InlineData("Prediction")]
    [InlineData("Encoding")]
    [InlineData("RecordColumns")]
    [InlineData("EncodeTargets")]
    public void AMemberOfARecordsNetworkIsTaken(string name)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile(
            Whole($"class Row {{ MEMBERS }} NET(Row) partial class Net {{ int {name}; }}"));
        Assert.Equal(["NG0015"], GeneratorHarness.Analyze(compilation).Select(found => found.Id));
        Assert.DoesNotContain(GeneratorHarness.Errors(compilation), error => error.Contains(".g.cs"));
    }

    [Fact]
    public void ANetworkOfItsOwnPredictForRecordsIsRefused()
    {
        CSharpCompilation compilation = GeneratorHarness.Compile(Whole(
            "class Row { MEMBERS } NET(Row) partial class Net { public float Predict(Row row) => row.X; }"));
        Assert.Equal(["NG0015"], GeneratorHarness.Analyze(compilation).Select(found => found.Id));
    }

    // Not annotated for null: a string that is null is an error; a number may be missing where it is nullable.
    [Fact]
    public void WithoutAnnotationsAStringMayNotBeMissing()
    {
        const string members = "[Category(maxNames: 3)] public string A { get; set; } [Numeric] public int? B { get; "
            + "set; } [Target] public float Y { get; set; }";
        CSharpCompilation compilation = GeneratorHarness.Compile(
            [Whole($"class Row {{ {members} }} NET(Row) partial class Net;")],
            nullable: NullableContextOptions.Disable);
        Assert.Contains("const int InputLength = 6;", GeneratorHarness.Run(compilation).Files["Net.g.cs"]);
    }

    [Theory]
    [InlineData("[Network, Input<Row>, Dense(Width.Target), MeanSquaredError]", "[Numeric] public string X")]
    [InlineData("[Network, Input<Row>, Dense(Width.Target), MeanSquaredError]", "[Category] public string X")]
    [InlineData("[Network, Input<Row>, Dense(3), MeanSquaredError]", "[Category(maxNames: 3)] public string X")]
    [InlineData("[Network, Input<Row>, Dense(1), Hinge]", "[Category(maxNames: 3)] public string X")]
    public void OursIsTheOnlyErrorWhereTheNetworkIsUsed(string attributes, string property)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile([$$"""
            using System.Collections.Generic;
            using NetGen;
            {{attributes}} partial class Net;
            class Row { {{property}} { get; set; } = ""; [Target] public float Y { get; set; } }
            static class User
            {
                static float Use(List<Row> rows)
                {
                    Net net = Net.Fit(rows, seed: 1);
                    net.Encode(rows[0], new float[Net.InputLength]);
                    net.Save("a");
                    _ = Net.Load("a").Encoding.Describe();
                    Trained(net, rows);
                    return net.Predict(rows[0]);
                }

                // As the extensions of NetGen.Training.
                static void Trained<TNetwork, TRecord, TTarget>(
                    IRecordNetwork<TNetwork, TRecord, TTarget> network, IEnumerable<TRecord> rows)
                    where TNetwork : class, IRecordNetwork<TNetwork, TRecord, TTarget>
                    where TTarget : unmanaged => network.EncodeInputs(rows);
            }
            """]);
        string[] errors = GeneratorHarness.Errors(compilation);
        Assert.True(attributes.Contains("Hinge") || errors.Length == 0, string.Join("\n", errors));
        Found.Nothing(errors.Where(error => error.Contains(".g.cs")));
        Assert.Single(GeneratorHarness.Analyze(compilation), d => d.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("[Target] public bool Y { get; set; }", "BinaryCrossEntropy", "bool", true)]
    [InlineData("[Target(maxNames: 5)] public string Y { get; set; } = \"\";", "SoftmaxCrossEntropy", "string", true)]
    [InlineData("[Target] public System.DayOfWeek Y { get; set; }", "Hinge", "System.DayOfWeek", false)]
    [InlineData("[Target] public float Y { get; set; } [Target] public double Z { get; set; }", "MeanSquaredError",
        "Net.Prediction", null)]
    public void PredictionsOfAFaultyNetworkHaveTheirTypes(string target, string loss, string type, bool? probable)
    {
        string more = probable is null ? "" : "_ = net.Predict(row, new float[9]);"
            + (probable.Value ? " _ = net.Predict(row, out float p);" : "");
        CSharpCompilation compilation = GeneratorHarness.Compile([$$"""
            using NetGen;
            [Network, Input<Row>, Dense(0), Dense(Width.Target), {{loss}}] partial class Net;
            class Row { [Numeric] public float X { get; set; } {{target}} }
            static class User { static void Use(Net net, Row row) { {{type}} y = net.Predict(row); {{more}} } }
            """]);
        Found.Nothing(GeneratorHarness.Errors(compilation).Where(error => !error.Contains("CS0219")));
        Assert.Single(GeneratorHarness.Analyze(compilation), d => d.Severity == DiagnosticSeverity.Error);
    }

    private static string Whole(string source) => Regex.Replace(
        "using NetGen; " + source.Replace("MEMBERS", Members), "NET(\\w*)\\(([^)]*)\\)",
        match => Attributes.Replace("ROW", match.Groups[2].Value)
            .Replace("LOSS", match.Groups[1].Value == "" ? "MeanSquaredError" : match.Groups[1].Value));

    private static IEnumerable<CSharpCompilation> Settings(string source)
    {
        yield return GeneratorHarness.Compile([source]);
        yield return GeneratorHarness.Compile(
            [Regex.Replace(source, "(partial class @?[A-Za-z]+);", "$1 { }")], LanguageVersion.CSharp12,
            nullable: NullableContextOptions.Disable);
        yield return GeneratorHarness.Compile([source], nullable: NullableContextOptions.Annotations, isChecked: true);
    }

    // Missing comments, names, null, and what is obsolete, of the test's own lines.
    private static bool IsOfTheSourceItself(string error) =>
        error.StartsWith("File0.cs", StringComparison.Ordinal) && OfTheSource.Any(error.Contains);

    private static readonly string[] OfTheSource =
        ["CS1591", "CS0169", "CS0649", "CS8981", "CS8618", "CS8632", "CS8669", "CS0618", "CS0612", "CS1573"];
}
