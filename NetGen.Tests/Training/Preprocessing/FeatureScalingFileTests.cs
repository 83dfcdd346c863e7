using System;
using System.IO;
using System.Linq;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Preprocessing;

/// <summary>Fitted steps in files, whole and damaged.</summary>
public sealed class FeatureScalingFileTests
{
    private static readonly FeatureScaling Scaling = FeatureScaling.FitMinMax([1f, -3f, 2f, 5f], 2, -1f);

    private static readonly FittedBytes Stored = new(Scaling.Save, FeatureScaling.Load, "feature scaling");

    private static readonly FittedBytes Standard =
        new(FeatureScaling.FitStandard([1f, -3f, 2f, 5f], 2).Save, FeatureScaling.Load, "feature scaling");

    // "NGFS", version, kind, length: 13 bytes, then offsets; of min-max low, high and spans, of others factors.
    private const int Header = 13;
    private const int Low = Header + 8;
    private const int Spans = Low + 8;

    [Fact]
    public void WhatIsSavedIsLoaded()
    {
        using TemporaryDirectory directory = new();
        string path = Path.Combine(directory.Path, "scaling");
        Scaling.Save(path);
        Assert.Equal(Spans + 16, new FileInfo(path).Length);
        FeatureScaling loaded = FeatureScaling.Load(path);
        Assert.Equal((Scaling.Kind, Scaling.Low, Scaling.High), (loaded.Kind, loaded.Low, loaded.High));
        Assert.Equal(Scaling.Offsets.ToArray(), loaded.Offsets.ToArray());
        Assert.Equal(Scaling.Factors.ToArray(), loaded.Factors.ToArray());
        float[] ends = [2f, 5f, 1f, -3f];
        loaded.Transform(ends);
        Assert.Equal([1f, 1f, -1f, -1f], ends);
    }

    [Fact]
    public void ManyFeaturesAndTwoInAStream()
    {
        float[] rows = [.. Enumerable.Range(0, 10_000).Select(i => (float)i)];
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        FeatureScaling.FitMean(rows, 10_000).Save(writer);
        Scaling.Save(writer);
        stream.Position = 0;
        using BinaryReader reader = new(stream);
        Assert.Equal(rows, FeatureScaling.Load(reader).Offsets.ToArray());
        Assert.Equal(2, FeatureScaling.Load(reader).Length);
    }

    [Theory]
    [InlineData(0, 0x00, "a feature scaling, whose file starts with 'NGFS', found '.GFS'.")]
    [InlineData(4, 0x01, "version 2, found 1.")]
    [InlineData(8, 0x04, "kind 1, 2 or 3, found 4.")]
    [InlineData(12, 0xFF, "from 1 to 268,435,456 features, found -16,777,214.")]
    [InlineData(Low + 3, 0x3F, "a low end below the high end, found 1 and 1.")]
    [InlineData(Spans + 15, 0xBF, "spans above 0, found -")]
    public void ADamagedByteIsNamed(int at, byte value, string expected)
    {
        byte[] bytes = Stored.Whole();
        bytes[at] = value;
        Stored.Fails(bytes, $": expected {expected}");
    }

    [Fact]
    public void AFactorThatIsNotAboveZero()
    {
        byte[] bytes = Standard.Whole();
        bytes[^1] = 0xBF;
        Standard.Fails(bytes, ": expected factors above 0, found -");
    }

    [Fact]
    public void NumbersThatAreNotFinite()
    {
        byte[] bytes = Stored.Whole();
        BitConverter.TryWriteBytes(bytes.AsSpan(Header + 4), float.NaN);
        Stored.Fails(bytes, ": expected a finite offset 1, found NaN.");
    }

    [Fact]
    public void EveryCutIsTold()
    {
        Stored.EveryCutFails();
        Standard.EveryCutFails();
    }
}
