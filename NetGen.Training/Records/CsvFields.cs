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
            return default;
        ReadOnlySpan<char> text = Field(field);
        if (!source.Format.IsMissing(text) && FieldText.TryParse(text, source.Format, out T value))
            return value;
        Refuse(field, FieldText.Expected(typeof(T)));
        return default;
    }

    public T? ValueOrNull<T>(int field)
        where T : struct, ISpanParsable<T> =>
        !Has(field) || source.Format.IsMissing(Field(field)) ? null : Value<T>(field);

    public T Member<T>(int field)
        where T : struct, Enum
    {
        if (!Has(field))
            return default;
        ReadOnlySpan<char> text = Field(field);
        if (!source.Format.IsMissing(text) && EnumMembers<T>.TryFind(text, out T member))
            return member;
        Refuse(field, EnumMembers<T>.Expected);
        return default;
    }

    public T? MemberOrNull<T>(int field)
        where T : struct, Enum =>
        !Has(field) || source.Format.IsMissing(Field(field)) ? null : Member<T>(field);

    public string Text(int field)
    {
        if (TextOrNull(field) is { } text)
            return text;
        if (Has(field))
            Refuse(field, FieldText.Expected(typeof(string)));
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

    private void Refuse(int field, string expected)
    {
        string text = Field(field).ToString();
        string found = text.Length == 0 ? "nothing" : Quote.Of(text);
        string advice = source.Format.IsMissing(text) ? ", which means missing"
            : TableOptions.UsualMarks.Contains(text) ? "; if it means missing, name it in Missing of the options"
            : "";
        errors.Add(rows.Row, source.Columns[source.Places[field]], expected, found + advice);
    }
}
