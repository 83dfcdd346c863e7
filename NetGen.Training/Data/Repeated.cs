using System.Collections.Generic;

namespace NetGen.Training;

/// <summary>Finds names that come twice.</summary>
internal static class Repeated
{
    /// <summary>The first name that was there before; null where all differ.</summary>
    public static string? In(IEnumerable<string> names)
    {
        HashSet<string> known = [];
        foreach (string name in names)
            if (!known.Add(name))
                return name;
        return null;
    }
}
