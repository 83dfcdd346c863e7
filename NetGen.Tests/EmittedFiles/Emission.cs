using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator;
using NetGen.Tests;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;

namespace NetGen.EmittedFiles;

/// <summary>Runs the generator over many networks and writes every emitted file.</summary>
internal static class Emission
{
    public static int Run(DirectoryInfo folder)
    {
        CSharpParseOptions parse = new(LanguageVersion.Latest);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Emitted", Sources().Select(text => CSharpSyntaxTree.ParseText(text, parse)), References(),
            new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        Stopwatch watch = Stopwatch.StartNew();
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: parse)
            .RunGenerators(compilation);
        TimeSpan first = watch.Elapsed;
        GeneratorDriverRunResult result = driver.GetRunResult();
        if (result.Diagnostics.Any())
        {
            Console.Error.WriteLine(string.Join("\n", result.Diagnostics));
            return 1;
        }

        folder.Create();
        int files = 0;
        long lines = 0, bytes = 0;
        foreach (GeneratedSourceResult file in result.Results.Single().GeneratedSources)
        {
            string text = file.SourceText.ToString();
            File.WriteAllText(Path.Combine(folder.FullName, file.HintName), text);
            files++;
            lines += text.AsSpan().Count('\n');
            bytes += text.Length;
        }

        Console.WriteLine(
            $"{files:N0} files, {lines:N0} lines, {bytes:N0} characters in {folder.FullName}; "
            + $"generated in {first.TotalMilliseconds:N0} ms, generator's own compilation included");
        return 0;
    }

    private static IEnumerable<string> Sources()
    {
        yield return File.ReadAllText(RepositoryFiles.Path("NetGen.Samples/DigitClassifier.cs"));
        string lecture = RepositoryFiles.Path("NetGen.Samples.Lecture.Networks");
        foreach (string file in Directory.GetFiles(lecture, "*.cs").Order())
            yield return File.ReadAllText(file);
        yield return "using NetGen;\n"
            + File.ReadAllText(RepositoryFiles.Path("NetGen.Benchmarks/Workloads/Networks.cs"));
        int number = 0;
        foreach (NetworkSpec spec in SuiteNetworks.All)
        {
            string name = $"Network{number++:000}";
            yield return $"using NetGen;\n\nnamespace Suite;\n\n{spec.ToSource(name)}";
        }
    }

    private static ImmutableArray<MetadataReference> References() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(NetworkAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
