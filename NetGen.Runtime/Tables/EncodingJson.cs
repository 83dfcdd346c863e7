using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NetGen.CompilerServices;

/// <summary>How an encoding is written: numbers read back to the same bits.</summary>
internal static class EncodingJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An object.</summary>
    public static string Text(Action<Utf8JsonWriter> members)
    {
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter json = new(bytes, Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>A column: its declaration, and what was learned.</summary>
    public static void Write(Utf8JsonWriter json, ColumnFacts facts, Action<Utf8JsonWriter> learned)
    {
        json.WriteStartObject();
        json.WriteString("name", facts.Name);
        json.WriteString("declared", Declared(facts));
        learned(json);
        json.WriteEndObject();
    }

    /// <summary>What was declared of a column, as far as it decides what its inputs mean.</summary>
    public static string Declared(ColumnFacts facts)
    {
        string what = facts.Kind switch
        {
            ColumnKind.Number => $"number, {facts.Scale}",
            ColumnKind.Date => $"date, {string.Join(", ", facts.Parts)}",
            _ when facts.LearnsNames => $"category of at most {facts.MaxNames} names",
            _ => $"category of {string.Join(", ", facts.Names)}",
        };
        string missing = facts.MayBeMissing ? ", may be missing" : "";
        return what + missing + (facts.Embedding is null ? "" : ", embedded");
    }

    /// <summary>A scaling, as members of an object.</summary>
    public static void Write(Utf8JsonWriter json, NumberScaling scaling)
    {
        if (scaling.Scale == Scale.Quantile)
        {
            json.WriteStartArray("knots");
            foreach (double knot in scaling.Knots)
                json.WriteNumberValue(knot);
            json.WriteEndArray();
            return;
        }

        json.WriteNumber("offset", scaling.Offset);
        json.WriteNumber("factor", scaling.Factor);
    }

    /// <summary>Names, as a member of an object.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<string> names)
    {
        json.WriteStartArray("names");
        foreach (string name in names)
            json.WriteStringValue(name);
        json.WriteEndArray();
    }
}
