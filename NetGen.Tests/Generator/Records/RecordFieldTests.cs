using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace NetGen.Tests.Generator.Records;

/// <summary>Which columns a file needs for properties that are computed.</summary>
public class RecordFieldTests
{
    private const string Given =
        "public float A { get; init; } public float B { get; init; } public DateTime C { get; init; } "
        + "public int Year { get; init; } [Target] public float Y { get; init; } ";

    [Theory]
    [InlineData("[Numeric] public float X => A;", "A Y")]
    [InlineData("[Numeric] public float X { get { return this.A + base.GetHashCode(); } }", "A Y")]
    [InlineData("[Numeric] public float X => Middle() / 2; float Middle() => Other; float Other => B;", "B Y")]
    [InlineData("[Numeric] public float X => C.Year;", "C Y")]
    [InlineData("[Numeric] public float X => C.ToString().Length;", "C Y")]
    [InlineData("[Numeric] public float X => A; [Numeric] public float Z => Year;", "A Year Y")]
    [InlineData("[Numeric] public float X { get; init; }", "Y X")]
    [InlineData("float own = 3; [Numeric] public float X => own;", "Y")]

    // Whoever is given the record may read anything of it.
    [InlineData("[Numeric] public float X => Of(this); static float Of(Row row) => row.B;", "A B C Year Y")]
    [InlineData("[Numeric] public float X => this is { A: > 3 } ? 1 : 0;", "A B C Year Y")]
    public void AComputedPropertyNeedsWhatItsCodeReads(string members, string columns)
    {
        string source = "using System; using NetGen; [Network, Input<Row>, Dense(Width.Target), MeanSquaredError] "
            + "partial class Net; class Row { " + Given + members + " }";
        string file = GeneratorHarness.Run(GeneratorHarness.Compile(source)).Files["Net.g.cs"];
        string fields = Regex.Match(file, @"RecordField\[\] Fields.*?\];", RegexOptions.Singleline).Value;
        Assert.Equal(
            columns.Split(' '),
            Regex.Matches(fields, @"new\(\s*""(\w+)""").Select(field => field.Groups[1].Value));
    }
}
