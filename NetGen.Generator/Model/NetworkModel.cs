using System.Collections.Immutable;

namespace NetGen.Generator.Model;

/// <summary>What the user wrote: one declared network, as far as it concerns the emitted code.</summary>
/// <param name="Namespace">Dotted namespace, or empty for the global one.</param>
/// <param name="Containers">Types the network is nested in, outermost first.</param>
/// <param name="Name">Name of the class, without <c>@</c>.</param>
/// <param name="HintName">File name stem that no other network of the compilation has, whatever the case of
/// letters.</param>
/// <param name="Text">The layer attributes as they were written, and those of the blocks that they name.</param>
/// <param name="Layers">Layers in source order, input and loss included, blocks replaced by theirs.</param>
/// <param name="IsWhole">Whether every layer attribute could be read; the compiler reports those that could
/// not.</param>
/// <param name="Members">Members, declared or inherited, that have a name which emitted code uses; no others.</param>
/// <param name="BreaksCls">Whether the class is visible in a CLS-compliant assembly, so that it has to say it is
/// none.</param>
/// <param name="BaseWarnings">Ids of what the compiler warns of where the base class is made, with commas.</param>
/// <param name="Findings">What is wrong with the class itself; what is wrong with layers is found in Shapes.</param>
internal sealed record NetworkModel(
    string Namespace, EquatableArray<ContainerModel> Containers, string Name, string HintName,
    EquatableArray<string> Text, EquatableArray<LayerDeclaration> Layers, bool IsWhole,
    EquatableArray<MemberModel> Members, bool BreaksCls, string BaseWarnings, EquatableArray<Finding> Findings)
{
    /// <summary>The record that it takes; null where it takes rows of numbers.</summary>
    public RecordModel? Record { get; init; }

    /// <summary>A class of which nothing but its place is known.</summary>
    public static NetworkModel At(string space, EquatableArray<ContainerModel> containers, string name) => new(
        space, containers, name, "", default, default, IsWhole: false, default, BreaksCls: false, "", default);

    /// <summary>What is known of a declaration that could not be read.</summary>
    public static NetworkModel Unreadable(string name, string reason) => At("", default, name) with
    {
        Findings = ImmutableArray.Create(Finding.OfClass(RuleId.NotWritten, name, reason)),
    };
}

/// <summary>A type that a network is nested in.</summary>
/// <param name="Keyword"><c>class</c>, <c>struct</c>, <c>interface</c>, <c>record</c> or <c>record struct</c>.</param>
/// <param name="Name">Name without <c>@</c>.</param>
internal sealed record ContainerModel(string Keyword, string Name);
