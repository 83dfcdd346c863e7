using System;

namespace NetGen.CompilerServices;

/// <summary>What somebody may have meant who wrote a name that is not there.</summary>
internal static class NearestName
{
    /// <summary>The full name of the tensor that takes the fewest edits, or null where there is no tensor.</summary>
    public static string? Of(string written, ParameterLayout layout)
    {
        string? nearest = null;
        int fewest = int.MaxValue;
        foreach (ParameterTensor tensor in layout.Tensors)
        {
            int edits = Edits(written, tensor.FullName);
            if (edits < fewest)
                (nearest, fewest) = (tensor.FullName, edits);
        }

        return nearest;
    }

    // Levenshtein's distance, without regard to case: `before` and `row` are rows of his table.
    private static int Edits(string from, string to)
    {
        int[] before = new int[to.Length + 1], row = new int[to.Length + 1];
        for (int j = 0; j <= to.Length; j++)
            before[j] = j;
        for (int i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                bool isSame = char.ToUpperInvariant(from[i - 1]) == char.ToUpperInvariant(to[j - 1]);
                row[j] = Math.Min(before[j - 1] + (isSame ? 0 : 1), 1 + Math.Min(before[j], row[j - 1]));
            }

            (before, row) = (row, before);
        }

        return before[to.Length];
    }
}
