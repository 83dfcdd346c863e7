using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Text;

namespace NetGen.Generator.Plan;

/// <summary>A function that every width implements.</summary>
/// <param name="Summary">One line for the list of kernels.</param>
/// <param name="Signature">Return type, name, type parameters and parameters.</param>
/// <param name="Constraint">Constraint of the type parameter, or empty.</param>
/// <param name="Columns">What it has in its lanes.</param>
/// <param name="Body">Everything from its brace on, and the helpers behind it.</param>
internal sealed record Kernel(
    string Summary, string Signature, string Constraint, RowShape Columns, Func<Width, KernelText> Body)
{
    /// <summary>
    /// The body where rows fill half a vector, so that two of them fill one; null hands them to the kernel of half the
    /// width.
    /// </summary>
    public Func<Width, KernelText>? TwoRows { get; init; }

    /// <summary>The body for a width, or null where the kernel of half the width has it.</summary>
    public Func<Width, KernelText>? BodyFor(Width width) => Columns.IsNarrowerThan(width.Lanes) ? TwoRows : Body;

    /// <summary>The parameter of a kernel that draws masks, behind others.</summary>
    public const string MasksParameter = ", DropoutPass masks";

    /// <summary>Whether it draws masks, whose numbers are its layer's own.</summary>
    public bool DrawsMasks => Signature.Contains(MasksParameter);

    /// <summary>The constraint of a kernel that hands over gradients.</summary>
    public const string SinkConstraint = "where S : struct, IGradientSink<S>";

    /// <summary>What it is called.</summary>
    public string Name => Last(Signature.Substring(0, Open)).Replace("<S>", "");

    /// <summary>Its own parameters as arguments.</summary>
    public IEnumerable<string> Arguments => Signature.Substring(Open + 1).TrimEnd(')').Split(',').Select(Last);

    /// <summary>A call with its own parameters.</summary>
    public string Call => $"{Name}({string.Join(", ", Arguments)})";

    private int Open => Signature.IndexOf('(');

    private static string Last(string declaration) => declaration.Substring(declaration.LastIndexOf(' ') + 1);
}

/// <summary>The statements of a kernel, and private functions of its own.</summary>
internal readonly record struct KernelText(Code Statements, Code Helpers = default);
