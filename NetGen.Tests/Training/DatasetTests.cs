using System;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>Rows in memory: what they are, parts of them, and lengths that do not fit.</summary>
public sealed class DatasetTests
{
    private static readonly float[] Inputs = [.. Enumerable.Range(0, 12).Select(i => (float)i)];
    private static readonly float[] Targets = [.. Enumerable.Range(0, 8).Select(i => 100f + i)];

    private static Dataset<float> FourRows => new(Inputs, 3, Targets, 2);

    [Fact]
    public void OtherInputsAndTargetsOfTheSameRows()
    {
        Dataset<int> data = new(new float[] { 1, 2, 3, 4 }, 2, new[] { 5, 6 });
        Dataset<int> inputs = data.WithInputs(new float[] { 7, 8, 9, 10, 11, 12 }, 3);
        Assert.Equal((2, 3, 1), (inputs.Rows, inputs.InputLength, inputs.TargetLength));
        Assert.Equal([10f, 11f, 12f], inputs.Input(1).ToArray());
        Assert.Equal(6, inputs.Target(1)[0]);
        Dataset<float> targets = data.WithTargets<float>(new float[] { 7, 8, 9, 10 }, 2);
        Assert.Equal((2, 2, 2), (targets.Rows, targets.InputLength, targets.TargetLength));
        Assert.Equal([9f, 10f], targets.Target(1).ToArray());
        Assert.StartsWith(
            "Expected 6 values (2 rows of 3), found 9.",
            Assert.Throws<ArgumentException>(() => data.WithInputs(new float[9], 3)).Message);
        Assert.StartsWith(
            "Expected 2 values (2 rows of 1), found 3.",
            Assert.Throws<ArgumentException>(() => data.WithTargets<int>(new int[3])).Message);
    }

    [Fact]
    public void RowsAreWhatWasGiven()
    {
        Dataset<float> data = FourRows;
        Assert.Equal((4, 3, 2), (data.Rows, data.InputLength, data.TargetLength));
        Assert.Equal([6f, 7f, 8f], data.Input(2).ToArray());
        Assert.Equal([104f, 105f], data.Target(2).ToArray());
    }

    // Python: hashlib.sha256(struct.pack('<2i12f8f', 3, 2, *range(12), *range(100, 108))).hexdigest()[:16]
    [Fact]
    public void AFingerprintTellsDataFromOthers()
    {
        Dataset<float> data = FourRows;
        Assert.Equal("4d19b9075d375e7e", data.Fingerprint());
        Dataset<float> copy = new(Inputs.ToArray(), 3, Targets.ToArray(), 2);
        Assert.Equal(data.Fingerprint(), copy.Fingerprint());
        string[] others =
        [
            new Dataset<float>(Inputs, 6, Targets, 4).Fingerprint(),
            new Dataset<float>((float[])[-1f, .. Inputs[1..]], 3, Targets, 2).Fingerprint(),
            new Dataset<float>(Inputs, 3, (float[])[.. Targets[..7], 0f], 2).Fingerprint(),
            data.Slice(0, 3).Fingerprint(),
        ];
        Assert.Equal(5, others.Append(data.Fingerprint()).Distinct().Count());
    }

    [Fact]
    public void ASliceIsARunOfRows() => Holds(FourRows.Slice(1, 2), 1, 2);

    [Fact]
    public void ASliceOfASliceCountsFromItsOwnStart() => Holds(FourRows.Slice(1, 3).Slice(1, 2), 2, 3);

    [Fact]
    public void TakeGivesTheFirstRows() => Holds(FourRows.Take(3), 0, 1, 2);

    [Fact]
    public void SplitGivesEveryRowOnce()
    {
        (Dataset<float> first, Dataset<float> second) = FourRows.Split(3);
        Holds(first, 0, 1, 2);
        Holds(second, 3);
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(4, 0)]
    public void APartMayBeEmpty(int first, int second)
    {
        (Dataset<float> one, Dataset<float> other) = FourRows.Split(first);
        Assert.Equal((first, second), (one.Rows, other.Rows));
    }

    [Theory]
    [InlineData(-1, 1, "start from 0 to 4, found -1")]
    [InlineData(5, 0, "start from 0 to 4, found 5")]
    [InlineData(3, 2, "count from 0 to 1, found 2")]
    [InlineData(0, -1, "count from 0 to 4, found -1")]
    public void ASliceBeyondTheRows(int start, int count, string message) => Assert.Contains(
        $"Expected {message}.", Assert.Throws<ArgumentOutOfRangeException>(() => FourRows.Slice(start, count)).Message);

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void ASplitBeyondTheRows(int count) => Assert.Contains(
        $"Expected count from 0 to 4, found {count}.",
        Assert.Throws<ArgumentOutOfRangeException>(() => FourRows.Split(count)).Message);

    [Fact]
    public void InputsThatAreNoWholeRows()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new Dataset<int>(new float[7], 3, new int[2]));
        Assert.StartsWith("Expected whole rows of 3 values, found 7 values.", error.Message);
        Assert.Equal("inputs", error.ParamName);
    }

    [Fact]
    public void TargetsOfOtherRows()
    {
        ArgumentException error =
            Assert.Throws<ArgumentException>(() => new Dataset<float>(new float[6], 3, new float[3], 2));
        Assert.StartsWith("Expected 4 targets (2 rows of 2), found 3.", error.Message);
        Assert.Equal("targets", error.ParamName);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(1, 0)]
    public void LengthsBelowOne(int inputLength, int targetLength) => Assert.Throws<ArgumentOutOfRangeException>(
        () => new Dataset<float>(Array.Empty<float>(), inputLength, Array.Empty<float>(), targetLength));

    private static void Holds(Dataset<float> data, params int[] rows)
    {
        Assert.Equal(rows.SelectMany(row => Inputs[(3 * row)..(3 * row + 3)]), data.Inputs.ToArray());
        Assert.Equal(rows.SelectMany(row => Targets[(2 * row)..(2 * row + 2)]), data.Targets.ToArray());
    }
}
