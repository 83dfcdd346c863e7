using System;
using System.IO;

namespace NetGen.Training;

public sealed partial class FeatureScaling
{
    private const int Version = 2;

    // "NGFS", for NetGen feature scaling.
    private const uint Magic = 0x5346474E;

    /// <summary>Writes the fitted numbers to a file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        using BinaryWriter writer = new(File.Create(path));
        Save(writer);
    }

    /// <summary>
    /// Writes the fitted numbers, such as behind a network's parameters: "NGFS", version and kind, the number of
    /// features and offsets; then factors, but for min-max the ends of its range, and max - min of each feature as
    /// float64; little-endian.
    /// </summary>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write((byte)Kind);
        writer.Write(Length);
        foreach (float offset in offsets)
            writer.Write(offset);
        if (Kind == ScalingKind.MinMax)
        {
            writer.Write(Low);
            writer.Write(High);
            foreach (double span in spans)
                writer.Write(span);
            return;
        }

        foreach (float factor in factors)
            writer.Write(factor);
    }

    /// <summary>Reads what <see cref="Save(string)"/> wrote.</summary>
    /// <exception cref="InvalidDataException">
    /// The file is damaged or another's; the message names the file, what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FeatureScaling Load(string path) => FittedReader.ReadFile(path, Load);

    /// <summary>Reads what <see cref="Save(BinaryWriter)"/> wrote, and nothing behind it.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="name">What errors call the source.</param>
    /// <exception cref="InvalidDataException">The data is damaged or another's.</exception>
    public static FeatureScaling Load(BinaryReader reader, string name = "feature scaling")
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new FittedReader(reader, name).Whole("feature scaling", Read);
    }

    private static FeatureScaling Read(FittedReader reader)
    {
        reader.Header(Magic, Version, "feature scaling");
        ScalingKind kind = (ScalingKind)reader.Byte();
        if (!Enum.IsDefined(kind))
            throw reader.Damaged("kind 1, 2 or 3", $"{(byte)kind}");
        int length = reader.Length("features");
        float[] offsets = reader.Singles(length, "offset");
        if (kind == ScalingKind.MinMax)
            return ReadSpans(reader, offsets);
        float[] factors = reader.Singles(length, "factor");
        int wrong = Array.FindIndex(factors, factor => factor <= 0f);
        return wrong < 0
            ? new(kind, offsets, factors)
            : throw reader.Damaged("factors above 0", $"{factors[wrong]} in factor {wrong}");
    }

    private static FeatureScaling ReadSpans(FittedReader reader, float[] offsets)
    {
        float low = reader.Single("low end");
        float high = reader.Single("high end");
        if (low >= high)
            throw reader.Damaged("a low end below the high end", $"{low} and {high}");
        double[] spans = reader.Doubles(offsets.Length, "span");
        int wrong = Array.FindIndex(spans, span => span <= 0);
        return wrong < 0
            ? new(offsets, spans, low, high)
            : throw reader.Damaged("spans above 0", $"{spans[wrong]} in span {wrong}");
    }
}
