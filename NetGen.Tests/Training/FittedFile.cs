using System;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>What was fitted as a file, whole and damaged.</summary>
/// <param name="save">Writes it.</param>
/// <param name="load">Reads it from a file.</param>
internal sealed class FittedFile(Action<Stream> save, Func<string, object> load)
{
    /// <summary>The whole file.</summary>
    public byte[] Whole() => Of(save);

    /// <summary>The bytes that something writes.</summary>
    public static byte[] Of(Action<Stream> save)
    {
        using MemoryStream stream = new();
        save(stream);
        return stream.ToArray();
    }

    /// <summary>Asserts that the file is refused where a text is another, or missing.</summary>
    public void FailsWithText(string name, string? text, string message) => Fails(Copy(
        tensor => null, key => key == name ? text : Original(key)), message);

    /// <summary>Asserts that the file is refused where a tensor is another, or missing.</summary>
    public void FailsWithTensor<T>(string name, T[]? values, string message, params long[] shape)
        where T : unmanaged => Fails(
            Copy(
                tensor => tensor.Name != name ? null
                    : writer =>
                    {
                        if (values is not null)
                            writer.Add(name, values, shape);
                    },
                Original),
            message);

    /// <summary>Asserts that the error names the file, and then what was expected and found.</summary>
    public void Fails(byte[] bytes, string message)
    {
        using TemporaryDirectory directory = new();
        string path = directory.Write("fitted", bytes);
        Assert.StartsWith(
            $"{path}: expected {message}", Assert.Throws<InvalidDataException>(() => load(path)).Message);
    }

    /// <summary>Asserts that a file cut anywhere is told, and one that goes on.</summary>
    public void EveryCutFails()
    {
        byte[] bytes = Whole();
        foreach (int length in Enumerable.Range(0, bytes.Length))
            Fails(bytes[..length], "");
        Fails([.. bytes, 0], "");
    }

    private string? Original(string key)
    {
        using TensorFile file = TensorFile.Open(new MemoryStream(Whole()));
        return file.Metadata[key];
    }

    private byte[] Copy(Func<FileTensor, Action<TensorFileWriter>?> tensors, Func<string, string?> texts)
    {
        using TensorFile file = TensorFile.Open(new MemoryStream(Whole()));
        TensorFileWriter writer = new();
        foreach (string key in file.Metadata.Keys)
            if (texts(key) is string text)
                writer.AddText(key, text);
        foreach (FileTensor tensor in file.Tensors)
        {
            Action<TensorFileWriter> copy = tensors(tensor) ?? (to =>
            {
                if (tensor.Type == TensorType.F64)
                    to.Add(tensor.Name, file.Read<double>(tensor), [.. tensor.Shape]);
                else
                    to.Add(tensor.Name, file.Read<float>(tensor), [.. tensor.Shape]);
            });
            copy(writer);
        }

        return Of(writer.Save);
    }
}
