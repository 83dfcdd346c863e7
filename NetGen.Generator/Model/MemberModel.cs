namespace NetGen.Generator.Model;

/// <summary>A member that the network has without NetGen, and whose name NetGen may want.</summary>
/// <param name="Name">Its name; a constructor's is <c>.ctor</c>.</param>
/// <param name="Parameters">A method's parameter types, such as <c>(int, float)</c>; empty for anything else.</param>
/// <param name="Base">The base class that it is inherited from, or empty where the class declares it.</param>
internal sealed record MemberModel(string Name, string Parameters, string Base)
{
    /// <summary>Whether a member of ours cannot stand beside it: only methods of other parameters can.</summary>
    public bool ClashesWith(string name, string parameters) =>
        Name == name && (Parameters == "" || parameters == "" || Parameters == parameters);
}
