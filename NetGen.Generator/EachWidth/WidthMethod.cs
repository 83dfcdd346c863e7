using NetGen.Generator.Model;

namespace NetGen.Generator.EachWidth;

/// <summary>A method that was written for Vector512, with its texts for the other widths.</summary>
/// <param name="HintName">File name, unique among the overloads of a name.</param>
/// <param name="Usings">The using directives of the user's file.</param>
/// <param name="Namespace">Dotted namespace, or empty for the global one.</param>
/// <param name="Types">Headers of the containing types, outermost first: <c>unsafe partial struct Adam</c>.</param>
/// <param name="Texts">The method for Vector256, Vector128 and a single value.</param>
internal sealed record WidthMethod(
    string HintName, EquatableArray<string> Usings, string Namespace, EquatableArray<string> Types,
    EquatableArray<string> Texts);
