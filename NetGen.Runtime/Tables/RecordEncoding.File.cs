using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using NetGen.CompilerServices;

namespace NetGen;

public sealed partial class RecordEncoding
{
    private const string Key = "netgen.record";

    /// <summary>Adds what was learned to a file.</summary>
    internal void AddTo(TensorFileWriter writer) => writer.AddText(Key, EncodingJson.Text(json =>
    {
        json.WriteStartArray("columns");
        foreach (EncodedColumn column in columns)
            EncodingJson.Write(json, column.Facts, column.Write);
        json.WriteEndArray();
        json.WriteStartArray("targets");
        foreach (EncodedTarget target in targets)
            EncodingJson.Write(json, target.Facts, target.Write);
        json.WriteEndArray();
    }));

    /// <summary>
    /// What a file has for a network's record; null where it has nothing, or the network has no record.
    /// </summary>
    /// <exception cref="InvalidDataException">It is damaged, or another record's.</exception>
    internal static RecordEncoding? Of(TensorFile file, NetworkFacts facts)
    {
        if (facts.Columns.Count == 0 || !file.Metadata.TryGetValue(Key, out string? text))
            return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            EncodingReader reader = new(file);
            return new(
                facts,
                [.. Each(reader, document, "columns", facts.Columns, reader.Column)],
                [.. Each(reader, document, "targets", facts.Targets, reader.Target)]);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw file.Damaged($"JSON as {Key}", "another text");
        }
    }

    private static IEnumerable<T> Each<T>(
        EncodingReader reader, JsonDocument document, string part, IReadOnlyList<ColumnFacts> expected,
        Func<JsonElement, ColumnFacts, T> read)
    {
        JsonElement[] items = [.. reader.Array(document.RootElement, part)];
        if (items.Length != expected.Count)
            throw reader.Damaged($"{expected.Count} {part} in {Key}", $"{items.Length}");
        return items.Zip(expected, read);
    }
}
