using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Packages;

/// <summary>
/// The packages in a folder, and projects outside the repository that take them from there. What else they need comes
/// from where this machine takes packages from, once.
/// </summary>
public sealed class PackedFeed : IDisposable
{
    /// <summary>No package of this version was ever anywhere else.</summary>
    public const string Version = "0.0.1-packed";

    private static readonly string[] Projects =
    [
        "NetGen.Runtime", "NetGen.Training", "NetGen.Search", "NetGen.Cluster", "NetGen.Pictures", "NetGen.Console",
        "NetGen.Onnx", "NetGen.Parquet", "NetGen.Templates",
    ];

    private readonly TemporaryDirectory root = new();
    private readonly Lazy<Ended> consumers;

    /// <summary>Packs, and copies the consumers.</summary>
    public PackedFeed()
    {
        Pack(Feed);
        Copy(RepositoryFiles.Path("NetGen.Tests/Packages/Consumers"), Consumers);
        File.WriteAllText(Path.Combine(root.Path, "NuGet.config"), $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="packages" />
              </config>
              <fallbackPackageFolders>
                <add key="this machine's" value="{MachinePackages()}" />
              </fallbackPackageFolders>
              <packageSources>
                <add key="packed" value="feed" />
              </packageSources>
            </configuration>
            """);
        File.WriteAllText(Path.Combine(root.Path, "Directory.Build.props"), $"""
            <Project>
              <PropertyGroup>
                <NetGenVersion>{Version}</NetGenVersion>
              </PropertyGroup>
            </Project>
            """);
        consumers = new(() => Dotnet.Run(Consumers, "build", "Consumers.slnx"));
    }

    /// <summary>Where the packages are.</summary>
    internal string Feed => Path.Combine(root.Path, "feed");

    /// <summary>Where the consumers are.</summary>
    internal string Consumers => Path.Combine(root.Path, "consumers");

    /// <summary>An empty folder that takes packages from the feed.</summary>
    internal string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(root.Path, name)).FullName;

    /// <summary>Packs all into a folder.</summary>
    internal static void Pack(string folder)
    {
        _ = Directory.CreateDirectory(folder);
        foreach (string project in Projects)
        {
            Ended packed = Dotnet.Run(
                RepositoryFiles.Path(project), "pack", "-c", "Release", "-o", folder, $"-p:PackageVersion={Version}");
            Assert.True(packed.Code == 0, packed.Output);
        }
    }

    /// <summary>The build of all consumers that can be built.</summary>
    internal Ended Build() => consumers.Value;

    /// <summary>Runs a consumer that was built.</summary>
    internal Ended Run(string project) => Dotnet.Run(
        Consumers, Path.Combine(Consumers, project, "bin", "Debug", "net10.0", $"{project}.dll"));

    /// <inheritdoc/>
    public void Dispose() => root.Dispose();

    private static string MachinePackages() => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static void Copy(string from, string to)
    {
        IEnumerable<string> files = Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(from, file))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));
        foreach (string file in files)
        {
            string copy = Path.Combine(to, file);
            _ = Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(from, file), copy);
        }
    }
}

/// <summary>Packs once for all tests.</summary>
[CollectionDefinition(Name)]
public sealed class PackedFeedCollection : ICollectionFixture<PackedFeed>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "packed";
}
