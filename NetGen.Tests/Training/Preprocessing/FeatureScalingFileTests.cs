using System.IO;
using System.Linq;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Preprocessing;

/// <summary>Fitted scalings in files, whole and damaged.</summary>
public sealed class FeatureScalingFileTests
{
    private static readonly FeatureScaling Scaling = FeatureScaling.FitMinMax([1f, -3f, 2f, 5f], 2, -1f);

    private static readonly FittedFile Stored = new(Scaling.Save, FeatureScaling.Load);

    private static readonly FittedFile Standard =
        new(FeatureScaling.FitStandard([1f, -3f, 2f, 5f], 2).Save, FeatureScaling.Load);

    [Fact]
    public void WhatIsSavedIsLoaded()
    {
        using TemporaryDirectory directory = new();
        string path = Path.Combine(directory.Path, "scaling");
        Scaling.Save(path);
        FeatureScaling loaded = FeatureScaling.Load(path);
        Assert.Equal((Scaling.Kind, Scaling.Low, Scaling.High), (loaded.Kind, loaded.Low, loaded.High));
        Assert.Equal(Scaling.Offsets.ToArray(), loaded.Offsets.ToArray());
        Assert.Equal(Scaling.Factors.ToArray(), loaded.Factors.ToArray());
        float[] ends = [2f, 5f, 1f, -3f];
        loaded.Transform(ends);
        Assert.Equal([1f, 1f, -1f, -1f], ends);
    }

    [Fact]
    public void ManyFeaturesInAStream()
    {
        float[] rows = [.. Enumerable.Range(0, 10_000).Select(i => i + 0.1f)];
        using MemoryStream stream = new(FittedFile.Of(FeatureScaling.FitMean(rows, 10_000).Save));
        FeatureScaling loaded = FeatureScaling.Load(stream);
        Assert.Equal(rows, loaded.Offsets.ToArray());
        Assert.Equal(ScalingKind.Mean, loaded.Kind);
    }

    [Theory]
    [InlineData("kind", "Other", "one of Mean, Standard, MinMax as netgen.scaling.kind, found 'Other'.")]
    [InlineData("kind", null, "a text netgen.scaling.kind, found none.")]
    [InlineData("kind", "Standard", "a tensor netgen:scaling.factors, found none.")]
    [InlineData("low", "1", "a low end below the high end, found 1 and 1.")]
    [InlineData("high", "NaN", "a finite number as netgen.scaling.high, found 'NaN'.")]
    [InlineData("high", "1,5", "a finite number as netgen.scaling.high, found '1,5'.")]
    public void ADamagedTextIsNamed(string text, string? value, string expected) =>
        Stored.FailsWithText("netgen.scaling." + text, value, expected);

    [Fact]
    public void DamagedNumbersAreNamed()
    {
        Stored.FailsWithTensor("netgen:scaling.spans", [1.0, -2.0], "spans above 0, found -2 in span 1.");
        Stored.FailsWithTensor(
            "netgen:scaling.spans", [1.0],
            "2 numbers of F64 in netgen:scaling.spans, found netgen:scaling.spans: F64 1.");
        Stored.FailsWithTensor(
            "netgen:scaling.spans", [1f, 2f],
            "2 numbers of F64 in netgen:scaling.spans, found netgen:scaling.spans: F32 2.");
        Stored.FailsWithTensor(
            "netgen:scaling.offsets", [1f, float.NaN], "a finite number 1 in offsets, found NaN.");
        Stored.FailsWithTensor(
            "netgen:scaling.offsets", [1f, 2f],
            "1 dimensions of at least 1 of netgen:scaling.offsets, found netgen:scaling.offsets: F32 1 x 2.", 1, 2);
        Stored.FailsWithTensor<float>("netgen:scaling.offsets", [],
            "1 dimensions of at least 1 of netgen:scaling.offsets, found netgen:scaling.offsets: F32 0.");
        Stored.FailsWithTensor<float>("netgen:scaling.offsets", null, "a tensor netgen:scaling.offsets, found none.");
        Standard.FailsWithTensor("netgen:scaling.factors", [1f, 0f], "factors above 0, found 0 in factor 1.");
    }

    [Fact]
    public void AnotherKindOfFile() => Stored.Fails(
        FittedFile.Of(PrincipalComponents.FitPca([1, 2, 2, 5, 3, 3], 2, 1).Save),
        "a feature scaling, found none in the file.");

    [Fact]
    public void EveryCutIsTold()
    {
        Stored.EveryCutFails();
        Standard.EveryCutFails();
    }
}
