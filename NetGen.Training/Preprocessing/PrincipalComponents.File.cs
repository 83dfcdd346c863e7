using System;
using System.IO;

namespace NetGen.Training;

public sealed partial class PrincipalComponents
{
    private const int Version = 1;

    // ZCA takes features x features numbers, which a file of fewer directions does not hold.
    private const int MostTurned = 1 << 14;

    // Entries are rounded to float32.
    private const double NormTolerance = 1e-3;

    // "NGPC", for NetGen principal components.
    private const uint Magic = 0x4350474E;

    /// <summary>Writes the fitted numbers to a file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        using BinaryWriter writer = new(File.Create(path));
        Save(writer);
    }

    /// <summary>
    /// Writes the fitted numbers, such as behind a network's parameters: "NGPC", version and kind, epsilon and total
    /// variance, the numbers of features and of directions, means, variances and directions, little-endian.
    /// </summary>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write((byte)Kind);
        writer.Write(Epsilon);
        writer.Write(TotalVariance);
        writer.Write(Length);
        writer.Write(Count);
        foreach (float[] values in new[] { means, variances, components })
            foreach (float value in values)
                writer.Write(value);
    }

    /// <summary>Reads what <see cref="Save(string)"/> wrote.</summary>
    /// <exception cref="InvalidDataException">
    /// The file is damaged or another's; the message names the file, what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PrincipalComponents Load(string path) => FittedReader.ReadFile(path, Load);

    /// <summary>Reads what <see cref="Save(BinaryWriter)"/> wrote, and nothing behind it.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="name">What errors call the source.</param>
    /// <exception cref="InvalidDataException">The data is damaged or another's.</exception>
    public static PrincipalComponents Load(BinaryReader reader, string name = "principal components")
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new FittedReader(reader, name).Whole("set of principal components", Read);
    }

    private static PrincipalComponents Read(FittedReader reader)
    {
        reader.Header(Magic, Version, "set of principal components");
        ProjectionKind kind = (ProjectionKind)reader.Byte();
        if (!Enum.IsDefined(kind))
            throw reader.Damaged("kind 1, 2 or 3", $"{(byte)kind}");
        float epsilon = reader.Single("epsilon");
        float total = reader.Single("total variance");
        int length = reader.Length("features", kind == ProjectionKind.Zca ? MostTurned : FittedReader.MaxLength);
        int count = reader.Length("directions", Math.Min(length, FittedReader.MaxLength / length));
        float[] means = reader.Singles(length, "mean");
        float[] variances = reader.Singles(count, "variance");
        int wrong = Array.FindIndex(variances, variance => variance < 0f);
        if (wrong >= 0 || epsilon < 0f)
            throw reader.Damaged("variances and epsilon of at least 0", $"{(wrong >= 0 ? variances[wrong] : epsilon)}");
        int flat = Array.FindIndex(variances, variance => variance + epsilon == 0f);
        if (flat >= 0 && kind != ProjectionKind.Pca)
            throw reader.Damaged("a variance and epsilon that can be divided by", $"0 in direction {flat}");
        float[] components = reader.Singles(count * length, "entry of a direction");
        for (int k = 0; k < count; k++)
        {
            double norm = Norm(components.AsSpan(k * length, length));
            if (!(Math.Abs(norm - 1) < NormTolerance))
                throw reader.Damaged("directions of norm 1", $"{norm} in direction {k}");
        }

        return new(kind, means, components, variances, total, epsilon);
    }

    private static double Norm(ReadOnlySpan<float> direction)
    {
        double sum = 0;
        foreach (float entry in direction)
            sum += (double)entry * entry;
        return Math.Sqrt(sum);
    }
}
