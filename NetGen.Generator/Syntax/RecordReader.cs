using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Syntax;

/// <summary>From the record in <c>[Input&lt;TRecord&gt;]</c> to its columns, and what is wrong with them.</summary>
internal sealed class RecordReader
{
    private readonly INamedTypeSymbol record;
    private readonly INamedTypeSymbol network;
    private readonly Compilation compilation;
    private readonly List<ColumnModel> columns = [];
    private readonly List<ColumnModel> targets = [];
    private readonly List<Finding> findings = [];

    private RecordReader(INamedTypeSymbol record, INamedTypeSymbol network, Compilation compilation) =>
        (this.record, this.network, this.compilation) = (record, network, compilation);

    /// <summary>Reads a record.</summary>
    /// <param name="record">Its type.</param>
    /// <param name="network">The network that takes it.</param>
    /// <param name="compilation">What both are in.</param>
    /// <param name="findings">What is wrong; the layer is 0, the input.</param>
    public static RecordModel Read(
        ITypeSymbol record, INamedTypeSymbol network, Compilation compilation, out IReadOnlyList<Finding> findings)
    {
        if (record is not INamedTypeSymbol type)
        {
            findings = [Finding.OfLayer(RuleId.FeatureMissing, 0, NameOf(record))];
            return new(
                NameOf(record), record.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), "private", [], [], [],
                CanBeMade: false, IsObsolete: false, ReadsCsv: false, ReadsParquet: false);
        }

        RecordReader reader = new(type, network, compilation);
        findings = reader.findings;
        return reader.Read();
    }

    /// <summary>A type as people write it.</summary>
    public static string NameOf(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private RecordModel Read()
    {
        string type = record.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        if (IsFileLocal())
            Report(RuleId.RecordNotVisible, "", record.Name, "one that is local to its file");
        else if (!compilation.IsSymbolAccessibleWithin(record, network))
            Report(RuleId.RecordNotVisible, "", record.Name, $"one that is {WordOf(record.DeclaredAccessibility)}");
        RecordAttributes[] properties = [.. RecordAttributes.Of(record)];
        foreach (RecordAttributes property in properties.Where(property => property.Roles.Count > 0))
            Add(property);
        if (columns.Count == 0 && findings.Count == 0)
            Report(RuleId.FeatureMissing, "", record.Name);
        if (targets.Count == 0 && findings.Count == 0)
            Report(RuleId.TargetMissing, "", record.Name);
        if (targets.Count > 1 && targets.Find(target => target.Kind != ColumnKind.Number) is ColumnModel other)
        {
            string found = string.Join(" and ", targets.Select(target => $"{target.Name}, {WhatIs(target)}"));
            Report(RuleId.TargetsDiffer, other.Name, found);
        }

        RecordFields fields = RecordFields.Of(record, properties, network, compilation);
        return new(
            record.Name, type, AccessOf(), Placed(columns), Placed(targets), fields.Fields.ToEquatableArray(),
            fields.CanBeMade, IsObsolete(record) || properties.Any(property => IsObsolete(property.Symbol)),
            Knows("NetGen.Training.CsvRecords"), Knows("NetGen.Parquet.ParquetRecords"));
    }

    // Itself, or the enumeration that it is one of, or one of its names.
    private static bool IsObsolete(ISymbol symbol) =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ObsoleteAttribute")
        || symbol is IPropertySymbol property && PropertyType.BareOf(property.Type) is { TypeKind: TypeKind.Enum } type
            && type.GetMembers().OfType<IFieldSymbol>().Append((ISymbol)type).Any(IsObsolete);

    private bool Knows(string type) => compilation.GetTypeByMetadataName(type) is not null;

    private void Add(RecordAttributes property)
    {
        string name = property.Symbol.Name, shown = name.Substring(name.LastIndexOf('.') + 1);
        if (property.Roles.Count > 1)
        {
            string found = string.Join(" and ", property.Roles.Select(role => $"[{role.Name}]"));
            Report(RuleId.SeveralRoles, name, shown, found);
            return;
        }

        if (!IsReadable(property.Symbol))
        {
            Report(RuleId.RecordNotVisible, name, shown, "one whose value cannot be read here");
            return;
        }

        ColumnReader reader = new(property.Symbol, property.Roles[0]);
        if (reader.Read(columns.Count, targets.Count) is ColumnModel column)
            (column.IsTarget ? targets : columns).Add(column);
        findings.AddRange(reader.Problems.Select(problem => problem with { Property = name }));
    }

    private bool IsFileLocal()
    {
        for (INamedTypeSymbol? type = record; type is not null; type = type.ContainingType)
            if (type.IsFileLocal)
                return true;
        return false;
    }

    private bool IsReadable(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, GetMethod: IMethodSymbol get }
        && property.ExplicitInterfaceImplementations.IsEmpty
        && compilation.IsSymbolAccessibleWithin(get, network);

    private void Report(RuleId id, string property, params string[] arguments) =>
        findings.Add(Finding.OfLayer(id, 0, arguments) with { Property = property });

    private static EquatableArray<ColumnModel> Placed(IEnumerable<ColumnModel> columns)
    {
        int start = 0;
        return columns.Select(column =>
        {
            ColumnModel placed = column with { Start = start };
            start += column.IsTarget ? 1 : column.Width;
            return placed;
        }).ToEquatableArray();
    }

    // Members that name the record may be seen by nobody who cannot see it.
    private string AccessOf()
    {
        bool isPrivate = false, isPublic = true;
        for (ISymbol? symbol = record; symbol is INamedTypeSymbol; symbol = symbol.ContainingSymbol)
        {
            isPrivate |= symbol.DeclaredAccessibility is
                Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal;
            isPublic &= symbol.DeclaredAccessibility == Accessibility.Public;
        }

        return isPublic ? "public" : isPrivate ? "private" : "internal";
    }

    private static string WhatIs(ColumnModel target) =>
        target.Kind == ColumnKind.Number ? "a number"
        : target.IsBool ? "a bool"
        : target.IsEnum ? "an enum" : "a string";

    private static string WordOf(Accessibility access) => access switch
    {
        Accessibility.Internal => "internal to another assembly",
        Accessibility.Private => "private",
        _ => "not visible",
    };
}
