using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace NetGen.Training;

/// <summary>A column of numbers: one feature.</summary>
internal sealed record NumberColumn(string Name, float Imputed) : TableColumn(Name)
{
    /// <summary>What it is called in a file.</summary>
    public const byte Kind = 1;

    public override int Width => 1;

    public override IEnumerable<string> Features => [Name];

    public override bool Encode(string? text, CultureInfo culture, Span<float> features)
    {
        features[0] = Imputed;
        return text is null || TryNumber(text, culture, out features[0]);
    }

    public override void Save(BinaryWriter writer)
    {
        writer.Write(Kind);
        writer.Write(Name);
        writer.Write(Imputed);
    }
}
