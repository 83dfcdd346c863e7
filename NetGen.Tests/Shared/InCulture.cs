using System;
using System.Globalization;
using System.IO;

namespace NetGen.Tests;

/// <summary>Runs what must be the same in every culture.</summary>
internal static class InCulture
{
    /// <summary>The result of <paramref name="work"/> in the culture of that name.</summary>
    public static T Of<T>(string name, Func<T> work)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
            return work();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>What is written in the culture of that name; a line feed ends a line.</summary>
    public static string Written(string name, Action<TextWriter> write) => Of(name, () =>
    {
        StringWriter output = new() { NewLine = "\n" };
        write(output);
        return output.ToString();
    });
}
