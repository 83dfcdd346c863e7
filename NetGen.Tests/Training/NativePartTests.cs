using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>Which assemblies bring native libraries along, as NuGet resolved what they depend on.</summary>
public sealed class NativePartTests
{
    [Theory]
    [InlineData("NetGen.Runtime")]
    [InlineData("NetGen.Training")]
    [InlineData("NetGen.Console")]
    public void BringsNone(string project) => Found.Nothing(
        NativeFiles(project).Select(file => $"Expected no native file behind {project}, found {file}."));

    // What the others are apart for: and the assets show it.
    [Theory]
    [InlineData("NetGen.Search", "e_sqlite3")]
    [InlineData("NetGen.Pictures", "libSkiaSharp")]
    public void BringsThatOf(string project, string library) =>
        Assert.Contains(NativeFiles(project), file => file.Contains(library));

    [Fact]
    public void TheRuntimeDependsOnNothing() => Assert.All(
        Libraries("NetGen.Runtime"), library => Assert.Empty(Files(library.Value, "runtime")));

    private static IEnumerable<string> NativeFiles(string project) =>
        from library in Libraries(project)
        from file in Files(library.Value, "native").Select(file => file.Name).Concat(
            from file in Files(library.Value, "runtimeTargets")
            where file.Value.GetProperty("assetType").GetString() == "native"
            select file.Name)
        select $"{library.Name}/{file}";

    private static IEnumerable<JsonProperty> Files(JsonElement library, string kind) =>
        library.TryGetProperty(kind, out JsonElement files) ? files.EnumerateObject() : [];

    // Packages alone: projects of this repository bring what their own packages bring.
    private static IEnumerable<JsonProperty> Libraries(string project)
    {
        string assets = RepositoryFiles.Path($"{project}/obj/project.assets.json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(assets));
        return
        [
            .. document.RootElement.Clone().GetProperty("targets").EnumerateObject().Single().Value.EnumerateObject()
                .Where(library => library.Value.GetProperty("type").GetString() == "package"),
        ];
    }
}
