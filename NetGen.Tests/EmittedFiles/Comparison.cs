using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen.EmittedFiles;

/// <summary>Compares two folders of emitted files.</summary>
internal static class Comparison
{
    private const int MostShown = 10;

    public static int Run(DirectoryInfo before, DirectoryInfo after)
    {
        string[] names = [.. NamesIn(before).Union(NamesIn(after)).Order(StringComparer.Ordinal)];
        string[] different = [.. names.Select(name => Difference(before, after, name)).OfType<string>()];
        foreach (string difference in different.Take(MostShown))
            Console.WriteLine(difference);
        Console.WriteLine(different.Length == 0
            ? $"All {names.Length:N0} files are the same."
            : $"{different.Length:N0} of {names.Length:N0} files differ.");
        return different.Length == 0 ? 0 : 1;
    }

    private static IEnumerable<string> NamesIn(DirectoryInfo folder) => folder.GetFiles().Select(file => file.Name);

    // The first line that differs; null where none does.
    private static string? Difference(DirectoryInfo before, DirectoryInfo after, string name)
    {
        string[]? old = Lines(before, name), now = Lines(after, name);
        if (old is null || now is null)
            return $"{name}: only in {(old is null ? after : before).FullName}";
        int line = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return line == old.Length && line == now.Length
            ? null
            : $"{name}, line {line + 1}:\n  - {old.ElementAtOrDefault(line)}\n  + {now.ElementAtOrDefault(line)}";
    }

    private static string[]? Lines(DirectoryInfo folder, string name)
    {
        string path = Path.Combine(folder.FullName, name);
        return File.Exists(path) ? File.ReadAllText(path).Split('\n') : null;
    }
}
