using System.Linq;

namespace NetGen.Generator.Model;

/// <summary>One layer attribute as it was written.</summary>
/// <param name="Kind">Name of the attribute without <c>Attribute</c>, such as <c>Dense</c>.</param>
/// <param name="Arguments">All arguments, defaults of the attribute's constructor included.</param>
/// <param name="Text">The attribute as the user wrote it, on one line, without brackets.</param>
internal sealed record LayerDeclaration(string Kind, EquatableArray<LayerArgument> Arguments, string Text)
{
    public double Number(string argument) => Find(argument).Number;

    public int Int(string argument) => (int)Find(argument).Number;

    public float Single(string argument) => (float)Find(argument).Number;

    public bool Flag(string argument) => Find(argument).Number != 0;

    /// <summary>Whether the user wrote an argument, or left it to its default.</summary>
    public bool IsGiven(string argument) => Arguments.Any(a => a.Name == argument && a.IsGiven);

    public string? String(string argument) => Arguments.FirstOrDefault(a => a.Name == argument)?.Text;

    private LayerArgument Find(string argument) => Arguments.First(a => a.Name == argument);
}

/// <summary>One argument of a layer attribute.</summary>
/// <param name="Name">Name of the constructor parameter.</param>
/// <param name="Number">Its value; true is 1, an enum its number. A float's value is exact.</param>
/// <param name="Text">Its value where it is a string.</param>
/// <param name="IsGiven">Whether the user wrote it.</param>
internal sealed record LayerArgument(string Name, double Number, string? Text, bool IsGiven);
