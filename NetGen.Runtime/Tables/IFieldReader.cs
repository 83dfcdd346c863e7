using System;
using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>
/// One row of a file as emitted code makes a record of it, field by field. An error names row, column, what was
/// expected and what was found.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IFieldReader
{
    /// <summary>A field that has to be there, parsed.</summary>
    /// <param name="field">Index of the field in <see cref="IRecordFields{TRecord}.Fields"/>.</param>
    T Value<T>(int field)
        where T : struct, ISpanParsable<T>;

    /// <summary>A field, parsed; null where it is missing.</summary>
    T? ValueOrNull<T>(int field)
        where T : struct, ISpanParsable<T>;

    /// <summary>A member of an enumeration, by name, whatever the case of letters, or by number.</summary>
    T Member<T>(int field)
        where T : struct, Enum;

    /// <summary>A member of an enumeration; null where it is missing.</summary>
    T? MemberOrNull<T>(int field)
        where T : struct, Enum;

    /// <summary>A text that has to be there.</summary>
    string Text(int field);

    /// <summary>A text; null where it is missing.</summary>
    string? TextOrNull(int field);
}

/// <summary>How a record is made of fields of a file; emitted for each record of a network.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRecordFields<TRecord>
{
    /// <summary>The fields, in the order of their indices.</summary>
    static abstract RecordField[] Fields { get; }

    /// <summary>Makes a record of one row.</summary>
    static abstract TRecord Create<TFields>(ref TFields fields)
        where TFields : struct, IFieldReader;
}
