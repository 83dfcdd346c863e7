using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Text;

namespace NetGen.Generator.Plan;

/// <summary>A function that every width implements.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">One line for the list of kernels.</param>
/// <param name="Parameters">Its parameters in order.</param>
/// <param name="Columns">What it has in its lanes.</param>
/// <param name="Body">Its statements, and private functions of its own.</param>
internal sealed record Kernel(
    string Name, string Summary, ImmutableArray<Parameter> Parameters, RowShape Columns, Func<Width, KernelText> Body)
{
    /// <summary>The type of its result.</summary>
    public string Returns { get; init; } = "void";

    /// <summary>
    /// The body where rows fill half a vector, so that two of them fill one; null hands them to the kernel of half the
    /// width.
    /// </summary>
    public Func<Width, KernelText>? TwoRows { get; init; }

    /// <summary>Whether the body for a width calls the kernel of half the width for what fills no vector.</summary>
    public Func<Width, bool> LeavesRest { get; init; } = _ => false;

    /// <summary>Whether there has to be a kernel of half the width, too.</summary>
    public bool NeedsHalf(Width width) => Columns.IsNarrowerThan(width.Lanes) || LeavesRest(width);

    /// <summary>The tensors whose places the body names.</summary>
    public ImmutableArray<TensorName> Tensors { get; init; } = [];

    /// <summary>The sizes that its tiles are compiled for, where they are shared; else null.</summary>
    public Helper? Sizes { get; init; }

    /// <summary>The body for a width, or null where the kernel of half the width has it.</summary>
    public Func<Width, KernelText>? BodyFor(Width width) => Columns.IsNarrowerThan(width.Lanes) ? TwoRows : Body;

    /// <summary>Whether it draws masks, whose numbers are its layer's own.</summary>
    public bool DrawsMasks => Parameters.Contains(Parameter.Masks);

    /// <summary>Whether it hands over gradients, and so is generic over the sink that takes them.</summary>
    public bool HasSink => Parameters.Contains(Parameter.Sink);

    /// <summary>The constraint of a function that hands over gradients.</summary>
    public const string SinkConstraint = "where S : struct, IGradientSink<S>";

    /// <summary>The constants that it is compiled for, where several ops share it; else null.</summary>
    public OpConstants? Constants { get; init; }

    /// <summary>Constraints of the type parameters, or empty.</summary>
    public string Constraint => Join(
        " ", Constants is null ? "" : $"where P : struct, {Constants.Interface}", HasSink ? SinkConstraint : "");

    /// <summary>Return type, name and type parameters, which its parameters stand behind.</summary>
    public string Head => $"{Returns} {Name}{Types(Constants is null ? "" : "P")}";

    /// <summary>What a call names: type arguments are given where they cannot be inferred.</summary>
    public string Callee => Constants is null ? Name : Name + Types(Constants.Name);

    private string Types(string constants)
    {
        string types = Join(", ", constants, HasSink ? "S" : "");
        return types == "" ? "" : $"<{types}>";
    }

    private static string Join(string separator, string first, string second) =>
        first == "" || second == "" ? first + second : first + separator + second;
}

/// <summary>A parameter of a kernel.</summary>
internal sealed record Parameter(string Type, string Name)
{
    /// <summary>The network's block of parameters.</summary>
    public static readonly Parameter Block = Floats("p");

    /// <summary>How many rows there are.</summary>
    public static readonly Parameter Rows = new("int", "rows");

    /// <summary>The pass that draws dropout masks.</summary>
    public static readonly Parameter Masks = new("DropoutPass", "masks");

    /// <summary>What the calling thread does of the whole.</summary>
    public static readonly Parameter Share = new("Share", "share");

    /// <summary>Where gradients go.</summary>
    public static readonly Parameter Sink = new("S", "sink");

    /// <summary>A pointer to floats.</summary>
    public static Parameter Floats(string name) => new("float*", name);

    /// <inheritdoc/>
    public override string ToString() => $"{Type} {Name}";
}

/// <summary>The statements of a kernel, and private functions of its own.</summary>
internal readonly record struct KernelText(Code Statements, Code Helpers = default)
{
    /// <summary>Functions that it shares with other kernels of the file.</summary>
    public ImmutableArray<SharedFunction> Shared { get; init; }

    /// <summary>Statements without functions.</summary>
    public static implicit operator KernelText(Code statements) => new(statements);

    /// <summary>The functions of all of these texts, behind other statements.</summary>
    public static KernelText Of(Code statements, params IEnumerable<KernelText> texts)
    {
        KernelText[] all = [.. texts];
        return new(statements, Code.Paragraphs(all.Select(text => text.Helpers)))
        {
            Shared = all.SelectMany(text => text.Shared.IsDefault ? [] : text.Shared).ToImmutableArray(),
        };
    }
}

/// <summary>A function that several kernels of a file call.</summary>
/// <param name="Name">What it is called; two of one name are the same.</param>
/// <param name="Write">Writes it; called once however many kernels call the function.</param>
internal sealed record SharedFunction(string Name, Func<Code> Write);
