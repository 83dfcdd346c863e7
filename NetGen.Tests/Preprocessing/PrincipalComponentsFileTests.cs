using System;
using System.IO;
using System.Linq;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Preprocessing;

/// <summary>Fitted directions come back from a file as they were; damage is named.</summary>
public sealed class PrincipalComponentsFileTests
{
    private static readonly float[] Points = [1, 2, 0.5f, 2, 1, -1, 4, 3, 0, 0, -2, 2, 3, 5, 1];
    private static readonly PrincipalComponents Fitted = PrincipalComponents.FitZca(Points, 3, epsilon: 0.01f);

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
    [InlineData(0, "a set of principal components, which starts with 0x4350474E, found 0x43504700.")]
    [InlineData(4, "version 1, found 0.")]
    [InlineData(8, "kind 1, 2 or 3, found 0.")]
    public void AnotherKindOfFile(int at, string expected)
    {
        byte[] bytes = Bytes();
        bytes[at] = 0;
        Fails(bytes, ": expected " + expected);
    }

    [Fact]
    public void MoreDirectionsThanFeatures()
    {
        byte[] bytes = Bytes();
        BitConverter.TryWriteBytes(bytes.AsSpan(21), 4);
        Fails(bytes, ": expected from 1 to 3 directions, found 4.");
    }

    [Fact]
    public void NumbersThatAreNotFinite()
    {
        byte[] bytes = Bytes();
        BitConverter.TryWriteBytes(bytes.AsSpan(25 + 4), float.PositiveInfinity);
        Fails(bytes, ": expected a finite mean 1, found ");
        bytes = Bytes();
        BitConverter.TryWriteBytes(bytes.AsSpan(25 + 12), -1f);
        Fails(bytes, ": expected variances and epsilon of at least 0, found -1.");
    }

    [Fact]
    public void EveryCutIsTold()
    {
        byte[] bytes = Bytes();
        foreach (int length in Enumerable.Range(0, bytes.Length))
            Fails(bytes[..length], ": expected a whole set of principal components, found the end of the data.");
        Fails([.. bytes, 0], ": expected the end of the file behind the last number, found more.");
    }

    private static void Fails(byte[] bytes, string message)
    {
        using TemporaryDirectory directory = new();
        string path = directory.Write("components", bytes);
        Assert.StartsWith(
            path + message, Assert.Throws<InvalidDataException>(() => PrincipalComponents.Load(path)).Message);
    }

    private static byte[] Bytes()
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        Fitted.Save(writer);
        return stream.ToArray();
    }
}
