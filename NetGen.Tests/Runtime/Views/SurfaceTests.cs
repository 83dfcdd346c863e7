using System;
using System.ComponentModel;
using System.Linq;
using System.Reflection;
using NetGen.CompilerServices;
using Xunit;

namespace NetGen.Tests.Views;

/// <summary>What emitted code alone calls stands apart, and completion does not offer it.</summary>
public sealed class SurfaceTests
{
    private static readonly string[] ForEveryone = [nameof(VectorWidths), nameof(Philox4x32)];

    [Fact]
    public void TypesForEmittedCodeAreHiddenFromCompletion() => Assert.All(
        typeof(EmittedFacts).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == typeof(EmittedFacts).Namespace && !ForEveryone.Contains(type.Name)),
        type => Assert.Equal(
            EditorBrowsableState.Never, type.GetCustomAttribute<EditorBrowsableAttribute>()?.State));

    [Fact]
    public void ConstructorsOfViewsAreHiddenFromCompletion() => Assert.All(
        typeof(DenseLayer).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == typeof(DenseLayer).Namespace && !type.IsAbstract
                && (type.Name.EndsWith("Layer", StringComparison.Ordinal)
                    || type.Name.EndsWith("Loss", StringComparison.Ordinal)))
            .SelectMany(type => type.GetConstructors()),
        constructor => Assert.Equal(
            EditorBrowsableState.Never, constructor.GetCustomAttribute<EditorBrowsableAttribute>()?.State));
}
