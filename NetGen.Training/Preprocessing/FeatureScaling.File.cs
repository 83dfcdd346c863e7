using System;
using System.IO;

namespace NetGen.Training;

public sealed partial class FeatureScaling
{
    /// <summary>What it is called in a file.</summary>
    internal const string Part = "scaling";

    /// <summary>What a file calls the scaling of targets.</summary>
    internal const string TargetPart = "targetScaling";

    /// <summary>Writes the fitted numbers to a safetensors file: as a whole, or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => PartWriter.Save(path, Part, Write);

    /// <summary>Writes the fitted numbers to a stream, which stays open.</summary>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public void Save(Stream stream) => PartWriter.Save(stream, Part, Write);

    /// <summary>
    /// Reads what <see cref="Save(string)"/> wrote, or <see cref="ModelFile"/> as the scaling of inputs.
    /// </summary>
    /// <exception cref="InvalidDataException">
    /// The file is damaged or another's; the message names the file, what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FeatureScaling Load(string path) => PartReader.Load(path, Part, "a feature scaling", Read);

    /// <summary>Reads what a stream has from its position to its end.</summary>
    /// <exception cref="InvalidDataException">The data is damaged or another's.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static FeatureScaling Load(Stream stream) => PartReader.Load(stream, Part, "a feature scaling", Read);

    // Min-max has float64 spans and the ends of its range, all else float32 factors.
    internal void Write(PartWriter writer)
    {
        writer.Text("kind", Kind.ToString());
        writer.Tensor("offsets", offsets);
        if (Kind != ScalingKind.MinMax)
        {
            writer.Tensor("factors", factors);
            return;
        }

        writer.Tensor("spans", spans);
        writer.Number("low", Low);
        writer.Number("high", High);
    }

    internal static FeatureScaling Read(PartReader reader)
    {
        ScalingKind kind = reader.Member<ScalingKind>("kind");
        int length = reader.Shape("offsets", 1)[0];
        float[] offsets = reader.Singles("offsets", length);
        if (kind == ScalingKind.MinMax)
            return ReadSpans(reader, offsets);
        float[] factors = reader.Singles("factors", length);
        int wrong = Array.FindIndex(factors, factor => factor <= 0f);
        return wrong < 0
            ? new(kind, offsets, factors)
            : throw reader.Damaged("factors above 0", $"{factors[wrong]} in factor {wrong}");
    }

    private static FeatureScaling ReadSpans(PartReader reader, float[] offsets)
    {
        float low = reader.Number("low");
        float high = reader.Number("high");
        if (low >= high)
            throw reader.Damaged("a low end below the high end", $"{low} and {high}");
        double[] spans = reader.Doubles("spans", offsets.Length);
        int wrong = Array.FindIndex(spans, span => span <= 0);
        return wrong < 0
            ? new(offsets, spans, low, high)
            : throw reader.Damaged("spans above 0", $"{spans[wrong]} in span {wrong}");
    }
}
