using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Text;

/// <summary>Numbers and names as C# text, the same in every culture.</summary>
internal static class Literal
{
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>What stands behind an address to mean so many floats further on; nothing for 0.</summary>
    public static string Plus(int floats) => floats == 0 ? "" : $" + {Of(floats)}";

    /// <summary>What stands behind a place to mean a row or column further on; nothing for "0".</summary>
    public static string Plus(string further) => further == "0" ? "" : $" + {further}";

    /// <summary>
    /// Address so many floats behind a pointer, <c>&amp;w[16]</c>: to bind <c>w + 16</c>, the compiler tries all the
    /// sums that C# knows, which takes it far longer, and a file has thousands.
    /// </summary>
    public static string Address(string pointer, int floats) => floats == 0 ? pointer : $"&{pointer}[{Of(floats)}]";

    /// <summary>Address so many floats behind the one that an expression counts to, <c>&amp;w[c + 16]</c>.</summary>
    public static string Address(string pointer, string index, int floats) => $"&{pointer}[{index}{Plus(floats)}]";

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>How a variable or pointer moves on at the end of a loop's head: <c>c += 16</c>, <c>c++</c>.</summary>
    public static string Next(string variable, int step) =>
        step == 1 ? variable + "++" : $"{variable} += {Of(step)}";

    /// <summary>A float that parses back to the same bits.</summary>
    public static string Of(float value) =>
        float.IsNaN(value) ? "float.NaN"
        : float.IsPositiveInfinity(value) ? "float.PositiveInfinity"
        : float.IsNegativeInfinity(value) ? "float.NegativeInfinity"
        : SyntaxFactory.Literal(value).Text.Replace('F', 'f').Replace("E", "e");

    /// <summary>A number for prose: 784, 0.2, 1e-05.</summary>
    public static string Plain(float value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A number for prose with groups of thousands.</summary>
    public static string Grouped(decimal value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A string literal.</summary>
    public static string Of(string value) => SyntaxFactory.Literal(value).Text;

    /// <summary>
    /// A name, with <c>@</c> where it is a keyword, or of lower-case letters alone, which C# may make one.
    /// </summary>
    public static string Name(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
        || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
        || name.All(c => c is >= 'a' and <= 'z')
            ? "@" + name
            : name;
}
