using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Syntax;

/// <summary>How a record is made of a row of a file.</summary>
/// <param name="Fields">The properties that files have columns of.</param>
/// <param name="CanBeMade">Whether that makes a record.</param>
internal sealed record RecordFields(IReadOnlyList<FieldModel> Fields, bool CanBeMade)
{
    private static readonly RecordFields None = new([], CanBeMade: false);

    public static RecordFields Of(
        INamedTypeSymbol record, IReadOnlyList<RecordAttributes> properties, INamedTypeSymbol network,
        Compilation compilation)
    {
        if (record.IsAbstract
            || ConstructorOf(record, properties, network, compilation) is not IMethodSymbol constructor)
        {
            return None;
        }

        bool setsAll = constructor.GetAttributes().Any(attribute =>
            attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute");
        bool needsFields = ClassRules.BasesOf(record).Append(record)
            .Any(type => type.GetMembers().OfType<IFieldSymbol>().Any(field => field.IsRequired));
        bool needsBoth = properties.Any(property => property.Symbol.IsRequired
            && constructor.Parameters.Any(parameter => IsOf(parameter, property.Symbol)));
        if (!setsAll && (needsFields || needsBoth))
            return None;

        // What a property computes has to come from others, whatever their attributes.
        ComputedSources sources = ComputedSources.Of(record, properties.Where(property => property.Roles.Count > 0
            && property.Symbol.SetMethod is null
            && !constructor.Parameters.Any(parameter => IsOf(parameter, property.Symbol)))
            .Select(property => property.Symbol));
        List<FieldModel> fields = [];
        foreach (RecordAttributes property in properties)
        {
            IParameterSymbol? parameter = constructor.Parameters.FirstOrDefault(
                parameter => IsOf(parameter, property.Symbol));
            bool isSet = property.Symbol.SetMethod is IMethodSymbol set
                && compilation.IsSymbolAccessibleWithin(set, network);
            bool isNeeded = parameter is not null || property.Symbol.IsRequired;
            PropertyType type = PropertyType.Of(property.Symbol.Type);
            if (isNeeded && !type.CanBeParsed)
                return None;
            if (isNeeded || isSet && type.CanBeParsed && (property.Roles.Count > 0 || sources.Include(property.Symbol)))
                fields.Add(Field(property, type, parameter));
        }

        return new(fields, CanBeMade: true);
    }

    private static FieldModel Field(RecordAttributes property, PropertyType type, IParameterSymbol? parameter)
    {
        // A float that may be missing without being nullable is NaN then.
        bool isNaN = !type.IsNullable && type.IsFloating
            && property.Roles.Any(role => role.Name == "Numeric" && role.Argument<int>("missing") != 0);
        string nullable = type.IsNullable || isNaN ? "OrNull" : "";
        string reader = type.Text == "string" ? $"Text{nullable}"
            : type.IsEnum ? $"Member{nullable}<{type.Text}>"
            : $"Value{nullable}<{type.Text}>";
        return new(
            property.Symbol.Name, property.Column ?? property.Symbol.Name, type.Text, reader,
            type.IsNullable || isNaN, property.Roles.Any(role => role.Name == "Target"), parameter?.Name ?? "")
        {
            Otherwise = isNaN ? $"{type.Text}.NaN" : "",
        };
    }

    // One without parameters where there is one, else the longest whose parameters are all properties.
    private static IMethodSymbol? ConstructorOf(
        INamedTypeSymbol record, IReadOnlyList<RecordAttributes> properties, INamedTypeSymbol network,
        Compilation compilation) =>
        record.InstanceConstructors
            .Where(constructor => compilation.IsSymbolAccessibleWithin(constructor, network)
                && constructor.Parameters.All(parameter => parameter.RefKind == RefKind.None
                    && properties.Any(property => IsOf(parameter, property.Symbol))))
            .OrderByDescending(constructor => record.IsValueType || constructor.Parameters.Length > 0
                ? constructor.Parameters.Length
                : int.MaxValue)
            .FirstOrDefault();

    private static bool IsOf(IParameterSymbol parameter, IPropertySymbol property) =>
        string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)
        && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type);
}
