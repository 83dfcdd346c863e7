using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;

namespace NetGen.Training;

/// <summary>A column of numbers: one feature.</summary>
internal sealed record NumberColumn(string Name, float Imputed) : TableColumn(Name)
{
    public override int Width => 1;

    public override IEnumerable<string> Features => [Name];

    public override bool Encode(string? text, CultureInfo culture, Span<float> features)
    {
        features[0] = Imputed;
        return text is null || TryNumber(text, culture, out features[0]);
    }

    public override bool Encode(float number, Span<float> features)
    {
        features[0] = number;
        return float.IsFinite(number);
    }

    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("name", Name);
        writer.WriteNumber("missing", Imputed);
        writer.WriteEndObject();
    }
}
