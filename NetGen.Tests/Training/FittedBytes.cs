using System;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>What was fitted as the bytes of a file, whole and damaged.</summary>
/// <param name="save">Writes it.</param>
/// <param name="load">Reads it from a file.</param>
/// <param name="what">What errors call it.</param>
internal sealed class FittedBytes(Action<BinaryWriter> save, Func<string, object> load, string what)
{
    /// <summary>The whole file.</summary>
    public byte[] Whole() => Of(save);

    /// <summary>The bytes that something writes.</summary>
    public static byte[] Of(Action<BinaryWriter> save)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        save(writer);
        return stream.ToArray();
    }

    /// <summary>Asserts that the error names the file, and then what was expected and found.</summary>
    public void Fails(byte[] bytes, string message)
    {
        using TemporaryDirectory directory = new();
        string path = directory.Write("fitted", bytes);
        Assert.StartsWith(path + message, Assert.Throws<InvalidDataException>(() => load(path)).Message);
    }

    /// <summary>Asserts that a file cut anywhere is told, and one that goes on.</summary>
    public void EveryCutFails()
    {
        byte[] bytes = Whole();
        foreach (int length in Enumerable.Range(0, bytes.Length))
            Fails(bytes[..length], $": expected a whole {what}, found the end of the data.");
        Fails([.. bytes, 0], ": expected the end of the file behind the last number, found more.");
    }
}
