using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen.Training;

public sealed partial class TableEncoding
{
    private const int Version = 1;

    // "NGTE", for NetGen table encoding.
    private const uint Magic = 0x4554474E;

    /// <summary>Writes what was learned from the training rows to a file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        using BinaryWriter writer = new(File.Create(path));
        Save(writer);
    }

    /// <summary>
    /// Writes what was learned, such as behind a network's parameters: "NGTE" and version, then names of targets, texts
    /// that mean missing, names of classes and the columns, each list behind its length, numbers little-endian, texts
    /// as <see cref="BinaryWriter"/> writes them.
    /// </summary>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Magic);
        writer.Write(Version);
        foreach (IReadOnlyList<string> texts in new[] { options.Targets, options.Missing, ClassNames })
            TableColumn.Write(writer, texts);
        writer.Write(columns.Length);
        foreach (TableColumn column in columns)
            column.Save(writer);
    }

    /// <summary>Reads what <see cref="Save(string)"/> wrote.</summary>
    /// <exception cref="InvalidDataException">
    /// The file is damaged or another's; the message names the file, what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TableEncoding Load(string path) => FittedReader.ReadFile(path, Load);

    /// <summary>Reads what <see cref="Save(BinaryWriter)"/> wrote, and nothing behind it.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="name">What errors call the source.</param>
    /// <exception cref="InvalidDataException">The data is damaged or another's.</exception>
    public static TableEncoding Load(BinaryReader reader, string name = "table encoding")
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new FittedReader(reader, name).Whole("table encoding", Read);
    }

    private static TableEncoding Read(FittedReader reader)
    {
        reader.Header(Magic, Version, "table encoding");
        string[] targets = reader.Texts("targets", least: 1);
        string[] missing = reader.Texts("texts that mean missing", least: 0);
        string[] classes = reader.Texts("classes", least: 0);
        int count = reader.Length("columns", MostColumns);
        List<TableColumn> columns = [];
        long width = 0;
        while (columns.Count < count)
        {
            columns.Add(TableColumn.Load(reader));
            width += columns[^1].Width;
        }

        if (width > FittedReader.MaxLength)
            throw reader.Damaged($"at most {FittedReader.MaxLength} features", $"{width}");
        return Repeated.In(columns.Select(column => column.Name).Concat(targets)) is { } repeated
            ? throw reader.Damaged("each column once", $"{Quote.Plain(repeated)} twice")
            : new([.. columns], classes, new TableOptions { Targets = targets, Missing = missing });
    }
}
