using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>Members of an enumeration by name or number.</summary>
internal static class EnumMembers<T>
    where T : struct, Enum
{
    private static readonly string[] Names = Enum.GetNames<T>();
    private static readonly T[] Values = [.. Names.Select(name => Enum.Parse<T>(name))];

    // Names of which two differ only in the case of letters are found exactly alone.
    private static readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> AnyCase = Names.Zip(Values)
        .GroupBy(member => member.First, StringComparer.OrdinalIgnoreCase)
        .Where(members => members.Count() == 1)
        .ToDictionary(members => members.Key, members => members.Single().Second, StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What a field has to be, in words.</summary>
    public static string Expected => $"one of {Quote.Few(Names)}";

    /// <summary>Finds a member by its name, whatever the case of letters, or by its number.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, out T member)
    {
        for (int i = 0; i < Names.Length; i++)
        {
            if (text.SequenceEqual(Names[i]))
            {
                member = Values[i];
                return true;
            }
        }

        return AnyCase.TryGetValue(text, out member)
            || (text is [>= '0' and <= '9' or '-', ..] && !text.Contains(',')
                && Enum.TryParse(text, out member) && Enum.IsDefined(member));
    }
}
