using System.Text;

namespace NetGen.CompilerServices;

/// <summary>Text of a file as messages show it: on one line, and not longer than a line.</summary>
internal static class Shown
{
    private const int Most = 80;

    /// <summary>A name as it is, where it is short and all of it can be seen.</summary>
    public static string Name(string text)
    {
        StringBuilder shown = new();
        foreach (char c in text)
        {
            if (shown.Length >= Most)
                return shown.Append("...").ToString();
            if (char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029')
                shown.Append('\\').Append('u').Append(((int)c).ToString("X4"));
            else
                shown.Append(c);
        }

        return shown.Length == 0 ? "''" : shown.ToString();
    }
}
