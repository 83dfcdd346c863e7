using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Generator.Syntax;

/// <summary>What a misspelt name probably means.</summary>
internal static class NearestName
{
    private const string Suffix = "Attribute";

    /// <summary>
    /// The known name that a written one is in other letters, is an end or a beginning of, or differs from by a third
    /// of its letters at most; null where there is none.
    /// </summary>
    public static string? Of(string written, IEnumerable<string> known)
    {
        string name = written.EndsWith(Suffix, StringComparison.Ordinal)
            ? written.Substring(0, written.Length - Suffix.Length)
            : written;
        return known.Select(candidate => (candidate, distance: Distance(name, candidate)))
            .Where(pair => pair.distance <= Math.Max(1, name.Length / 3))
            .OrderBy(pair => pair.distance).ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate).FirstOrDefault();
    }

    // Letters that are inserted, left out or replaced, whatever their case; a beginning counts as one.
    private static int Distance(string written, string known)
    {
        string from = written.ToUpperInvariant();
        string to = known.ToUpperInvariant();
        if (from.Length > 2 && (to.StartsWith(from, StringComparison.Ordinal)
            || from.StartsWith(to, StringComparison.Ordinal)))
            return from == to ? 0 : 1;
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[to.Length];
    }
}
