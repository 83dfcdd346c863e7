using System;
using System.IO;

namespace NetGen.Training;

public sealed partial class FeatureScaling
{
    private const int Version = 1;
    private const int MaxLength = 1 << 28;

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
    public static FeatureScaling Load(string path)
    {
        using BinaryReader reader = new(File.OpenRead(path));
        FeatureScaling scaling = Load(reader, path);
        if (reader.BaseStream.ReadByte() >= 0)
            throw Damaged(path, "the end of the file behind the last factor", "more");
        return scaling;
    }

    /// <summary>Reads what <see cref="Save(BinaryWriter)"/> wrote, and nothing behind it.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="name">What errors call the source.</param>
    /// <exception cref="InvalidDataException">The data is damaged or another's.</exception>
    public static FeatureScaling Load(BinaryReader reader, string name = "feature scaling")
    {
        ArgumentNullException.ThrowIfNull(reader);
        try
        {
            uint magic = reader.ReadUInt32();
            if (magic != Magic)
                throw Damaged(name, $"a feature scaling, which starts with 0x{Magic:X8}", $"0x{magic:X8}");
            int version = reader.ReadInt32();
            if (version != Version)
                throw Damaged(name, $"version {Version}", $"{version}");
            ScalingKind kind = (ScalingKind)reader.ReadByte();
            if (!Enum.IsDefined(kind))
                throw Damaged(name, "kind 1, 2 or 3", $"{(byte)kind}");
            float low = ReadFinite(reader, name, "low end");
            int length = reader.ReadInt32();
            if (length is < 1 or > MaxLength)
                throw Damaged(name, $"from 1 to {MaxLength} features", $"{length}");
            float[] offsets = ReadAll(reader, length, name, "offset");
            float[] factors = ReadAll(reader, length, name, "factor");
            int wrong = Array.FindIndex(factors, factor => factor <= 0f);
            if (wrong >= 0)
                throw Damaged(name, "factors above 0", $"{factors[wrong]} in factor {wrong}");
            return new(kind, offsets, factors, low);
        }
        catch (EndOfStreamException error)
        {
            throw new InvalidDataException(
                $"{name}: expected a whole feature scaling, found the end of the data.", error);
        }
    }

    // In pieces: a damaged length must not ask for memory that the data cannot fill.
    private static float[] ReadAll(BinaryReader reader, int length, string name, string what)
    {
        float[] values = new float[Math.Min(length, 4096)];
        for (int i = 0; i < length; i++)
        {
            if (i == values.Length)
                Array.Resize(ref values, (int)Math.Min(length, 2L * i));
            values[i] = ReadFinite(reader, name, $"{what} {i}");
        }

        return values;
    }

    private static float ReadFinite(BinaryReader reader, string name, string what)
    {
        float value = reader.ReadSingle();
        return float.IsFinite(value) ? value : throw Damaged(name, $"a finite {what}", $"{value}");
    }

    private static InvalidDataException Damaged(string name, string expected, string found) =>
        new($"{name}: expected {expected}, found {found}.");
}
