using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.Metadata;
using System.Xml.Linq;
using Xunit;

namespace NetGen.Tests.Packages;

/// <summary>What is in the packages.</summary>
[Collection(PackedFeedCollection.Name)]
public sealed class PackageTests(PackedFeed feed)
{
    private static readonly string[] Libraries =
    [
        "NetGen", "NetGen.Training", "NetGen.Search", "NetGen.Cluster", "NetGen.Pictures", "NetGen.Console",
        "NetGen.Onnx", "NetGen.Parquet",
    ];

    [Fact]
    public void TheseAreThePackages() => Assert.Equal(
        [.. Libraries.Append("NetGen.Templates").Order()],
        Directory.GetFiles(feed.Feed, "*.nupkg")
            .Select(file => Path.GetFileName(file).Replace($".{PackedFeed.Version}.nupkg", "")).Order());

    [Fact]
    public void TheSameSourcesMakeTheSameBytes()
    {
        string again = feed.NewFolder("again");
        PackedFeed.Pack(again);
        string[] names = [.. Directory.GetFiles(feed.Feed).Select(file => Path.GetFileName(file)).Order()];
        Assert.Equal(names, Directory.GetFiles(again).Select(file => Path.GetFileName(file)).Order());
        Found.Nothing(
            from name in names
            let first = File.ReadAllBytes(Path.Combine(feed.Feed, name))
            let second = File.ReadAllBytes(Path.Combine(again, name))
            where !first.AsSpan().SequenceEqual(second)
            select name);
    }

    [Fact]
    public void NetGenHasRuntimeGeneratorPropertiesAndDocuments()
    {
        string[] files = Files("NetGen", "nupkg");
        foreach (string expected in new[]
        {
            "lib/net10.0/NetGen.Runtime.dll", "lib/net10.0/NetGen.Runtime.xml", "lib/netstandard2.0/_._",
            "analyzers/dotnet/cs/NetGen.Generator.dll", "build/NetGen.props", "build/NetGen.targets", "README.md",
            "LICENSE", "docs/conventions.md",
        })
        {
            Assert.Contains(expected, files);
        }

        // Nothing flows to those who merely use a library with networks in it.
        Assert.DoesNotContain(files, file => file.StartsWith("buildTransitive", StringComparison.Ordinal));
        Assert.Empty(Dependencies("NetGen"));
    }

    [Theory]
    [InlineData("NetGen.Training", "NetGen", "MathNet.Numerics", "Sylvan.Data.Csv")]
    [InlineData("NetGen.Search", "NetGen.Training", "Microsoft.Data.Sqlite")]
    [InlineData(
        "NetGen.Cluster", "NetGen.Search", "Microsoft.Orleans.Clustering.AdoNet",
        "Microsoft.Orleans.Persistence.AdoNet", "Microsoft.Orleans.Server", "Npgsql")]
    [InlineData(
        "NetGen.Pictures", "NetGen.Search", "NetGen.Training", "ScottPlot", "SkiaSharp", "SkiaSharp.HarfBuzz",
        "SkiaSharp.NativeAssets.Linux.NoDependencies", "HarfBuzzSharp.NativeAssets.Linux")]
    [InlineData("NetGen.Console", "NetGen.Training", "Spectre.Console")]
    [InlineData("NetGen.Onnx", "NetGen", "Google.Protobuf", "OnnxSharp")]
    [InlineData("NetGen.Parquet", "NetGen.Training", "Parquet.Net")]
    public void DependenciesAreThoseThatTheNameTells(string package, params string[] expected)
    {
        XElement[] found = Dependencies(package);
        Assert.Equal(expected.Order(), found.Select(Id).Order());
        foreach (XElement ours in found.Where(dependency => Libraries.Contains(Id(dependency))))
        {
            // Of one version, and with generator and properties.
            Assert.Equal($"[{PackedFeed.Version}]", ours.Attribute("version")!.Value);
            Assert.Null(ours.Attribute("exclude"));
        }

        Assert.Contains($"lib/net10.0/{package}.dll", Files(package, "nupkg"));
        Assert.Contains($"build/{package}.targets", Files(package, "nupkg"));

        static string Id(XElement dependency) => dependency.Attribute("id")!.Value;
    }

    [Fact]
    public void EachLibraryHasSymbolsOfItsOwn() => Assert.All(Libraries, package =>
    {
        string assembly = package == "NetGen" ? "NetGen.Runtime" : package;
        Assert.Contains($"lib/net10.0/{assembly}.pdb", Files(package, "snupkg"));
        Assert.DoesNotContain(Files(package, "nupkg"), file => file.EndsWith(".pdb", StringComparison.Ordinal));
    });

    // A build of a clean clone maps them to the commit; what is generated is in the symbols themselves.
    [Fact]
    public void SymbolsNameSourcesOrHaveThem()
    {
        using ZipArchive package = Open("NetGen", "snupkg");
        using MemoryStream symbols = new();
        using (Stream packed = package.GetEntry("lib/net10.0/NetGen.Runtime.pdb")!.Open())
            packed.CopyTo(symbols);
        symbols.Position = 0;
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(symbols);
        MetadataReader reader = provider.GetMetadataReader();
        Guid embedded = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");
        Assert.Contains(
            reader.CustomDebugInformation,
            handle => reader.GetGuid(reader.GetCustomDebugInformation(handle).Kind) == embedded);
    }

    private string[] Files(string package, string extension)
    {
        using ZipArchive archive = Open(package, extension);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    private XElement[] Dependencies(string package)
    {
        using ZipArchive archive = Open(package, "nupkg");
        using Stream text = archive.GetEntry($"{package}.nuspec")!.Open();
        IEnumerable<XElement> all = XDocument.Load(text).Descendants();
        XElement license = all.Single(element => element.Name.LocalName == "license");
        Assert.Equal("MIT", license.Value);
        return [.. all.Where(element => element.Name.LocalName == "dependency")];
    }

    private ZipArchive Open(string package, string extension) =>
        ZipFile.OpenRead(Path.Combine(feed.Feed, $"{package}.{PackedFeed.Version}.{extension}"));
}
