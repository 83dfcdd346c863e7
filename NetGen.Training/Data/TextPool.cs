using System;

namespace NetGen.Training;

/// <summary>
/// Strings of short texts, of which a table has many that are alike: most of them are made once.
/// </summary>
internal sealed class TextPool
{
    private const int Slots = 1 << 12;
    private const int LongestKept = 64;

    private readonly string?[] kept = new string?[Slots];

    public string this[ReadOnlySpan<char> text]
    {
        get
        {
            if (text.IsEmpty)
                return "";
            if (text.Length > LongestKept)
                return text.ToString();
            ref string? slot = ref kept[string.GetHashCode(text) & (Slots - 1)];
            return slot is not null && text.SequenceEqual(slot) ? slot : slot = text.ToString();
        }
    }
}
