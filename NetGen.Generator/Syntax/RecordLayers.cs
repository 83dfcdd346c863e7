using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Syntax;

/// <summary>What a record adds to the declaration: the input's size, embeddings, and the width of the target.</summary>
internal static class RecordLayers
{
    // The runtime's Width.Target.
    private const int Target = -2;

    // Deviation of a table's first values: small, since training never reaches the row of unknown names.
    private const double EmbeddingScale = 0.05;

    /// <summary>Whether an attribute is the input that takes a record.</summary>
    public static bool IsRecordInput(AttributeData attribute) =>
        attribute.AttributeClass is { IsGenericType: true, Name: "InputAttribute" };

    /// <summary>The input with its size.</summary>
    public static LayerDeclaration Input(LayerDeclaration declared, int size) => declared with
    {
        Arguments = declared.Arguments
            .Append(new LayerArgument("size", Math.Max(1, size), null, IsGiven: true)).ToEquatableArray(),
    };

    /// <summary>The embeddings that the record asks for, behind the input.</summary>
    public static IEnumerable<LayerDeclaration> Embeddings(RecordModel record, int attribute, Compilation compilation)
    {
        IMethodSymbol? constructor = compilation.GetTypeByMetadataName("NetGen.EmbeddingAttribute")?
            .InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.Length > 0);
        return constructor is null ? [] : record.Columns.Where(column => column.Embedding > 0)
            .Select(column => Embedding(column, constructor) with { Attribute = attribute });
    }

    /// <summary>Layers whose units are the target's, and a finding where there is no record.</summary>
    public static IEnumerable<LayerDeclaration> Resolved(
        IReadOnlyList<LayerDeclaration> layers, RecordModel? record, List<Finding> findings)
    {
        string loss = layers.LastOrDefault()?.Kind ?? "";
        string input = layers.FirstOrDefault()?.Text ?? "";
        for (int i = 0; i < layers.Count; i++)
        {
            bool isTarget = layers[i].Has("units") && layers[i].Int("units") == Target;
            if (isTarget && record is null)
                findings.Add(Finding.OfLayer(RuleId.TargetWidthUnknown, i, $"[{input}]"));
            yield return !isTarget ? layers[i] : layers[i] with
            {
                Arguments = layers[i].Arguments.Select(argument => argument.Name == "units"
                    ? argument with { Number = record?.OutputsFor(loss) ?? 1 }
                    : argument).ToEquatableArray(),
            };
        }
    }

    private static LayerDeclaration Embedding(ColumnModel column, IMethodSymbol constructor)
    {
        string text = $"Embedding(column: {Literal.Of(column.Start)}, names: {Literal.Of(column.Places)}, "
            + $"size: {Literal.Of(column.Embedding)}, weightScale: 0.05f, name: {Literal.Of(column.EmbeddingName)})";
        return new("Embedding", constructor.Parameters.Select(Argument).ToEquatableArray(), text);

        LayerArgument Argument(IParameterSymbol parameter) => parameter.Name switch
        {
            "column" => new("column", column.Start, null, IsGiven: true),
            "names" => new("names", column.Places, null, IsGiven: true),
            "size" => new("size", column.Embedding, null, IsGiven: true),
            "weightScale" => new("weightScale", EmbeddingScale, null, IsGiven: true),
            "name" => new("name", 0, column.EmbeddingName, IsGiven: true),
            string other => new(
                other, parameter.HasExplicitDefaultValue ? NumberOf(parameter.ExplicitDefaultValue) : 0, null,
                IsGiven: false),
        };
    }

    private static double NumberOf(object? value) =>
        value is null ? 0 : Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
