using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>
/// A safetensors file that is open for reading: named tensors, and texts beside them. Its header was checked as a whole
/// when it was opened; values are read when they are asked for.
/// </summary>
public sealed class TensorFile : IDisposable
{
    private readonly ByteSource source;
    private readonly TensorFileHeader header;

    private TensorFile(ByteSource source, string name)
    {
        Name = name;
        this.source = source;
        try
        {
            header = TensorFileHeader.Read(source, name);
        }
        catch (EndOfStreamException error)
        {
            throw CutShort(error);
        }
    }

    /// <summary>What errors call the file: its path, or the name that was given to a stream.</summary>
    public string Name { get; }

    /// <summary>The tensors, in the order in which their values stand.</summary>
    public IReadOnlyList<FileTensor> Tensors => header.Tensors;

    /// <summary>Texts that stand beside the tensors, by their names.</summary>
    public IReadOnlyDictionary<string, string> Metadata => header.Metadata;

    /// <summary>Opens a file and checks its header.</summary>
    /// <exception cref="InvalidDataException">
    /// The file is damaged or another's; the message names the file, what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TensorFile Open(string path)
    {
        ByteSource source = ByteSource.Open(path);
        try
        {
            return new(source, path);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Takes a stream from its position to its end. One that cannot seek is read at once; any other stays open and
    /// where it is for as long as values are read.
    /// </summary>
    /// <param name="stream">The stream, which stays the caller's.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="InvalidDataException">The data is damaged or another's.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static TensorFile Open(Stream stream, string name = "stream")
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        return new(ByteSource.Of(stream), name);
    }

    /// <summary>The tensor of a name, or null.</summary>
    public FileTensor? Find(string name) => header.ByName.GetValueOrDefault(name);

    /// <summary>Reads values of a tensor as they are in the file.</summary>
    /// <typeparam name="T">The tensor's type in .NET, such as <c>float</c> for F32.</typeparam>
    /// <param name="tensor">One of <see cref="Tensors"/>.</param>
    /// <param name="destination">Where they go: as many values as are wanted.</param>
    /// <param name="first">The first value that is wanted, counted from 0.</param>
    /// <exception cref="ArgumentException">
    /// The tensor is another file's, or of another type, or has not so many values.
    /// </exception>
    /// <exception cref="InvalidDataException">The file was cut since it was opened.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public void Read<T>(FileTensor tensor, Span<T> destination, long first = 0)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (TensorTypes.Of<T>() != tensor.Type)
        {
            throw new ArgumentException(
                $"Expected a tensor of {TensorTypes.NameOf(TensorTypes.Of<T>())}, found {tensor}.", nameof(tensor));
        }

        ReadBytes(tensor, MemoryMarshal.AsBytes(destination), first * TensorTypes.Width(tensor.Type));
    }

    /// <summary>Reads values of a tensor of F32, F16, BF16 or F64 as floats.</summary>
    /// <remarks>What F64 has beyond a float is rounded; beyond the range of floats it becomes infinite.</remarks>
    /// <param name="tensor">One of <see cref="Tensors"/>.</param>
    /// <param name="destination">Where they go: as many values as are wanted.</param>
    /// <param name="first">The first value that is wanted, counted from 0.</param>
    /// <exception cref="ArgumentException">
    /// The tensor is another file's, or of another type, or has not so many values.
    /// </exception>
    /// <exception cref="InvalidDataException">The file was cut since it was opened.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public void ReadAsFloats(FileTensor tensor, Span<float> destination, long first = 0)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (!FloatConversion.Takes(tensor.Type))
            throw new ArgumentException($"Expected a tensor of F32, F16, BF16 or F64, found {tensor}.", nameof(tensor));
        if (tensor.Type == TensorType.F32)
            Read(tensor, destination, first);
        else
            FloatConversion.Read(this, tensor, destination, first);
    }

    /// <summary>All values of a tensor as they are in the file.</summary>
    /// <typeparam name="T">The tensor's type in .NET, such as <c>float</c> for F32.</typeparam>
    /// <param name="tensor">One of <see cref="Tensors"/>.</param>
    /// <exception cref="ArgumentException">
    /// The tensor is another file's, or of another type, or has more values than an array.
    /// </exception>
    /// <exception cref="InvalidDataException">The file was cut since it was opened.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public T[] Read<T>(FileTensor tensor)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.Count > Array.MaxLength)
        {
            throw new ArgumentException(
                $"Expected a tensor of at most {Array.MaxLength} values, found {tensor}.", nameof(tensor));
        }

        Check(tensor);
        T[] values = new T[tensor.Count];
        Read<T>(tensor, values);
        return values;
    }

    /// <summary>
    /// Compares the file with the checksum that <see cref="TensorFileWriter.AddsChecksum"/> has written into it. It
    /// reads the whole file.
    /// </summary>
    /// <exception cref="InvalidDataException">The file has no checksum, or was changed since.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public void VerifyChecksum()
    {
        string expected = Metadata.GetValueOrDefault(FileChecksum.Key) ?? throw Damaged("a checksum", "none");
        string found = FileChecksum.Of(this);
        if (found != expected)
            throw Damaged($"texts and values with the SHA-256 {expected}", found);
    }

    /// <summary>Closes the file; a stream stays open.</summary>
    public void Dispose() => source.Dispose();

    /// <summary>Reads bytes of a tensor's values.</summary>
    internal void ReadBytes(FileTensor tensor, Span<byte> destination, long first)
    {
        Check(tensor);
        if (first < 0 || first > tensor.ByteLength || destination.Length > tensor.ByteLength - first)
        {
            throw new ArgumentException(
                $"Expected bytes within the {tensor.ByteLength} of {Shown.Name(tensor.Name)}, found "
                + $"{destination.Length} from {first} on.",
                nameof(destination));
        }

        try
        {
            source.Read(destination, header.DataStart + tensor.Start + first);
        }
        catch (EndOfStreamException error)
        {
            throw CutShort(error);
        }
    }

    /// <summary>The error of something in the file that is not as expected.</summary>
    internal InvalidDataException Damaged(string expected, string found) => header.Damaged(expected, found);

    // A tensor of another file could name bytes that this one does not have.
    private void Check(FileTensor tensor)
    {
        if (!ReferenceEquals(Find(tensor.Name), tensor))
        {
            throw new ArgumentException(
                $"Expected a tensor of {Name}, found {tensor} of another file.", nameof(tensor));
        }
    }

    private InvalidDataException CutShort(Exception error) =>
        new($"{Name}: expected a file that stays as long as it was when it was opened, found a shorter one.", error);
}
