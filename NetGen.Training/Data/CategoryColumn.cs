using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace NetGen.Training;

/// <summary>
/// A column of names: one feature each, 1 for the row's own; all 0 for a name that training did not have.
/// </summary>
internal sealed record CategoryColumn(string Name, string[] Values, int Imputed) : TableColumn(Name)
{
    private readonly Dictionary<string, int> places =
        Values.Index().ToDictionary(value => value.Item, value => value.Index);

    public override int Width => Values.Length;

    public override IEnumerable<string> Features => Values.Select(value => $"{Name}={value}");

    public override bool Encode(string? text, CultureInfo culture, Span<float> features)
    {
        int place = Imputed;
        if (text is null || places.TryGetValue(text, out place))
            features[place] = 1f;
        return true;
    }

    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("name", Name);
        writer.WriteString("missing", Values[Imputed]);
        writer.WriteStartArray("categories");
        foreach (string value in Values)
            writer.WriteStringValue(value);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
