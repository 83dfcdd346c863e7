using System.Collections.Generic;
using System.Text.Json;

namespace NetGen.CompilerServices;

/// <summary>One tensor's entry in a header.</summary>
internal static class TensorEntry
{
    private const int FewDimensions = 4;
    private const int MostDimensions = 64;

    /// <summary>Reads the entry that the reader stands on.</summary>
    public static FileTensor Read(ref Utf8JsonReader reader, string name, TensorFileHeader header)
    {
        string of = $"of {Shown.Name(name)}";
        TensorType? type = null;
        long[]? shape = null, offsets = null;
        if (reader.TokenType != JsonTokenType.StartObject)
            throw header.Damaged($"an object that tells type and shape {of}", TensorFileHeader.Kind(reader.TokenType));
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = header.Text(ref reader, $"a key {of}");
            reader.Read();
            switch (key)
            {
                case "dtype" when type is null:
                    type = Type(ref reader, of, header);
                    break;
                case "shape" when shape is null:
                    shape = Numbers(ref reader, "dimensions", of, header);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = Numbers(ref reader, "offsets", of, header);
                    break;
                case "dtype" or "shape" or "data_offsets":
                    throw header.Damaged($"each key {of} once", $"{key} twice");
                default:
                    throw header.Damaged($"dtype, shape and data_offsets {of}", Shown.Name(key));
            }
        }

        if (type is null || shape is null || offsets is null)
        {
            string missing = type is null ? "dtype" : shape is null ? "shape" : "data_offsets";
            throw header.Damaged($"dtype, shape and data_offsets {of}", $"no {missing}");
        }

        return Checked(name, type.Value, shape, offsets, of, header);
    }

    private static FileTensor Checked(
        string name, TensorType type, long[] shape, long[] offsets, string of, TensorFileHeader header)
    {
        if (offsets.Length != 2 || offsets[0] > offsets[1])
        {
            throw header.Damaged(
                $"two offsets {of}, the second not below the first",
                offsets.Length == 2 ? $"{offsets[0]} and {offsets[1]}" : $"{offsets.Length} offsets");
        }

        long count = TensorTypes.Count(shape);
        if (count < 0)
            throw header.Damaged($"a shape {of} whose bytes can be counted", FileTensor.ShapeText(shape));
        long bytes = count * TensorTypes.Width(type);
        if (bytes != offsets[1] - offsets[0])
        {
            throw header.Damaged(
                $"{bytes} bytes for {TensorTypes.NameOf(type)} {FileTensor.ShapeText(shape)} {of}",
                $"{offsets[1] - offsets[0]}");
        }

        return new(name, type, shape, offsets[0], offsets[1] - offsets[0]);
    }

    private static TensorType Type(ref Utf8JsonReader reader, string of, TensorFileHeader header)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw header.Damaged($"a text as the dtype {of}", TensorFileHeader.Kind(reader.TokenType));
        string text = header.Text(ref reader, $"the dtype {of}");
        return TensorTypes.Find(text) ?? throw header.Damaged($"a known dtype {of}, such as F32", Shown.Name(text));
    }

    private static long[] Numbers(ref Utf8JsonReader reader, string what, string of, TensorFileHeader header)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw header.Damaged($"an array of {what} {of}", TensorFileHeader.Kind(reader.TokenType));
        List<long> numbers = new(FewDimensions);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            long number = -1;
            bool isNumber = reader.TokenType == JsonTokenType.Number;
            if (!isNumber || !reader.TryGetInt64(out number) || number < 0)
            {
                throw header.Damaged(
                    $"whole numbers of at least 0 as {what} {of}",
                    isNumber ? "another number" : TensorFileHeader.Kind(reader.TokenType));
            }

            numbers.Add(number);
            if (numbers.Count > MostDimensions)
                throw header.Damaged($"at most {MostDimensions} {what} {of}", "more");
        }

        return [.. numbers];
    }
}
