using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NetGen.Training;

/// <summary>
/// A column of names: one feature each, 1 for the row's own; all 0 for a name that training did not have.
/// </summary>
internal sealed record CategoryColumn(string Name, string[] Values, int Imputed) : TableColumn(Name)
{
    /// <summary>What it is called in a file.</summary>
    public const byte Kind = 2;

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

    // Places are counted from 1 in files.
    public override void Save(BinaryWriter writer)
    {
        writer.Write(Kind);
        writer.Write(Name);
        Write(writer, Values);
        writer.Write(Imputed + 1);
    }
}
