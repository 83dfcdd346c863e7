using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Syntax;

/// <summary>A property of a record, and what NetGen's attributes say of it.</summary>
/// <param name="Symbol">The property.</param>
/// <param name="Roles">Numeric, Category, DateParts and Target.</param>
/// <param name="Column">What a file calls it, or null.</param>
internal sealed record RecordAttributes(IPropertySymbol Symbol, IReadOnlyList<Role> Roles, string? Column)
{
    private const string Suffix = "Attribute";

    private static readonly string[] RoleNames = ["Numeric", "Category", "DateParts", "Target"];

    /// <summary>The properties of a record, those of base classes first, in source order.</summary>
    public static IEnumerable<RecordAttributes> Of(INamedTypeSymbol record)
    {
        IEnumerable<INamedTypeSymbol> types = ClassRules.BasesOf(record).Reverse().Append(record);
        return types.SelectMany(type => type.GetMembers().OfType<IPropertySymbol>())
            .Where(property => property is { IsStatic: false, IsIndexer: false, IsImplicitlyDeclared: false }
                || !property.DeclaringSyntaxReferences.IsEmpty)
            .GroupBy(property => property.Name).Select(same => same.Last())
            .Select(property => Read(property, ParametersOf(record, property)));
    }

    // Those of the record's own constructors, or of the base record's that declares the property.
    private static IEnumerable<IParameterSymbol> ParametersOf(INamedTypeSymbol record, IPropertySymbol property)
    {
        IParameterSymbol[] own = [.. Named(record)];
        return own.Any(parameter => parameter.GetAttributes().Any(IsWhole)) ? own : Named(property.ContainingType);

        IEnumerable<IParameterSymbol> Named(INamedTypeSymbol type) => type.InstanceConstructors
            .SelectMany(constructor => constructor.Parameters).Where(parameter => parameter.Name == property.Name);
    }

    /// <summary>The attribute that a finding about a property belongs to, or null.</summary>
    public static AttributeData? Place(INamedTypeSymbol record, string property) =>
        Of(record).FirstOrDefault(other => other.Symbol.Name == property)?.Roles.FirstOrDefault()?.Attribute;

    // The attributes of a positional record may stand on the parameter.
    private static RecordAttributes Read(IPropertySymbol property, IEnumerable<IParameterSymbol> parameters)
    {
        AttributeData[] attributes =
        [
            .. property.GetAttributes().Concat(parameters.SelectMany(parameter => parameter.GetAttributes()))
                .Where(IsWhole),
        ];
        return new(
            property,
            [
                .. attributes.Select(attribute => new Role(NameOf(attribute), attribute))
                    .Where(role => RoleNames.Contains(role.Name)),
            ],
            attributes.FirstOrDefault(attribute => NameOf(attribute) == "ColumnName")?
                .ConstructorArguments[0].Value as string);
    }

    private static bool IsWhole(AttributeData attribute) =>
        attribute.AttributeClass is INamedTypeSymbol type
        && type.Name.EndsWith(Suffix, System.StringComparison.Ordinal) && NetworkReader.IsOurs(type, type.Name)
        && attribute.AttributeConstructor is IMethodSymbol constructor
        && attribute.ConstructorArguments.Length == constructor.Parameters.Length
        && attribute.ConstructorArguments.All(argument => argument.Kind != TypedConstantKind.Error);

    private static string NameOf(AttributeData attribute)
    {
        string name = attribute.AttributeClass!.Name;
        return name.Substring(0, name.Length - Suffix.Length);
    }
}

/// <summary>What a property is in a record.</summary>
/// <param name="Name">Name of the attribute without <c>Attribute</c>.</param>
/// <param name="Attribute">The attribute.</param>
internal sealed record Role(string Name, AttributeData Attribute)
{
    /// <summary>The value of an argument; its default where the constructor has none of that name.</summary>
    public T? Argument<T>(string name)
    {
        ImmutableArray<IParameterSymbol> parameters = Attribute.AttributeConstructor!.Parameters;
        int index = parameters.IndexOf(parameters.FirstOrDefault(parameter => parameter.Name == name)!);
        return index >= 0 && Attribute.ConstructorArguments[index].Value is T value ? value : default;
    }

    /// <summary>The numbers of an argument that is an array.</summary>
    public IEnumerable<int> Numbers() => Attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Array } array]
        && !array.IsNull
            ? array.Values.Select(value => value.Value).OfType<int>()
            : [];
}
