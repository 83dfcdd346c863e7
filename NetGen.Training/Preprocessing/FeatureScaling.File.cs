using System;
using System.IO;

namespace NetGen.Training;

public sealed partial class FeatureScaling
{
    private const int Version = 1;

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
    /// Writes the fitted numbers, such as behind a network's parameters: "NGFS", version and kind, then the low end,
    /// the number of features, offsets and factors, little-endian.
    /// </summary>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write((byte)Kind);
        writer.Write(Low);
        writer.Write(Length);
        foreach (float offset in offsets)
            writer.Write(offset);
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
        float low = reader.Single("low end");
        int length = reader.Length("features");
        float[] offsets = reader.Singles(length, "offset");
        float[] factors = reader.Singles(length, "factor");
        int wrong = Array.FindIndex(factors, factor => factor <= 0f);
        if (wrong >= 0)
            throw reader.Damaged("factors above 0", $"{factors[wrong]} in factor {wrong}");
        return new(kind, offsets, factors, low);
    }
}
