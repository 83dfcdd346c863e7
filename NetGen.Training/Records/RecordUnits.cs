using System;
using System.Linq;
using NetGen.CompilerServices;

namespace NetGen.Training;

/// <summary>From numbers as a network has them to the units of its record.</summary>
internal static class RecordUnits
{
    /// <summary>Takes the numbers of a row of inputs back, in place; other inputs stay.</summary>
    public static void DecodeInputs(RecordEncoding encoding, Span<float> row)
    {
        foreach (EncodedNumber number in encoding.OwnColumns.OfType<EncodedNumber>())
            row[number.Facts.Start] = (float)number.Decode(row[number.Facts.Start]);
    }

    /// <summary>Takes outputs, or targets, of whole rows back, in place.</summary>
    public static void DecodeTargets(RecordEncoding encoding, Span<float> values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)encoding.Decode(i % encoding.Targets.Count, values[i]);
    }
}
