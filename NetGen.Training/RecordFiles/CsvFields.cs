using System;
using System.Linq;
using NetGen.CompilerServices;

namespace NetGen.Training;

/// <summary>
/// The fields of a row of CSV, for emitted code. A bad one is added to the errors, and the type's default handed over,
/// so that those behind it are read as well.
/// </summary>
/// <param name="source">What is read.</param>
/// <param name="rows">Its rows.</param>
/// <param name="pool">Strings that were read before.</param>
/// <param name="errors">Where bad fields go.</param>
internal readonly struct CsvFields(CsvSource source, CsvRows rows, TextPool pool, RecordErrors errors) : IFieldReader
{
    public T Value<T>(int field)
        where T : struct, ISpanParsable<T>
    {
        if (!Has(field))
            return FieldText.Absent<T>();
        ReadOnlySpan<char> text = Field(field);
        return source.Format.IsMissing(text)
            ? Refuse<T>(field, text, FieldText.Expected(typeof(T)))
            : Parse<T>(field, text);
    }

    public T? ValueOrNull<T>(int field)
        where T : struct, ISpanParsable<T>
    {
        if (!Has(field))
            return null;
        ReadOnlySpan<char> text = Field(field);
        return source.Format.IsMissing(text) ? null : Parse<T>(field, text);
    }

    public T Member<T>(int field)
        where T : struct, Enum
    {
        if (!Has(field))
            return default;
        ReadOnlySpan<char> text = Field(field);
        return source.Format.IsMissing(text) ? Refuse<T>(field, text, EnumMembers<T>.Expected) : Find<T>(field, text);
    }

    public T? MemberOrNull<T>(int field)
        where T : struct, Enum
    {
        if (!Has(field))
            return null;
        ReadOnlySpan<char> text = Field(field);
        return source.Format.IsMissing(text) ? null : Find<T>(field, text);
    }

    public string Text(int field)
    {
        if (TextOrNull(field) is { } text)
            return text;
        if (Has(field))
            _ = Refuse<int>(field, Field(field), FieldText.Expected(typeof(string)));
        return "";
    }

    public string? TextOrNull(int field)
    {
        if (!Has(field))
            return null;
        ReadOnlySpan<char> text = Field(field);
        return source.Format.IsMissing(text) ? null : pool[text];
    }

    private bool Has(int field) => source.Places[field] != RecordPlaces.None;

    private ReadOnlySpan<char> Field(int field) => rows.Field(source.Places[field]);

    private T Parse<T>(int field, ReadOnlySpan<char> text)
        where T : struct, ISpanParsable<T> =>
        FieldText.TryParse(text, source.Format, out T value)
            ? value
            : Refuse<T>(field, text, FieldText.Expected(typeof(T), text, source.Format));

    private T Find<T>(int field, ReadOnlySpan<char> text)
        where T : struct, Enum =>
        EnumMembers<T>.TryFind(text, out T member) ? member : Refuse<T>(field, text, EnumMembers<T>.Expected);

    private T Refuse<T>(int field, ReadOnlySpan<char> text, string expected)
        where T : struct
    {
        string found = text.IsEmpty ? "nothing" : Quote.Of(text.ToString());
        string advice = source.Format.IsMissing(text) ? text.IsEmpty ? "" : ", which means missing"
            : !TableOptions.UsualMarks.Contains(text.ToString()) ? ""
            : "; if it means missing, name it in Missing of the options";
        errors.Add(rows.Row, source.Columns[source.Places[field]], expected, found + advice);
        return default;
    }
}
