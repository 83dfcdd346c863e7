using System;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Preprocessing;

/// <summary>Fitted directions come back from a file as they were; damage is named.</summary>
public sealed class PrincipalComponentsFileTests
{
    private static readonly float[] Points = [1, 2, 0.5f, 2, 1, -1, 4, 3, 0, 0, -2, 2, 3, 5, 1];
    private static readonly PrincipalComponents Fitted = PrincipalComponents.FitZca(Points, 3, epsilon: 0.01f);

    private static readonly FittedBytes Stored =
        new(Fitted.Save, PrincipalComponents.Load, "set of principal components");

    [Fact]
    public void WhatIsReadIsWhatWasWritten()
    {
        using TemporaryDirectory directory = new();
        string path = directory.Write("components", []);
        Fitted.Save(path);
        PrincipalComponents read = PrincipalComponents.Load(path);
        Assert.Equal((Fitted.Kind, Fitted.Epsilon, Fitted.Count), (read.Kind, read.Epsilon, read.Count));
        Assert.Equal(Fitted.ExplainedShare, read.ExplainedShare);
        float[] expected = [.. Points], found = [.. Points];
        Fitted.Transform(expected);
        read.Transform(found);
        Assert.Equal(expected, found);
    }

    [Theory]
    [InlineData(0, "a set of principal components, whose file starts with 'NGPC', found '.GPC'.")]
    [InlineData(4, "version 1, found 0.")]
    [InlineData(8, "kind 1, 2 or 3, found 0.")]
    public void AnotherKindOfFile(int at, string expected)
    {
        byte[] bytes = Stored.Whole();
        bytes[at] = 0;
        Stored.Fails(bytes, ": expected " + expected);
    }

    [Fact]
    public void MoreDirectionsThanFeatures()
    {
        byte[] bytes = Stored.Whole();
        BitConverter.TryWriteBytes(bytes.AsSpan(21), 4);
        Stored.Fails(bytes, ": expected from 1 to 3 directions, found 4.");
    }

    [Fact]
    public void NumbersThatAreNotFinite()
    {
        byte[] bytes = Stored.Whole();
        BitConverter.TryWriteBytes(bytes.AsSpan(25 + 4), float.PositiveInfinity);
        Stored.Fails(bytes, ": expected a finite mean 1, found ");
        bytes = Stored.Whole();
        BitConverter.TryWriteBytes(bytes.AsSpan(25 + 12), -1f);
        Stored.Fails(bytes, ": expected variances and epsilon of at least 0, found -1.");
        bytes = Stored.Whole();
        bytes.AsSpan(9, 4).Clear();
        bytes.AsSpan(25 + 12 + 4, 4).Clear();
        Stored.Fails(bytes, ": expected a variance and epsilon that can be divided by, found 0 in direction 1.");
    }

    [Fact]
    public void ADirectionThatIsNone()
    {
        byte[] bytes = Stored.Whole();
        BitConverter.TryWriteBytes(bytes.AsSpan(25 + 24), 3e38f);
        Stored.Fails(bytes, ": expected directions of norm 1, found ");
    }

    [Fact]
    public void AMatrixThatTheFileDoesNotHold()
    {
        byte[] bytes = Stored.Whole();
        BitConverter.TryWriteBytes(bytes.AsSpan(17), 20_000);
        Stored.Fails(bytes, ": expected from 1 to 16,384 features, found 20,000.");
    }

    [Fact]
    public void EveryCutIsTold() => Stored.EveryCutFails();
}
