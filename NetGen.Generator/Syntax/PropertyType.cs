using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Syntax;

/// <summary>The type of a record's property, without its question mark.</summary>
/// <param name="Text">Fully qualified.</param>
/// <param name="Display">As people write it.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Kind">What the compiler calls special; none for others.</param>
/// <param name="Members">Names of an enumeration, or false and true, each with its constant.</param>
internal sealed record PropertyType(
    string Text, string Display, bool IsNullable, SpecialType Kind,
    IReadOnlyList<(string Name, string Constant)> Members)
{
    private static readonly string[] Dates =
        ["global::System.DateOnly", "global::System.DateTime", "global::System.DateTimeOffset"];

    private static readonly string[] OtherValues =
        ["global::System.Guid", "global::System.TimeSpan", "global::System.TimeOnly", "char"];

    public bool IsEnum { get; private init; }

    /// <summary>Whether it is an enumeration of unsigned numbers of 64 bits.</summary>
    public bool IsOfUlong { get; private init; }

    public bool IsBool => Kind == SpecialType.System_Boolean;

    /// <summary>Whether the declaration has all its names.</summary>
    public bool IsNamed => IsEnum || IsBool;

    public bool IsFloating => Kind is SpecialType.System_Single or SpecialType.System_Double;

    public bool IsInteger => Kind is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    public bool IsNumber => IsInteger || IsFloating || Kind == SpecialType.System_Decimal;

    public bool IsDate => Dates.Contains(Text);

    /// <summary>Whether a file's field can be made into it.</summary>
    public bool CanBeParsed => IsNumber || IsNamed || IsDate || Text == "string" || OtherValues.Contains(Text);

    public static PropertyType Of(ITypeSymbol type)
    {
        bool isNullable = type.NullableAnnotation == NullableAnnotation.Annotated;
        ITypeSymbol bare = BareOf(type);
        string text = bare.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return new(
            text, type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), isNullable, bare.SpecialType,
            bare.SpecialType == SpecialType.System_Boolean ? [("false", "false"), ("true", "true")]
                : bare.TypeKind == TypeKind.Enum ? [.. MembersOf(bare, text)]
                : [])
        {
            IsEnum = bare.TypeKind == TypeKind.Enum,
            IsOfUlong = bare is INamedTypeSymbol { EnumUnderlyingType.SpecialType: SpecialType.System_UInt64 },
        };
    }

    /// <summary>A type without its question mark.</summary>
    public static ITypeSymbol BareOf(ITypeSymbol type)
    {
        const SpecialType nullable = SpecialType.System_Nullable_T;
        return type is INamedTypeSymbol { OriginalDefinition.SpecialType: nullable } value
            ? value.TypeArguments[0]
            : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
    }

    // Of several names of one number the first counts, as it does for the reader of the enumeration.
    private static IEnumerable<(string Name, string Constant)> MembersOf(ITypeSymbol type, string text) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(member => member.HasConstantValue)
            .GroupBy(member => member.ConstantValue).Select(same => same.First())
            .Select(member => (member.Name, $"{text}.{Generator.Text.Literal.Name(member.Name)}"));
}
