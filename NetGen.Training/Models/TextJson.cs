using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NetGen.Training;

/// <summary>Lists as JSON in a text of a file; damage is named with the file, the expected and the found.</summary>
internal static class TextJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An array of texts.</summary>
    public static string Of(IReadOnlyList<string> texts) => Write(writer =>
    {
        foreach (string text in texts)
            writer.WriteStringValue(text);
    });

    /// <summary>An array of what is written into it.</summary>
    public static string Write(Action<Utf8JsonWriter> items)
    {
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter writer = new(bytes, Options))
        {
            writer.WriteStartArray();
            items(writer);
            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>Texts that all differ.</summary>
    public static string[] Texts(PartReader reader, string name, int least) =>
        Read(reader, name, items => Texts(reader, items, name, least));

    /// <summary>Reads an array.</summary>
    public static T Read<T>(PartReader reader, string name, Func<JsonElement, T> read)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(
                reader.Text(name), new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Array
                ? read(document.RootElement)
                : throw reader.Damaged($"an array as {name}", Kind(document.RootElement));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw reader.Damaged($"JSON as {name}", "another text");
        }
    }

    /// <summary>The texts of an array, which all differ.</summary>
    public static string[] Texts(PartReader reader, JsonElement items, string what, int least)
    {
        if (items.ValueKind != JsonValueKind.Array)
            throw reader.Damaged($"an array as {what}", Kind(items));
        string[] texts = [.. items.EnumerateArray().Select(item => Text(reader, item, what))];
        if (texts.Length < least)
            throw reader.Damaged($"at least {least} of {what}", $"{texts.Length}");
        return Repeated.In(texts) is { } repeated
            ? throw reader.Damaged($"{what} that differ", $"{Quote.Of(repeated)} twice")
            : texts;
    }

    /// <summary>A text.</summary>
    public static string Text(PartReader reader, JsonElement item, string what) =>
        item.ValueKind == JsonValueKind.String
            ? item.GetString()!
            : throw reader.Damaged($"texts as {what}", Kind(item));

    private static string Kind(JsonElement item) => item.ValueKind.ToString();
}
