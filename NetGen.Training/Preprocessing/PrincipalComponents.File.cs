using System;
using System.IO;

namespace NetGen.Training;

public sealed partial class PrincipalComponents
{
    /// <summary>What it is called in a file.</summary>
    internal const string Part = "components";

    private const string What = "a set of principal components";

    // ZCA takes features x features numbers, which a file of fewer directions does not hold.
    private const int MostTurned = 1 << 14;

    // Entries are rounded to float32.
    private const double NormTolerance = 1e-3;

    /// <summary>Writes the fitted numbers to a safetensors file: as a whole, or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => PartWriter.Save(path, Part, Write);

    /// <summary>Writes the fitted numbers to a stream, which stays open.</summary>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public void Save(Stream stream) => PartWriter.Save(stream, Part, Write);

    /// <summary>Reads what <see cref="Save(string)"/> or <see cref="ModelFile"/> wrote.</summary>
    /// <exception cref="InvalidDataException">
    /// The file is damaged or another's; the message names the file, what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PrincipalComponents Load(string path) => PartReader.Load(path, Part, What, Read);

    /// <summary>Reads what a stream has from its position to its end.</summary>
    /// <exception cref="InvalidDataException">The data is damaged or another's.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static PrincipalComponents Load(Stream stream) => PartReader.Load(stream, Part, What, Read);

    internal void Write(PartWriter writer)
    {
        writer.Text("kind", Kind.ToString());
        writer.Number("epsilon", Epsilon);
        writer.Number("totalVariance", TotalVariance);
        writer.Tensor("means", means);
        writer.Tensor("variances", variances);
        writer.Tensor("directions", components, Count, Length);
    }

    internal static PrincipalComponents Read(PartReader reader)
    {
        ProjectionKind kind = reader.Member<ProjectionKind>("kind");
        float epsilon = reader.Number("epsilon"), total = reader.Number("totalVariance");
        int[] shape = reader.Shape("directions", 2);
        (int count, int length) = (shape[0], shape[1]);
        if (count > length || (kind == ProjectionKind.Zca && length > MostTurned))
        {
            throw reader.Damaged(
                kind == ProjectionKind.Zca
                    ? Counted.Text($"at most as many directions as features, and {MostTurned} of these")
                    : "at most as many directions as features",
                Counted.Text($"{count} of {length}"));
        }

        float[] means = reader.Singles("means", length);
        float[] variances = reader.Singles("variances", count);
        int wrong = Array.FindIndex(variances, variance => variance < 0f);
        if (wrong >= 0 || epsilon < 0f)
            throw reader.Damaged("variances and epsilon of at least 0", $"{(wrong >= 0 ? variances[wrong] : epsilon)}");
        int flat = Array.FindIndex(variances, variance => variance + epsilon == 0f);
        if (flat >= 0 && kind != ProjectionKind.Pca)
            throw reader.Damaged("a variance and epsilon that can be divided by", $"0 in direction {flat}");
        float[] components = reader.Singles("directions", checked(count * length));
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
