using System.Collections.Immutable;
using System.Linq;

namespace NetGen.Generator.Model;

/// <summary>One layer attribute as it was written.</summary>
/// <param name="Kind">Name of the attribute without <c>Attribute</c>, such as <c>Dense</c>.</param>
/// <param name="Arguments">All arguments, defaults of the attribute's constructor included.</param>
/// <param name="Text">The attribute as the user wrote it, on one line, without brackets.</param>
internal sealed record LayerDeclaration(string Kind, EquatableArray<LayerArgument> Arguments, string Text)
{
    /// <summary>Names of the blocks that it stands in, from the outside: <c>Stage1.Basic2</c>; or empty.</summary>
    public string Scope { get; init; } = "";

    /// <summary>What these blocks are, such as <c>Stage.Basic</c>.</summary>
    public string Blocks { get; init; } = "";

    /// <summary>Index, among the attributes of the network's own class, of the one that brought it in.</summary>
    public int Attribute { get; init; }

    public double Number(string argument) => Find(argument).Number;

    public int Int(string argument) => (int)Find(argument).Number;

    public float Single(string argument) => (float)Find(argument).Number;

    public bool Flag(string argument) => Find(argument).Number != 0;

    /// <summary>Whether the layer has an argument of that name.</summary>
    public bool Has(string argument) => Arguments.Any(a => a.Name == argument);

    /// <summary>Whether the user wrote an argument, or left it to its default.</summary>
    public bool IsGiven(string argument) => Arguments.Any(a => a.Name == argument && a.IsGiven);

    public string? String(string argument) => Arguments.FirstOrDefault(a => a.Name == argument)?.Text;

    /// <summary>An argument that is a list of strings; empty where there is none.</summary>
    public EquatableArray<string> Strings(string argument) =>
        Arguments.FirstOrDefault(a => a.Name == argument)?.Texts ?? default;

    private LayerArgument Find(string argument) => Arguments.First(a => a.Name == argument);
}

/// <summary>One argument of a layer attribute.</summary>
/// <param name="Name">Name of the constructor parameter.</param>
/// <param name="Number">Its value; true is 1, an enum its number. A float's value is exact.</param>
/// <param name="Text">Its value where it is a string.</param>
/// <param name="IsGiven">Whether the user wrote it.</param>
internal sealed record LayerArgument(string Name, double Number, string? Text, bool IsGiven)
{
    /// <summary>Its values where it is a list of strings.</summary>
    public EquatableArray<string> Texts { get; init; } = ImmutableArray<string>.Empty;
}
