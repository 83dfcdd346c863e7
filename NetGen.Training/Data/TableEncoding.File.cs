using System.IO;
using System.Linq;
using NetGen.CompilerServices;

namespace NetGen.Training;

public sealed partial class TableEncoding
{
    /// <summary>What it is called in a file.</summary>
    internal const string Part = "encoding";

    private const string What = "a table encoding";

    /// <summary>Writes what was learned to a safetensors file: as a whole, or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => PartWriter.Save(path, Part, Write);

    /// <summary>Writes what was learned to a stream, which stays open.</summary>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public void Save(Stream stream) => PartWriter.Save(stream, Part, Write);

    /// <summary>Reads what <see cref="Save(string)"/> or <see cref="ModelFile"/> wrote.</summary>
    /// <exception cref="InvalidDataException">
    /// The file is damaged or another's; the message names the file, what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TableEncoding Load(string path) => PartReader.Load(path, Part, What, Read);

    /// <summary>Reads what a stream has from its position to its end.</summary>
    /// <exception cref="InvalidDataException">The data is damaged or another's.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static TableEncoding Load(Stream stream) => PartReader.Load(stream, Part, What, Read);

    internal void Write(PartWriter writer)
    {
        writer.Text("targets", TextJson.Of(options.Targets));
        writer.Text("missing", TextJson.Of(options.Missing));
        writer.Text("classes", TextJson.Of(ClassNames));
        writer.Text("columns", TextJson.Write(json =>
        {
            foreach (EncodedColumn column in columns)
                TableColumn.Write(json, column);
        }));
    }

    internal static TableEncoding Read(PartReader reader)
    {
        string[] targets = TextJson.Texts(reader, "targets", least: 1);
        string[] missing = TextJson.Texts(reader, "missing", least: 0);
        string[] classes = TextJson.Texts(reader, "classes", least: 0);
        EncodedColumn[] columns = TextJson.Read(
            reader, "columns",
            items => items.EnumerateArray().Select(item => TableColumn.Read(reader, item)).ToArray());
        if (columns.Length == 0)
            throw reader.Damaged("at least 1 of columns", "0");
        return Repeated.In(columns.Select(column => column.Facts.Name).Concat(targets)) is { } repeated
            ? throw reader.Damaged("each column once", $"{Quote.Plain(repeated)} twice")
            : new(columns, classes, new TableOptions { Targets = targets, Missing = missing });
    }
}
