using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Model;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>
/// Models hold values alone, or the pipeline would keep compilations alive and never find two of them equal.
/// </summary>
public class ModelPurityTests
{
    private const string OfRecord = """
        using NetGen;
        enum Kinds { A, B }
        class Row
        {
            [Numeric(Missing.Mean)] public float? X { get; set; }
            [Category(2, maxNames: 5)] public string City { get; set; } = "";
            [DateParts(DatePart.Month)] public System.DateOnly Day { get; set; }
            [Target] public Kinds Kind { get; set; }
        }
        [Network, Input<Row>, Dense(Width.Target), SoftmaxCrossEntropy] partial class Net;
        """;

    [Theory]
    [InlineData(GeneratorHarness.Tiny)]
    [InlineData(OfRecord)]
    public void NoTrackedOutputHoldsTheCompiler(string source)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile(source);
        GeneratorRunResult result =
            GeneratorHarness.Driver(compilation).RunGenerators(compilation).GetRunResult().Results[0];
        object[] outputs =
        [
            .. result.TrackedSteps["Model"].SelectMany(run => run.Outputs).Select(output => output.Value),
        ];
        Assert.NotEmpty(outputs);
        foreach (object output in outputs)
            Walk(output, new HashSet<object>(ReferenceEqualityComparer.Instance));
    }

    [Fact]
    public void EveryTypeOfTheModelIsAValue()
    {
        HashSet<Type> seen = [];
        Visit(typeof(NetworkModel), seen);
        Assert.Contains(typeof(LayerDeclaration), seen);
        Assert.Contains(typeof(ColumnModel), seen);
    }

    [Fact]
    public void EqualSourcesGiveEqualModels()
    {
        (NetworkModel first, NetworkModel second) = (Model(GeneratorHarness.Tiny), Model(GeneratorHarness.Tiny));
        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.NotEqual(first, Model(GeneratorHarness.Tiny.Replace("0.2f", "0.3f")));
        Assert.Equal(Model(OfRecord), Model(OfRecord));
        Assert.NotEqual(Model(OfRecord), Model(OfRecord.Replace("maxNames: 5", "maxNames: 6")));
    }

    internal static NetworkModel Model(string source)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile(source);
        GeneratorRunResult result =
            GeneratorHarness.Driver(compilation).RunGenerators(compilation).GetRunResult().Results[0];
        return (NetworkModel)result.TrackedSteps["Model"].Single().Outputs.Single().Value;
    }

    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    private static void Visit(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type) || type.IsPrimitive || type.IsEnum || type == typeof(string))
            return;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>))
        {
            Visit(type.GetGenericArguments()[0], seen);
            return;
        }

        Assert.True(type.IsSealed && type.GetMethod("<Clone>$") is not null, $"{type} is no sealed record");
        foreach (FieldInfo field in type.GetFields(Fields))
            Visit(field.FieldType, seen);
    }

    // An ImmutableArray that was not set, which throws where it is enumerated.
    private static bool IsDefaultArray(object value) =>
        value.GetType().GetProperty("IsDefault")?.GetValue(value) is true;

    private static void Walk(object? value, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || !seen.Add(value))
            return;
        Assert.False(
            value is ISymbol or SyntaxNode or SyntaxTree or Location or Diagnostic or Compilation or SemanticModel
                or AttributeData,
            $"the model holds a {value.GetType()}");
        if (value is IEnumerable items && !IsDefaultArray(value))
        {
            foreach (object? item in items)
                Walk(item, seen);
        }

        foreach (FieldInfo field in value.GetType().GetFields(Fields))
            if (!field.FieldType.IsPrimitive && field.FieldType != value.GetType() && !field.FieldType.IsPointer)
                Walk(field.GetValue(value), seen);
    }
}
