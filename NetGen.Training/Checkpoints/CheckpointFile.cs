using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace NetGen.Training;

/// <summary>
/// A checkpoint: a network's file, with arrays and texts beside it, all read and found whole before anything is set.
/// </summary>
internal sealed class CheckpointFile
{
    private const string Prefix = "netgen:run.";
    private const string TextPrefix = "netgen.run.";
    private const string KindKey = "netgen.checkpoint";
    private const string Kind = "2";

    private readonly Dictionary<string, Array> arrays = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    private CheckpointFile(string path) => Path = path;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Reads a checkpoint.</summary>
    /// <exception cref="InvalidDataException">It is damaged, none, or another network's.</exception>
    public static CheckpointFile Read<TNetwork, TTarget>(string path)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        CheckpointFile read = new(path);
        using (TensorFile file = TensorFile.Open(path))
        {
            string? kind = file.Metadata.GetValueOrDefault(KindKey);
            if (kind != Kind)
                throw read.Wrong($"a checkpoint of version {Kind}", kind is null ? "another file" : $"version {kind}");
            file.VerifyChecksum();
            foreach (FileTensor tensor in file.Tensors)
                read.Take(file, tensor);
            foreach ((string name, string text) in file.Metadata)
            {
                if (name.StartsWith(TextPrefix, StringComparison.Ordinal))
                    read.texts.Add(name[TextPrefix.Length..], text);
            }
        }

        // Tensors that fit another declaration are not enough: what is computed has to be the same.
        FileInspection found = NetworkFile.Inspect<TNetwork, TTarget>(path);
        if (found.Problem is not null)
            throw new InvalidDataException(found.Problem);
        return found.Notes.Count == 0 ? read : throw new InvalidDataException($"{path}: {found.Notes[0]}");
    }

    /// <summary>An array of a known length.</summary>
    /// <exception cref="InvalidDataException">It is not there, or of another type or length.</exception>
    public T[] Array<T>(string name, int length)
        where T : unmanaged
    {
        T[] values = Array<T>(name) ?? throw Wrong(Prefix + name, "none");
        return values.Length == length ? values : throw Wrong($"{length} values of {Prefix}{name}", $"{values.Length}");
    }

    /// <summary>An array of any length; null where there is none.</summary>
    public T[]? Array<T>(string name)
        where T : unmanaged => !arrays.TryGetValue(Prefix + name, out Array? found) ? null
        : found as T[] ?? throw Wrong($"{typeof(T).Name} in {Prefix}{name}", found.GetType().Name);

    /// <summary>A text.</summary>
    /// <exception cref="InvalidDataException">It is not there.</exception>
    public string Text(string name) =>
        texts.TryGetValue(name, out string? text) ? text : throw Wrong($"a text {TextPrefix}{name}", "none");

    /// <summary>A number.</summary>
    /// <exception cref="InvalidDataException">It is not there, or none.</exception>
    public double Number(string name) =>
        double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw Wrong($"a number in {TextPrefix}{name}", $"'{Text(name)}'");

    /// <summary>A whole number of at least 0.</summary>
    /// <exception cref="InvalidDataException">It is not there, or none.</exception>
    public ulong Whole(string name) =>
        ulong.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out ulong number)
            ? number
            : throw Wrong($"a whole number in {TextPrefix}{name}", $"'{Text(name)}'");

    /// <summary>The error of something that is not as expected.</summary>
    public InvalidDataException Wrong(string expected, string found) =>
        new($"{Path}: expected {expected}, found {found}.");

    private void Take(TensorFile file, FileTensor tensor)
    {
        if (!tensor.Name.StartsWith(Prefix, StringComparison.Ordinal))
            return;
        arrays.Add(tensor.Name, tensor.Type switch
        {
            TensorType.F32 => file.Read<float>(tensor),
            TensorType.F64 => file.Read<double>(tensor),
            TensorType.U8 => file.Read<byte>(tensor),
            _ => throw Wrong("tensors of F32, F64 and U8", tensor.ToString()),
        });
    }

    /// <summary>A checkpoint that is to be written.</summary>
    internal sealed class Writer
    {
        private readonly TensorFileWriter writer = new() { AddsChecksum = true };

        /// <summary>Adds a network: its tensors, settings and declaration.</summary>
        public void AddNetwork<TNetwork, TTarget>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, TTarget>
            where TTarget : unmanaged => NetworkFile.AddTo<TNetwork, TTarget>(network, writer);

        /// <summary>Adds an array.</summary>
        public void Add<T>(string name, T[] values)
            where T : unmanaged => writer.Add(Prefix + name, values);

        /// <summary>Adds a text.</summary>
        public void Add(string name, string text) => writer.AddText(TextPrefix + name, text);

        /// <summary>Adds a number, which is read as it was written.</summary>
        public void Add(string name, double number) => Add(name, number.ToString("R", CultureInfo.InvariantCulture));

        /// <summary>Adds a whole number of at least 0.</summary>
        public void AddWhole(string name, ulong number) => Add(name, number.ToString(CultureInfo.InvariantCulture));

        /// <summary>Writes the file as a whole, or leaves what was there.</summary>
        public void Save(string path)
        {
            writer.AddText(KindKey, Kind);
            writer.Save(path);
        }
    }
}
