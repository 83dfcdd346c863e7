using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Numeric;

/// <summary>
/// The numeric suite's networks, compiled once into one assembly; child processes load the file that their parent
/// compiled.
/// </summary>
internal static class NetworkAssembly
{
    private const string PathVariable = "NETGEN_TEST_NETWORKS";

    private const string Namespace = "NetGen.Tests.Generated";

    private static readonly Lazy<string> File = new(() =>
        Environment.GetEnvironmentVariable(PathVariable) ?? CompileToFile());

    private static readonly Lazy<Assembly> Networks = new(() => Assembly.LoadFrom(File.Value));

    /// <summary>The environment variable that names the compiled file to a child process.</summary>
    public static (string Name, string Value) Compiled => (PathVariable, File.Value);

    /// <summary>Makes the network of a spec that is in <see cref="SuiteNetworks"/>.</summary>
    public static INetworkDriver Create(NetworkSpec spec, ulong seed = 0) => Create(NameOf(spec), seed);

    private static INetworkDriver Create(string name, ulong seed)
    {
        Type type = Networks.Value.GetType($"{Namespace}.{name}", throwOnError: true)!;
        Type contract = type.GetInterfaces().Single(face =>
            face.IsGenericType && face.GetGenericTypeDefinition() == typeof(INetwork<,>));
        Type driver = typeof(NetworkDriver<,>).MakeGenericType(contract.GetGenericArguments());
        return (INetworkDriver)Activator.CreateInstance(driver, seed)!;
    }

    private static string NameOf(NetworkSpec spec)
    {
        for (int i = 0; i < SuiteNetworks.All.Count; i++)
            if (ReferenceEquals(SuiteNetworks.All[i], spec))
                return $"Network{i:000}";
        throw new ArgumentException($"Expected a network of the suite, found {spec}.", nameof(spec));
    }

    private static string CompileToFile()
    {
        IEnumerable<string> sources = SuiteNetworks.All.Select(spec =>
            $"using NetGen;\n\nnamespace {Namespace};\n\n// {spec}\n{spec.ToSource(NameOf(spec))}");
        string folder = Directory.CreateTempSubdirectory("netgen-tests-").FullName;
        string file = System.IO.Path.Combine(folder, "NetGen.Tests.Generated.dll");
        System.IO.File.WriteAllBytes(file, NetworkCompiler.Compile("NetGen.Tests.Generated", sources));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return file;
    }
}
