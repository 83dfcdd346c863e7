using System.Linq;

namespace NetGen.Generator.Model;

/// <summary>The record that a network takes, as far as it concerns the emitted code.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its fully qualified type.</param>
/// <param name="Access">What may see members that name it: <c>public</c>, <c>internal</c> or <c>private</c>.</param>
/// <param name="Columns">Its features, in source order.</param>
/// <param name="Targets">What is to be predicted.</param>
/// <param name="Fields">The properties that files have columns of.</param>
/// <param name="CanBeMade">Whether it can be made of such a row.</param>
/// <param name="IsObsolete">Whether it has obsolete parts.</param>
/// <param name="ReadsCsv">Whether the project knows the reader of CSV files.</param>
/// <param name="ReadsParquet">Whether the project knows the reader of Parquet files.</param>
internal sealed record RecordModel(
    string Name, string Type, string Access, EquatableArray<ColumnModel> Columns, EquatableArray<ColumnModel> Targets,
    EquatableArray<FieldModel> Fields, bool CanBeMade, bool IsObsolete, bool ReadsCsv, bool ReadsParquet)
{
    /// <summary>Values of an encoded row, in front of embeddings.</summary>
    public int Width => Columns.Sum(column => column.Width);

    /// <summary>Whether targets are numbers; else there is one class.</summary>
    public bool HasNumbers => Targets.Count > 0 && Targets[0].Kind == ColumnKind.Number;

    /// <summary>Outputs of a network that predicts the targets by a loss.</summary>
    public int OutputsFor(string loss) =>
        HasNumbers ? Targets.Count
        : Targets.Count == 0 || Targets[0].IsBool && loss == "BinaryCrossEntropy" ? 1
        : Targets[0].Places;
}

/// <summary>What a column is.</summary>
internal enum ColumnKind
{
    Number,
    Category,
    Date,
}

/// <summary>A feature or a target of a record.</summary>
/// <param name="Name">The property.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Type">Its type, fully qualified, without a question mark.</param>
/// <param name="Read">The call that hands its value to a reader, with the column's index in front.</param>
internal sealed record ColumnModel(string Name, ColumnKind Kind, string Type, string Read)
{
    /// <summary>Its first input, or the first output of a target.</summary>
    public int Start { get; init; }

    /// <summary>Member of Scale.</summary>
    public string Scale { get; init; } = "Standard";

    /// <summary>Member of Missing.</summary>
    public string Missing { get; init; } = "NotAllowed";

    /// <summary>Whether it may be missing.</summary>
    public bool MayBeMissing { get; init; }

    /// <summary>Whether its type is nullable; that of a target may be, though none may be missing.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether it is a bool.</summary>
    public bool IsBool { get; init; }

    /// <summary>Whether it is an enumeration.</summary>
    public bool IsEnum { get; init; }

    /// <summary>Names of an enumeration or bool.</summary>
    public EquatableArray<string> Names { get; init; }

    /// <summary>The same as constants of C#.</summary>
    public EquatableArray<string> Constants { get; init; }

    /// <summary>Most names that training rows may have.</summary>
    public int MaxNames { get; init; }

    /// <summary>Whether the rarest names share a place.</summary>
    public bool FoldsRare { get; init; }

    /// <summary>Values of the learned vector, or 0.</summary>
    public int Embedding { get; init; }

    /// <summary>Members of DatePart.</summary>
    public EquatableArray<string> Parts { get; init; }

    /// <summary>The Embedding layer that reads it.</summary>
    public string EmbeddingName => Name + "Embedding";

    /// <summary>
    /// Places of a category: its names, the unknown ones together, and missing. A target has names alone.
    /// </summary>
    public int Places => Names.Count > 0 ? Names.Count + (MayBeMissing ? 1 : 0)
        : IsTarget ? MaxNames
        : MaxNames + 1 + (MayBeMissing ? 1 : 0);

    /// <summary>Whether it is to be predicted.</summary>
    public bool IsTarget { get; init; }

    /// <summary>Inputs that it makes.</summary>
    public int Width => Kind switch
    {
        ColumnKind.Number => MayBeMissing ? 2 : 1,
        ColumnKind.Date => Parts.Sum(part => part is "Year" or "Elapsed" ? 1 : 2) + (MayBeMissing ? 1 : 0),
        _ => Embedding > 0 ? 1 : Places,
    };
}

/// <summary>A property that files have a column of.</summary>
/// <param name="Property">The property.</param>
/// <param name="Column">What the column is called.</param>
/// <param name="Type">Its type, fully qualified, without a question mark.</param>
/// <param name="Reader">The reader's method, such as <c>Value&lt;float&gt;</c>.</param>
/// <param name="IsNullable">Whether a missing field is null.</param>
/// <param name="IsTarget">Whether it is to be predicted.</param>
/// <param name="Parameter">The constructor's parameter, or empty where it is set behind.</param>
internal sealed record FieldModel(
    string Property, string Column, string Type, string Reader, bool IsNullable, bool IsTarget, string Parameter)
{
    /// <summary>What takes the place of null, or empty.</summary>
    public string Otherwise { get; init; } = "";
}
